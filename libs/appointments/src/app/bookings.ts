import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate, newId, notFound, scopeCovers, tidy, type Uuid } from '@yizhu/kernel';
import { currentActor, currentContext, Database, nextNumber, onBrokenConstraint, RawJson, Sealer, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { RecipientsReader, type PersonBrief } from '@yizhu/recipients';
import { ServicePointsReader, type BookableOffering } from '@yizhu/service-points';
import { appointments } from '../db/appointments.schemas.js';
import { appointmentError } from '../domain/appointment.errors.js';
import { Appointment, type CancelReason } from '../domain/appointment.js';
import { freeSeat, requireSlot, slotsOf, slotState, takenIn, type Slot, type TakenSeat, type Terms } from '../domain/slots.js';
import type { BookDto, GuestDto } from '../http/appointment.dto.js';
import { AppointmentQueries } from './appointment.queries.js';

const SERIES = 'YY';
const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8}|\+\d{6,15})$/;

export const termsOf = (offering: BookableOffering): Terms => ({ ...offering, retired: offering.point.retired });

/** Who books, moves and cancels; who comes, and who doesn't. */
@Injectable()
export class Bookings {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ServicePointsReader) private readonly points: ServicePointsReader,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(AppointmentQueries) private readonly queries: AppointmentQueries,
  ) {}

  /** The slots of some days, with what is left of each, and why a day has none. @throws not-found */
  async slots(offeringId: Uuid, from: string | undefined, days: number): Promise<RawJson> {
    const offering = await this.points.offering(offeringId);
    const terms = termsOf(offering);
    const now = this.uow.now();
    const first = from ?? localDate(now);
    const last = addDays(first, days - 1);
    const closed = terms.withdrawn || terms.retired || !terms.bookable || !terms.slotMinutes;
    const slots = closed ? [] : slotsOf(offering.spans(first, last), terms.slotMinutes, first, last);
    const taken = slots.length > 0 ? await this.taken(offeringId, slots[0]!.startsAt, slots.at(-1)!.endsAt) : [];
    const told = slots.map((slot) => {
      const n = takenIn(slot, taken);
      return { ...slot, day: localDate(slot.startsAt), places: terms.places, taken: n, left: Math.max(0, terms.places! - n), state: slotState(slot, n, terms, now) };
    });
    return new RawJson(JSON.stringify({
      offering: { id: offering.id, item: offering.item, point: { id: offering.point.id, name: offering.point.name }, note: offering.note, withdrawn: terms.withdrawn || terms.retired, bookable: terms.bookable, slotMinutes: terms.slotMinutes, places: terms.places, leadMinutes: terms.leadMinutes, aheadDays: terms.aheadDays },
      days: Array.from({ length: days }, (_, i) => {
        const { date, because, words, assumed } = offering.day(addDays(first, i));
        return { date, because, words, assumed, slots: told.filter(({ day }) => day === date).map(({ day: _day, ...slot }) => slot) };
      }),
    }));
  }

  /**
   * For somebody of the register within the caller's area, at any point; or, at points of the caller's own, for somebody who isn't registered.
   * @throws not-found | booking-for-whom | booking-elsewhere | slot-full | booked-already, and as `requireSlot`
   */
  book(input: BookDto): Promise<RawJson> {
    if ((input.personId === undefined) === (input.guest === undefined)) throw appointmentError('booking-for-whom', {}, 'personId');
    return this.oncePerPerson(() =>
      this.uow.run(async (act) => {
        const person = input.personId ? await this.recipients.person(input.personId) : null;
        const offering = await this.points.offering(input.offeringId);
        if (!person && !this.answersFor(offering)) throw appointmentError('booking-elsewhere', {}, 'guest');
        const id = input.id ?? newId();
        const { slot, seat } = await this.seatIn(act, offering, new Date(input.startsAt), person, null);
        const { point, item } = offering;
        const appointment = Appointment.book(slot, {
          id, countyCode: currentContext().countyCode, divisionCode: point.divisionCode, pointId: point.id, pointNameZh: point.name.zh, pointNameEn: point.name.en, organisationId: point.organisationId, offeringId: offering.id,
          itemCode: item.code, itemNameZh: item.name.zh, itemNameEn: item.name.en, seat, personId: person?.id ?? null, householdId: person?.householdId ?? null, personDivisionCode: person?.divisionCode ?? null,
          guestSealed: input.guest ? this.sealedGuest(id, input.guest) : null, bookedBy: act.actor.id, bookedByName: act.actor.name, number: await nextNumber(act.manager, SERIES, Number(localDate(act.now).slice(0, 4))),
        }, act.now);
        await appointments.add(act, appointment, 'book');
        return this.queries.detail(id);
      }),
    );
  }

  /** To another slot of the same offering. @throws stale | act-not-allowed, and as `book` */
  reschedule(id: Uuid, version: number, startsAt: string): Promise<RawJson> {
    return this.oncePerPerson(() =>
      this.acted(id, version, 'reschedule', async (appointment, act) => {
        const offering = await this.points.offering(appointment.offeringId);
        const { slot, seat } = await this.seatIn(act, offering, new Date(startsAt), appointment.personId ? { id: appointment.personId } : null, appointment);
        appointment.reschedule(slot, seat);
      }),
    );
  }

  cancel(id: Uuid, version: number, reason: CancelReason): Promise<RawJson> {
    return this.acted(id, version, 'cancel', (appointment, { now }) => appointment.cancel(reason, now));
  }

  checkIn(id: Uuid, version: number): Promise<RawJson> {
    return this.atDesk(id, version, 'check-in', (appointment, { now }) => appointment.checkIn(now));
  }
  miss(id: Uuid, version: number): Promise<RawJson> {
    return this.atDesk(id, version, 'no-show', (appointment, { now }) => appointment.miss(now));
  }
  complete(id: Uuid, version: number): Promise<RawJson> {
    return this.atDesk(id, version, 'complete', (appointment, { now }) => appointment.complete(now));
  }

  /** Acts of the point: within the scope of whoever runs it. */
  private atDesk(id: Uuid, version: number, action: string, work: (appointment: Appointment, act: Act) => void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const appointment = await appointments.lock(act, id, version);
      work(appointment, act);
      return appointments.saveAndAnswer(act, appointment, action, undefined, () => this.queries.detail(id));
    });
  }

  /** Acts that are also for whoever answers for the person, wherever the point is. */
  private acted(id: Uuid, version: number, action: string, work: (appointment: Appointment, act: Act) => void | Promise<void>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const values = new Values();
      const [seen] = (await act.manager.query(`SELECT 1 FROM appointments.appointment a WHERE a.id = ${values.add(id)}::uuid AND ${this.queries.scope(values)}`, values.list)) as unknown[];
      if (!seen) throw notFound('appointment');
      const { countyCode } = currentContext();
      // It was just seen within the caller's scope; row-level security holds besides.
      const appointment = await appointments.lock(act, id, version, { divisions: [countyCode], organisationId: null, memberId: null });
      await work(appointment, act);
      return appointments.saveAndAnswer(act, appointment, action, undefined, () => this.queries.detail(id));
    });
  }

  /** Bookings of an offering are made one after the other: what was counted holds until this one is written. */
  private async seatIn({ manager, now }: Act, offering: BookableOffering, startsAt: Date, person: Pick<PersonBrief, 'id'> | null, moved: Appointment | null): Promise<{ slot: Slot; seat: number }> {
    const day = localDate(startsAt);
    const slot = requireSlot(termsOf(offering), offering.spans(addDays(day, -1), day), startsAt, now, offering.day(day));
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`booking ${offering.id}`]);
    const taken = (await this.taken(offering.id, slot.startsAt, slot.endsAt)).filter((seat) => !moved || seat.startsAt.getTime() !== moved.startsAt.getTime() || seat.seat !== moved.seat);
    const seat = freeSeat(slot, offering.places!, taken);
    if (person) {
      const [other] = (await manager.query(`SELECT 1 FROM appointments.appointment a WHERE a.person_id = $1 AND a.status IN ('booked', 'checked_in') AND a.starts_at < $3 AND a.ends_at > $2 AND a.id IS DISTINCT FROM $4 LIMIT 1`, [person.id, slot.startsAt, slot.endsAt, moved?.id ?? null])) as unknown[];
      if (other) throw appointmentError('booked-already', {}, 'startsAt');
    }
    return { slot, seat };
  }

  private taken(offeringId: Uuid, since: Date, until: Date): Promise<TakenSeat[]> {
    return this.database.read<TakenSeat & Record<string, unknown>>({ text: `SELECT starts_at AS "startsAt", ends_at AS "endsAt", seat FROM appointments.seats_taken($1, $2::uuid, $3::timestamptz, $4::timestamptz)`, values: [currentContext().countyCode, offeringId, since, until] });
  }

  private answersFor({ point }: BookableOffering): boolean {
    const { scope } = currentContext();
    return scopeCovers(scope, point.divisionCode) || (scope.organisationId !== null && scope.organisationId === point.organisationId) || currentActor().kind === 'system';
  }

  private sealedGuest(id: Uuid, { name, phone }: GuestDto): string {
    const tidied = { name: tidy(name), phone: phone.replace(/[\s-]/g, '') };
    if (!PHONE.test(tidied.phone)) throw appointmentError('guest-phone-wrong', {}, 'guest.phone');
    return this.sealer.seal(JSON.stringify(tidied), 'appointments.appointment', 'guest', id);
  }

  private oncePerPerson(work: () => Promise<RawJson>): Promise<RawJson> {
    return onBrokenConstraint('appointment_person_once', () => appointmentError('booked-already', {}, 'startsAt'), () => onBrokenConstraint('appointment_seat', () => appointmentError('slot-full', {}, 'startsAt'), work));
  }
}
