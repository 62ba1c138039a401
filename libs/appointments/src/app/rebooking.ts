import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, localDate, type Uuid } from '@yizhu/kernel';
import { currentContext, recordAudit, Relay, UnitOfWork } from '@yizhu/platform';
import { ServicePointsReader, type BookableOffering } from '@yizhu/service-points';
import { rebookReason, type RebookReason } from '../domain/slots.js';
import { termsOf } from './bookings.js';

interface Booked {
  readonly id: Uuid;
  readonly offeringId: Uuid;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly seat: number;
  readonly rebookReason: RebookReason | null;
}

/**
 * When a point's hours change under what was booked, nothing is lost: such appointments are shown as "to be rebooked", with the reason,
 * until somebody moves or cancels them, or the hours are put back.
 */
@Injectable()
export class Rebooking implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ServicePointsReader) private readonly points: ServicePointsReader,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('appointments.rebooking', ['service-points.schedule-changed'], async (events) => {
      for (const pointId of new Set(events.map(({ payload }) => (payload as { pointId: Uuid }).pointId))) await this.lookAt(pointId);
    });
  }

  /** Marks what can no longer be kept at a point, and unmarks what can again. How many changed. */
  lookAt(pointId: Uuid): Promise<number> {
    return this.uow.run(async ({ manager, now }) => {
      // The point is held: whoever books there meanwhile waits, and books by the hours as they are now.
      const offerings = new Map((await this.points.ofPoint(pointId)).map((offering) => [offering.id, offering]));
      const booked = (await manager.query(
        `SELECT a.id, a.offering_id AS "offeringId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.seat, a.rebook_reason AS "rebookReason" FROM appointments.appointment a WHERE a.county_code = $1 AND a.point_id = $2 AND a.status = 'booked' AND a.starts_at > $3 ORDER BY a.id FOR UPDATE`,
        [currentContext().countyCode, pointId, now],
      )) as Booked[];
      let changed = 0;
      for (const appointment of booked) {
        const reason = reasonOf(appointment, offerings.get(appointment.offeringId));
        if (reason === appointment.rebookReason) continue;
        changed++;
        await manager.query('UPDATE appointments.appointment SET rebook_reason = $2, version = version + 1 WHERE id = $1', [appointment.id, reason]);
        await recordAudit(manager, { action: reason ? 'to-be-rebooked' : 'kept-after-all', resource: 'appointment', subjectId: appointment.id, detail: { reason } });
      }
      return changed;
    });
  }
}

const reasonOf = (appointment: Booked, offering: BookableOffering | undefined): RebookReason | null => {
  if (!offering) return 'withdrawn';
  const day = localDate(appointment.startsAt);
  return rebookReason(appointment, termsOf(offering), offering.spans(addDays(day, -1), day), offering.day(day));
};
