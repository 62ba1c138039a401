import ical, { ICalEventStatus } from 'ical-generator';

/** An order under way as its calendar tells it: what, where, when; nobody's name. */
export interface CalendarOrder {
  readonly id: string;
  readonly number: string;
  readonly item: string;
  readonly place: string;
  readonly scheduledAt: Date | null;
  readonly dueAt: Date;
  readonly version: number;
  readonly createdAt: Date;
}
const VISIT_MINUTES = 60;
/** Calendars ask again about this often (seconds). */
const REFRESH = 15 * 60;

/** RFC 5545. An agreed time is an hour's event; what has none yet stands on its last day, all day (Asia/Shanghai). The same orders give the same bytes. */
export const orderCalendar = (orders: readonly CalendarOrder[], words: { readonly title: string; readonly due: string; readonly number: string }): string => {
  const calendar = ical({ name: words.title, prodId: { company: 'yizhu', product: 'orders', language: 'ZH' }, ttl: REFRESH });
  for (const order of orders) {
    const what = `${order.item} · ${order.place}`;
    calendar.createEvent({
      id: `${order.id}@yizhu`,
      sequence: order.version,
      // When it was made, not now: nothing but the orders changes what is sent.
      stamp: order.createdAt,
      status: ICalEventStatus.CONFIRMED,
      description: `${words.number}${order.number}`,
      location: order.place,
      ...(order.scheduledAt ? { start: order.scheduledAt, end: new Date(order.scheduledAt.getTime() + VISIT_MINUTES * 60_000), summary: what } : { start: shanghaiDay(order.dueAt), allDay: true, summary: `${words.due}${what}` }),
    });
  }
  return calendar.toString();
};

/** The day in Shanghai, as a date whose parts ical writes whatever the server's zone. */
const shanghaiDay = (at: Date): Date => {
  const [year, month, day] = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, day);
};
