import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate, newId, notFound, tidy, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, RawJson, recordAudit, recordEvents, scopeHeld, scopePredicate, UnitOfWork, Values, type Act } from '@yizhu/platform';
import type { CertificateListQuery, MemberCertificateDto } from '../http/team.dto.js';
import { teamsError } from '../domain/vocabulary.js';

/** Days before its end from which a certificate is warned about. */
export const WARNED_DAYS = 30;
const ROW = `json_build_object('id', c.id, 'member', json_build_object('id', t.id, 'name', t.name), 'title', c.title, 'number', c.number, 'issuedOn', c.issued_on, 'expiresOn', c.expires_on,
  'state', CASE WHEN c.expires_on IS NULL THEN 'unlimited' WHEN c.expires_on < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN 'expired' WHEN c.expires_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date + ${WARNED_DAYS} THEN 'expiring' ELSE 'valid' END)`;

/** What members are certified for, and until when. */
@Injectable()
export class MemberCertificates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Of one member, or those that end within thirty days or have ended, first to end first. */
  list({ memberId, expiring, ...query }: CertificateListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`c.county_code = ${values.add(currentContext().countyCode)}`, 'c.removed_at IS NULL', scopePredicate(currentContext().scope, { alias: 't', organisation: 'organisation_id', member: 'id' }, values)];
    if (memberId) where.push(`c.member_id = ${values.add(memberId)}::uuid`);
    if (expiring) where.push(`t.status = 'active'`, 'c.expires_on IS NOT NULL', `c.expires_on <= ${values.add(this.warnedBy())}::date`);
    return answerList(this.database, {
      values, where, from: 'teams.member_certificate c JOIN teams.team_member t ON t.id = c.member_id', key: 'c.id', defaultSort: 'expiresOn', sorts: { expiresOn: { sql: expiring ? 'c.expires_on' : `coalesce(c.expires_on, '9999-12-31')`, type: 'date' } },
      detailFrom: 'page JOIN teams.member_certificate c ON c.id = page.key JOIN teams.team_member t ON t.id = c.member_id', row: ROW,
    }, query);
  }

  /** How many of those whom the caller manages end within thirty days or have ended, counted to 1 000; none for whoever manages nobody. */
  async ending(): Promise<number> {
    const scope = scopeHeld('team-member:manage');
    if (scope === null) return 0;
    const values = new Values();
    const row = await this.database.one<{ n: number }>({
      text: `SELECT count(*)::int AS n FROM (SELECT 1 FROM teams.member_certificate c JOIN teams.team_member t ON t.id = c.member_id AND t.county_code = c.county_code WHERE c.county_code = ${values.add(currentContext().countyCode)} AND c.removed_at IS NULL AND c.expires_on <= ${values.add(this.warnedBy())}::date
        AND t.status = 'active' AND ${scopePredicate(scope, { alias: 't', organisation: 'organisation_id' }, values)} LIMIT 1000) s`,
      values: values.list,
    });
    return row!.n;
  }

  /** The last day that is warned about today. */
  private warnedBy(): string {
    return addDays(localDate(this.uow.now()), WARNED_DAYS);
  }

  /** @throws not-found | period-wrong */
  add(memberId: Uuid, { title, number, issuedOn, expiresOn }: MemberCertificateDto): Promise<RawJson> {
    if (issuedOn && expiresOn && expiresOn < issuedOn) throw teamsError('certificate-days-wrong', {}, 'expiresOn');
    return this.uow.run(async (act) => {
      await this.requireManaged(act, memberId);
      const id = newId();
      await act.manager.query(`INSERT INTO teams.member_certificate (id, county_code, member_id, title, number, issued_on, expires_on) VALUES ($1,$2,$3,$4,$5,$6,$7)`, [id, currentContext().countyCode, memberId, tidy(title), tidy(number ?? ''), issuedOn ?? null, expiresOn ?? null]);
      await recordAudit(act.manager, { action: 'add', resource: 'member-certificate', subjectId: id });
      return this.one(act, id);
    });
  }

  /** Entered in error, or replaced by another. @throws not-found */
  remove(id: Uuid): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const [found] = (await act.manager.query('SELECT member_id FROM teams.member_certificate WHERE id = $1 AND county_code = $2 AND removed_at IS NULL FOR UPDATE', [id, currentContext().countyCode])) as { member_id: Uuid }[];
      if (!found) throw notFound('member-certificate');
      await this.requireManaged(act, found.member_id);
      await act.manager.query('UPDATE teams.member_certificate SET removed_at = $2 WHERE id = $1', [id, act.now]);
      await recordAudit(act.manager, { action: 'remove', resource: 'member-certificate', subjectId: id });
      return this.one(act, id);
    });
  }

  /** Tells of those of active members that end within thirty days, each once. How many. */
  warn(): Promise<number> {
    return this.uow.run(async ({ manager, now }) => {
      const [ending] = (await manager.query(
        `UPDATE teams.member_certificate c SET warned_at = $2 FROM teams.team_member t WHERE t.id = c.member_id AND t.status = 'active' AND (c.id, c.county_code) IN (
            SELECT w.id, w.county_code FROM teams.member_certificate w WHERE w.county_code = $1 AND w.warned_at IS NULL AND w.removed_at IS NULL AND w.expires_on BETWEEN $3::date AND $4::date ORDER BY w.expires_on LIMIT 200 FOR UPDATE SKIP LOCKED)
          RETURNING c.id, c.member_id AS "memberId", t.division_code AS "divisionCode", to_char(c.expires_on, 'YYYY-MM-DD') AS "expiresOn"`,
        [currentContext().countyCode, now, localDate(now), addDays(localDate(now), WARNED_DAYS)],
      )) as [{ id: Uuid; memberId: Uuid; divisionCode: string; expiresOn: string }[], number];
      await recordEvents(manager, ending.map(({ id, ...payload }) => ({ type: 'teams.certificate-expiring', subjectId: id, payload })), now);
      return ending.length;
    });
  }

  private async one({ manager }: Act, id: Uuid): Promise<RawJson> {
    const [row] = (await manager.query(`SELECT (${ROW})::text AS body FROM teams.member_certificate c JOIN teams.team_member t ON t.id = c.member_id WHERE c.id = $1`, [id])) as [{ body: string }];
    return new RawJson(row.body);
  }

  private async requireManaged({ manager }: Act, memberId: Uuid): Promise<void> {
    const values = new Values();
    const [row] = (await manager.query(`SELECT 1 FROM teams.team_member t WHERE t.id = ${values.add(memberId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't' }, values)}`, values.list)) as unknown[];
    if (!row) throw notFound('team-member');
  }
}
