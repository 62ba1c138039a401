import { Inject, Injectable } from '@nestjs/common';
import { addDays, instantOf, localDate, minutesOfDay, newId, type Uuid } from '@yizhu/kernel';
import { currentContext, UnitOfWork } from '@yizhu/platform';
import { GUEST_DAYS } from '../domain/appointment.js';

/** What is sent: to whom is the sender's to find by the appointment, and nothing here names or describes anybody. */
export interface Reminder {
  readonly appointmentId: Uuid;
  readonly text: string;
}
/** The way to people's telephones. Until a county has one, reminders are recorded, so that the desk sees whom to call. */
export interface ReminderSender {
  readonly channel: string;
  send(reminder: Reminder): Promise<void>;
}
export const REMINDER_SENDER = Symbol('ReminderSender');
/** The stand-in: nothing leaves the house; the row that notes the reminder is all there is. */
export const recordedReminders: ReminderSender = { channel: 'recorded', send: () => Promise.resolve() };

/** Nobody is woken: reminders go out between these minutes of the day. */
const FROM_MINUTE = 9 * 60;
const TO_MINUTE = 20 * 60;
const AT_ONCE = 200;

interface Due {
  readonly id: Uuid;
  readonly number: string;
  readonly startsAt: Date;
  readonly point: string;
  readonly hidden: boolean;
}

/** The day before an appointment its people are reminded, once. */
@Injectable()
export class Reminders {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(REMINDER_SENDER) private readonly sender: ReminderSender,
  ) {}

  /** Sends what is due; how many. Every replica may look at once: each row is one's. What couldn't be sent is tried at the next look. */
  async sendDue(): Promise<number> {
    const minute = minutesOfDay(this.uow.now());
    if (minute < FROM_MINUTE || minute >= TO_MINUTE) return 0;
    return this.uow.run(async ({ manager, now }) => {
      const tomorrow = addDays(localDate(now), 1);
      const due = (await manager.query(
        `SELECT a.id, a.number, a.starts_at AS "startsAt", a.point_name_zh AS point, coalesce((SELECT p.address_hidden FROM service_points.service_point p WHERE p.id = a.point_id AND p.county_code = a.county_code), true) AS hidden FROM appointments.appointment a
          WHERE a.county_code = $1 AND a.status = 'booked' AND a.reminded_at IS NULL AND a.rebook_reason IS NULL AND a.starts_at >= $2 AND a.starts_at < $3 ORDER BY a.starts_at LIMIT ${AT_ONCE} FOR UPDATE OF a SKIP LOCKED`,
        [currentContext().countyCode, instantOf(tomorrow), instantOf(addDays(tomorrow, 1))],
      )) as Due[];
      let sent = 0;
      for (const appointment of due) {
        const text = words(appointment);
        if (!(await this.sender.send({ appointmentId: appointment.id, text }).then(() => true, () => false))) continue;
        sent++;
        await manager.query('UPDATE appointments.appointment SET reminded_at = $2, version = version + 1 WHERE id = $1', [appointment.id, now]);
        await manager.query('INSERT INTO appointments.reminder (id, county_code, appointment_id, at, channel, text) VALUES ($1, $2, $3, $4, $5, $6)', [newId(), currentContext().countyCode, appointment.id, now, this.sender.channel, text]);
      }
      return sent;
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

/** Neither who nor for what: a telephone lies open on many tables. A point whose address is secret isn't named either. */
const words = ({ number, startsAt, point, hidden }: Due): string => {
  const local = new Date(startsAt.getTime() + 8 * 3_600_000);
  const time = `${local.getUTCMonth() + 1}月${local.getUTCDate()}日${String(local.getUTCHours()).padStart(2, '0')}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
  return `您有一个预约：明天（${time}）${hidden ? '' : `，${point}`}。预约号 ${number}，如不能来请提前告知。`;
};
