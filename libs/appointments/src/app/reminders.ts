import { Inject, Injectable } from '@nestjs/common';
import { addDays, instantOf, localDate, minutesOfDay, type Uuid } from '@yizhu/kernel';
import { currentContext, recordEvents, UnitOfWork } from '@yizhu/platform';
import { GUEST_DAYS } from '../domain/appointment.js';

/** Reminders are due in office hours of the day before; when they reach a telephone is for notifications to say. */
const FROM_MINUTE = 9 * 60;
const TO_MINUTE = 20 * 60;
const AT_ONCE = 200;

interface Due {
  readonly id: Uuid;
  readonly number: string;
  readonly pointId: Uuid;
  readonly offeringId: Uuid;
  readonly personId: Uuid | null;
  readonly householdId: Uuid | null;
  readonly divisionCode: string | null;
  readonly startsAt: Date;
  readonly pointHidden: boolean;
}

/** The day before an appointment its people are to be reminded, once. */
@Injectable()
export class Reminders {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Tells what is due; how many. Every replica may look at once: each row is one's. */
  async tellDue(): Promise<number> {
    const minute = minutesOfDay(this.uow.now());
    if (minute < FROM_MINUTE || minute >= TO_MINUTE) return 0;
    return this.uow.run(async ({ manager, now }) => {
      const tomorrow = addDays(localDate(now), 1);
      const due = (await manager.query(
        `SELECT a.id, a.number, a.point_id AS "pointId", a.offering_id AS "offeringId", a.person_id AS "personId", a.household_id AS "householdId", a.person_division_code AS "divisionCode", a.starts_at AS "startsAt", coalesce((SELECT p.address_hidden FROM service_points.service_point p WHERE p.id = a.point_id AND p.county_code = a.county_code), true) AS "pointHidden" FROM appointments.appointment a
          WHERE a.county_code = $1 AND a.status = 'booked' AND a.reminded_at IS NULL AND a.rebook_reason IS NULL AND a.starts_at >= $2 AND a.starts_at < $3 ORDER BY a.starts_at LIMIT ${AT_ONCE} FOR UPDATE OF a SKIP LOCKED`,
        [currentContext().countyCode, instantOf(tomorrow), instantOf(addDays(tomorrow, 1))],
      )) as Due[];
      if (due.length === 0) return 0;
      await manager.query('UPDATE appointments.appointment SET reminded_at = $2, version = version + 1 WHERE id = ANY($1::uuid[])', [due.map(({ id }) => id), now]);
      await recordEvents(manager, due.map(({ id, startsAt, ...rest }) => ({ type: 'appointments.reminder-due', subjectId: id, payload: { ...rest, startsAt: startsAt.toISOString() } })), now);
      return due.length;
    });
  }

  /** Name and telephone of somebody who isn't registered go when their appointment is long past. How many. */
  forgetGuests(): Promise<number> {
    return this.uow.run(async ({ manager, now }) => {
      const [, n] = (await manager.query(`UPDATE appointments.appointment SET guest_sealed = NULL, version = version + 1 WHERE county_code = $1 AND guest_sealed IS NOT NULL AND ends_at < $2::timestamptz - make_interval(days => ${GUEST_DAYS})`, [currentContext().countyCode, now])) as [unknown, number];
      return n;
    });
  }
}
