import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Organisations } from '@yizhu/partners';
import { currentContext, Database, recordAudit, runAsSystem, UnitOfWork } from '@yizhu/platform';
import { TeamsReader } from '@yizhu/teams';
import { assistanceError } from '../../domain/assistance.errors.js';
import { orderCalendar, type CalendarOrder } from './order-calendar.js';

/** More than anybody has under way. */
const MOST = 500;
const SECRET_BYTES = 32;
const WORDS = { title: '易助工单', due: '截止：', number: '工单编号 ' };
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Who a calendar is for: a member, or an organisation with all its members. */
interface Subscriber {
  readonly id: Uuid;
  readonly kind: 'member' | 'organisation';
}

/** 日历订阅: a provider's orders under way in the calendar of their telephone. Whoever holds the address reads it, so that it can't be guessed, is kept as a hash, and ends when it is revoked or they leave. */
@Injectable()
export class CalendarFeeds {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(Organisations) private readonly organisations: Organisations,
  ) {}

  /** Whether the caller has one, and since when. */
  async mine(): Promise<{ issuedAt: Date | null }> {
    const who = subscriber();
    const row = who && (await this.database.one<{ issuedAt: Date }>({ text: 'SELECT issued_at AS "issuedAt" FROM assistance.calendar_feed WHERE subscriber_id = $1 AND county_code = $2', values: [who.id, currentContext().countyCode] }));
    return { issuedAt: row?.issuedAt ?? null };
  }

  /** A new address; the one before is dead. It is shown this once. @throws calendar-nobody */
  issue(): Promise<{ path: string; issuedAt: Date }> {
    const who = required();
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return this.uow.run(async ({ manager, now }) => {
      await manager.query('INSERT INTO assistance.calendar_feed (subscriber_id, county_code, kind, secret_hash, issued_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (subscriber_id, county_code) DO UPDATE SET secret_hash = excluded.secret_hash, issued_at = excluded.issued_at', [who.id, currentContext().countyCode, who.kind, hashOf(secret), now]);
      await recordAudit(manager, { action: 'issue', resource: 'calendar-feed', subjectId: who.id, detail: { kind: who.kind } });
      return { path: `/api/v1/calendars/${secret}.ics`, issuedAt: now };
    });
  }

  /** Also of what isn't there. @throws calendar-nobody */
  revoke(): Promise<{ issuedAt: null }> {
    const who = required();
    return this.uow.run(async ({ manager }) => {
      await manager.query('DELETE FROM assistance.calendar_feed WHERE subscriber_id = $1 AND county_code = $2', [who.id, currentContext().countyCode]);
      await recordAudit(manager, { action: 'revoke', resource: 'calendar-feed', subjectId: who.id });
      return { issuedAt: null };
    });
  }

  /** The calendar behind a secret, and the mark by which it is asked again only when something changed. @throws calendar-unknown */
  async read(secret: string): Promise<{ text: string; etag: string }> {
    const { countyCode, traceId } = currentContext();
    // The secret is the right to see this one calendar; the caller has no scope of their own.
    const text = await runAsSystem(countyCode, traceId, async () => {
      const feed = await this.database.one<Subscriber & Record<string, unknown>>({ text: 'SELECT subscriber_id AS id, kind FROM assistance.calendar_feed WHERE secret_hash = $1 AND county_code = $2', values: [hashOf(secret), countyCode] });
      if (!feed || !(await this.stands(feed))) throw assistanceError('calendar-unknown');
      return orderCalendar(await this.orders(feed), WORDS);
    });
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
  }

  private async stands({ id, kind }: Subscriber): Promise<boolean> {
    return (kind === 'member' ? await this.teams.helper(id) : await this.organisations.nameOf(id)) !== null;
  }

  private orders({ id, kind }: Subscriber): Promise<CalendarOrder[]> {
    return this.database.read<CalendarOrder & Record<string, unknown>>({
      text: `SELECT o.id, o.number, o.item_name AS item, d.name AS place, o.scheduled_at AS "scheduledAt", o.due_at AS "dueAt", o.version, o.created_at AS "createdAt" FROM assistance.service_order o JOIN platform.division d ON d.code = o.division_code
        WHERE o.${kind === 'member' ? 'member_id' : 'organisation_id'} = $1::uuid AND o.county_code = $2 AND o.status IN ('accepted', 'scheduled', 'in_progress') ORDER BY coalesce(o.scheduled_at, o.due_at), o.id LIMIT ${MOST}`,
      values: [id, currentContext().countyCode],
    });
  }
}

const subscriber = (): Subscriber | null => {
  const { memberId, organisationId } = currentContext().scope;
  return memberId ? { id: memberId, kind: 'member' } : organisationId ? { id: organisationId, kind: 'organisation' } : null;
};
const required = (): Subscriber => {
  const who = subscriber();
  if (!who) throw assistanceError('calendar-nobody');
  return who;
};
