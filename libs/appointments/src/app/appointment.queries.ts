import { Inject, Injectable } from '@nestjs/common';
import { addDays, allowedActsSql, instantOf, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, RawJson, readDetail, recordAudit, scopeHeld, scopePredicate, Sealer, UnitOfWork, Values } from '@yizhu/platform';
import { maskPhone, personNameSql, RecipientsReader } from '@yizhu/recipients';
import { APPOINTMENT_TRANSITIONS } from '../domain/appointment.js';
import type { AppointmentListQuery } from '../http/appointment.dto.js';

/** `name` is what the caller may call the person by. */
const row = (name: string): string => `json_build_object('id', a.id, 'number', a.number, 'status', a.status, 'servicePoint', json_build_object('id', a.point_id, 'name', json_build_object('zh', a.point_name_zh, 'en', a.point_name_en)), 'offeringId', a.offering_id,
  'item', json_build_object('code', a.item_code, 'name', json_build_object('zh', a.item_name_zh, 'en', a.item_name_en)), 'startsAt', a.starts_at, 'endsAt', a.ends_at,
  'person', CASE WHEN a.person_id IS NOT NULL THEN json_build_object('id', a.person_id, 'name', ${name}) END, 'guest', CASE WHEN a.guest_sealed IS NOT NULL THEN json_build_object('id', a.id, 'sealed', a.guest_sealed) END,
  'bookedAt', a.booked_at, 'bookedBy', a.booked_by_name, 'movedFrom', a.moved_from, 'rebookReason', a.rebook_reason, 'remindedAt', a.reminded_at, 'checkedInAt', a.checked_in_at, 'closedAt', a.closed_at, 'cancelReason', a.cancel_reason,
  'allowedActs', ${allowedActsSql(APPOINTMENT_TRANSITIONS, 'a.status')}, 'version', a.version)`;
/** Days over which somebody's attendance is told. */
const ATTENDANCE_DAYS = 365;

interface Guest {
  readonly name: string;
  readonly phone: string;
}
interface Row {
  guest: { id: Uuid; sealed: string } | { name: string; phoneMasked: string } | null;
}

/** Appointments that the caller answers for: at their points, or of their people wherever they go. */
@Injectable()
export class AppointmentQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
  ) {}

  async list(query: AppointmentListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [this.scope(values)];
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    filter('a.point_id = ?::uuid', query.servicePointId);
    filter('a.person_id = ?::uuid', query.personId);
    filter('a.starts_at >= ?::timestamptz', query.onFrom && instantOf(query.onFrom));
    filter('a.starts_at < ?::timestamptz', query.onTo && instantOf(addDays(query.onTo, 1)));
    if (query.status?.length) where.push(`a.status = ANY (${values.add(query.status)}::text[])`);
    if (query.toBeRebooked) where.push('a.rebook_reason IS NOT NULL');
    filter('a.number = upper(?)', query.q?.trim() || undefined);
    const answer = await answerList(this.database, {
      values, where, from: 'appointments.appointment a', key: 'a.id', defaultSort: 'startsAt', sorts: { startsAt: { sql: 'a.starts_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN appointments.appointment a ON a.id = page.key', row: row(this.nameOf(values)), audit: { resource: 'appointment' },
    }, query);
    // Most who come are registered: then the answer goes out as PostgreSQL built it.
    if (!answer.text.includes('"sealed"')) return answer;
    const body = JSON.parse(answer.text) as { data: Row[] };
    return new RawJson(JSON.stringify({ ...body, data: body.data.map((row) => this.opened(row)) }));
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const { body, version } = await readDetail<{ body: Row; version: number }>(this.database, {
      resource: 'appointment', id, table: 'appointments.appointment', scope: { alias: 'a', predicate: this.scope(values) }, values, select: `${row(this.nameOf(values))} AS body, a.version`,
    });
    return new RawJson(JSON.stringify(this.opened(body)), version);
  }

  /** The telephone of somebody who isn't registered, to call them; noted with its reason. @throws not-found */
  revealGuest(id: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async ({ manager }) => {
      const values = new Values();
      const [row] = (await manager.query(`SELECT a.guest_sealed AS sealed FROM appointments.appointment a WHERE a.id = ${values.add(id)}::uuid AND a.guest_sealed IS NOT NULL AND ${this.scope(values)}`, values.list)) as { sealed: string }[];
      if (!row) throw notFound('appointment');
      await recordAudit(manager, { action: 'reveal', resource: 'appointment', subjectId: id, detail: { field: 'phone', reason } });
      return { value: this.open(id, row.sealed).phone };
    });
  }

  /** How somebody kept their appointments of the last year, and which are ahead: shown where they are booked. Over all points, as missing is missing anywhere. @throws not-found */
  async attendance(personId: Uuid): Promise<RawJson> {
    const person = await this.recipients.person(personId);
    const now = this.uow.now();
    const row = await this.database.one<{ body: string }>({
      text: `SELECT json_build_object('missed', count(*) FILTER (WHERE a.status = 'no_show')::int, 'kept', count(*) FILTER (WHERE a.status = 'done')::int, 'lastMissedAt', max(a.starts_at) FILTER (WHERE a.status = 'no_show'), 'days', ${ATTENDANCE_DAYS},
          'upcoming', coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'startsAt', a.starts_at, 'pointName', json_build_object('zh', a.point_name_zh, 'en', a.point_name_en), 'itemName', json_build_object('zh', a.item_name_zh, 'en', a.item_name_en)) ORDER BY a.starts_at) FILTER (WHERE a.status = 'booked' AND a.starts_at > $2::timestamptz), '[]'))::text AS body
        FROM appointments.appointment a WHERE a.person_id = $1::uuid AND a.starts_at > $2::timestamptz - interval '${ATTENDANCE_DAYS} days'`,
      values: [person.id, now],
    });
    return new RawJson(row!.body);
  }

  /** SQL: the caller answers for the point or for the person. A place of the county says all that its parts say. */
  scope(values: Values, alias = 'a'): string {
    const { scope, countyCode } = currentContext();
    const point = scopePredicate(scope, { alias, organisation: 'organisation_id' }, values);
    if (scope.divisions.includes(countyCode) || scope.divisions.length === 0) return point;
    return `(${point} OR ${alias}.person_division_code ^@ ANY (${values.add(scope.divisions)}::text[]))`;
  }

  /** SQL: the name of who comes, from the register as far as the caller sees it; and of anybody who comes to where the caller attends people, while the appointment is open. */
  private nameOf(values: Values): string {
    const held = scopeHeld('appointment:attend');
    const known = personNameSql('a.person_id');
    return held ? `coalesce(${known}, CASE WHEN ${scopePredicate(held, { alias: 'a', organisation: 'organisation_id' }, values)} THEN appointments.visitor_name(a.county_code, a.id, ${values.add(this.uow.now())}::timestamptz) END)` : known;
  }

  private opened<R extends Row>(row: R): R {
    if (!row.guest || !('sealed' in row.guest)) return row;
    const { name, phone } = this.open(row.guest.id, row.guest.sealed);
    return { ...row, guest: { name, phoneMasked: maskPhone(phone) } };
  }

  private open(id: Uuid, sealed: string): Guest {
    return JSON.parse(this.sealer.open(sealed, 'appointments.appointment', 'guest', id)) as Guest;
  }
}

