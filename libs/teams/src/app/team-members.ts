import { Inject, Injectable } from '@nestjs/common';
import { compact, newId, notFound, type Uuid } from '@yizhu/kernel';
import { Organisations, partnersError } from '@yizhu/partners';
import { answerList, currentContext, Database, Divisions, divisionError, placeJson, RawJson, RecordStore, recordAudit, recordEvents, scopePredicate, Sealer, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { absencesOf, weekOf, type AvailableHours, type Away } from '../domain/availability.js';
import { MOST_VILLAGES, teamsError } from '../domain/vocabulary.js';
import type { TeamMemberDto, TeamMemberListQuery } from '../http/team-member.dto.js';

type Fields = { divisionCode: string; name: string; phoneSealed: string | null; phoneMasked: string | null; roles: string[]; skills: string[]; organisationId: Uuid | null; organisationName: string | null; lng: number | null; lat: number | null; status: string; availability: readonly AvailableHours[]; away: readonly Away[]; leftAt: null };
const VILLAGES = `coalesce((SELECT json_agg(json_build_object('code', d.code, 'name', d.name) ORDER BY d.code) FROM teams.responsibility r JOIN platform.division d ON d.code = r.division_code WHERE r.member_id = t.id AND r.until IS NULL), '[]')`;
const ROW = `json_build_object('id', t.id, 'name', t.name, 'phoneMasked', t.phone_masked, 'roles', t.roles, 'skills', t.skills, 'organisation', CASE WHEN t.organisation_id IS NOT NULL THEN json_build_object('id', t.organisation_id, 'name', t.organisation_name) END,
  'place', ${placeJson('t')}, 'villages', ${VILLAGES}, 'position', CASE WHEN t.lng IS NOT NULL THEN json_build_object('lng', t.lng, 'lat', t.lat) END, 'availability', t.availability, 'away', t.away, 'leftAt', t.left_at, 'status', t.status, 'createdAt', t.created_at, 'version', t.version)`;

/** Of a village `d`: no active coordinator answers for it. */
const UNCOVERED = `NOT EXISTS (SELECT 1 FROM teams.responsibility r JOIN teams.team_member m ON m.id = r.member_id WHERE r.division_code = d.code AND r.until IS NULL AND m.status = 'active' AND 'coordinator' = ANY(m.roles))`;
/** Villages `d` of the caller's area that stand today. */
const villagesSeen = (values: Values): string[] => {
  const inScope = currentContext().scope.divisions.map((code) => `d.code ^@ ${values.add(code)}`);
  return [`d.level = 'village'`, 'd.valid_to IS NULL', `d.county_code = ${values.add(currentContext().countyCode)}`, `(${inScope.join(' OR ') || 'false'})`];
};

/** The pioneer team (一支先锋队伍): who they are, what they can, where they answer for. */
@Injectable()
export class TeamMembers {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(Organisations) private readonly organisations: Organisations,
  ) {
    const text = (column: string) => ({ column, type: 'text' });
    this.store = new RecordStore<Fields>(database, {
      resource: 'team-member', table: 'teams.team_member', row: ROW, scope: {},
      columns: {
        divisionCode: text('division_code'), name: text('name'), phoneSealed: text('phone_sealed'), phoneMasked: text('phone_masked'), roles: { column: 'roles', type: 'text[]' }, skills: { column: 'skills', type: 'text[]' },
        organisationId: { column: 'organisation_id', type: 'uuid' }, organisationName: text('organisation_name'), lng: { column: 'lng', type: 'float8' }, lat: { column: 'lat', type: 'float8' }, status: text('status'),
        availability: { column: 'availability', type: 'jsonb' }, away: { column: 'away', type: 'jsonb' }, leftAt: { column: 'left_at', type: 'timestamptz' },
      },
    });
  }

  list(query: TeamMemberListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [scopePredicate(townships(currentContext().scope), { alias: 't', organisation: 'organisation_id', member: 'id' }, values)];
    if (query.township) where.push(`t.township_code = ${values.add(query.township)}`);
    if (query.role) where.push(`${values.add(query.role)} = ANY(t.roles)`);
    if (query.status) where.push(`t.status = ${values.add(query.status)}`);
    if (query.q) where.push(`strpos(lower(t.name), lower(${values.add(query.q)})) > 0`);
    return answerList(this.database, {
      values, where, from: 'teams.team_member t', key: 't.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' }, name: { sql: 't.name', type: 'text' } },
      detailFrom: 'page JOIN teams.team_member t ON t.id = page.key', row: ROW,
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const [seen] = await this.database.read({ text: `SELECT 1 FROM teams.team_member t WHERE t.id = ${values.add(id)}::uuid AND ${scopePredicate(townships(currentContext().scope), { alias: 't', organisation: 'organisation_id', member: 'id' }, values)}`, values: values.list });
    if (!seen) throw notFound('team-member');
    return this.store.detail(id);
  }

  async create(input: TeamMemberDto): Promise<RawJson> {
    const id = input.id ?? newId();
    const fields = await this.fields(id, input);
    return this.uow.run(async (act) => {
      await this.store.create(act, id, fields);
      await this.answerFor(act, id, input.villages);
      return this.store.detail(id);
    });
  }

  async update(id: Uuid, version: number, input: TeamMemberDto): Promise<RawJson> {
    const fields = await this.fields(id, input);
    return this.uow.run(async (act) => {
      // A telephone that is not sent again stays.
      const { phoneSealed, phoneMasked, ...rest } = fields;
      if (fields.status === 'inactive') await this.checkInactive?.(act, id);
      await this.store.update(act, id, version, input.phone ? { ...rest, phoneSealed, phoneMasked } : rest);
      await this.answerFor(act, id, input.villages);
      return this.store.detail(id);
    });
  }

  /** Told before a member is put out of work by a change of their record. */
  beforeInactive(check: (act: Act, id: Uuid) => Promise<void>): void {
    this.checkInactive = check;
  }
  private checkInactive: ((act: Act, id: Uuid) => Promise<void>) | undefined;

  /** The record after an act of somebody who was seen to answer for it. */
  answer(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /**
   * Answers for these villages too, beside those they have: what a gap in the coverage asks for. Asked twice it is the same.
   * @throws not-found | member-inactive | not-a-coordinator | division-unknown (also outside the caller's area) | villages-too-many
   */
  takeOn(id: Uuid, villages: readonly string[]): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const { manager } = act;
      const { countyCode, scope } = currentContext();
      await this.store.lock(manager, id, null);
      const [member] = (await manager.query(`SELECT status, 'coordinator' = ANY(roles) AS coordinates, ARRAY(SELECT r.division_code FROM teams.responsibility r WHERE r.member_id = $1 AND r.until IS NULL) AS held FROM teams.team_member WHERE id = $1 AND county_code = $2`, [id, countyCode])) as [{ status: string; coordinates: boolean; held: string[] }];
      if (member.status !== 'active') throw teamsError('member-inactive');
      if (!member.coordinates) throw teamsError('not-a-coordinator', {}, 'memberId');
      const known = await this.divisions.all();
      for (const code of villages) if (!known.has(code) || !scope.divisions.some((area) => code.startsWith(area))) throw divisionError('division-unknown', { code }, 'villages');
      const all = [...new Set([...member.held, ...villages])];
      if (all.length > MOST_VILLAGES) throw teamsError('villages-too-many', { most: MOST_VILLAGES }, 'villages');
      if (all.length > member.held.length) {
        await this.answerFor(act, id, all);
        await manager.query('UPDATE teams.team_member SET version = version + 1 WHERE id = $1', [id]);
        await recordAudit(manager, { action: 'take-on', resource: 'team-member', subjectId: id, detail: { villages: [...villages] } });
      }
      return this.store.detail(id);
    });
  }

  /** How many villages each township of the caller's area has, and how many of them nobody answers for. One statement over the county's divisions, some hundreds. */
  async coverage(): Promise<RawJson> {
    const values = new Values();
    const row = await this.database.one<{ body: string }>({
      text: `WITH each AS (SELECT t.code, t.name, count(*)::int AS villages, count(*) FILTER (WHERE ${UNCOVERED})::int AS uncovered FROM platform.division d JOIN platform.division t ON t.code = d.parent_code WHERE ${villagesSeen(values).join(' AND ')} GROUP BY t.code, t.name)
        SELECT json_build_object('villages', coalesce(sum(villages), 0)::int, 'uncovered', coalesce(sum(uncovered), 0)::int, 'townships', coalesce(json_agg(json_build_object('code', code, 'name', name, 'villages', villages, 'uncovered', uncovered) ORDER BY uncovered DESC, code), '[]'))::text AS body FROM each`,
      values: values.list,
    });
    return new RawJson(row!.body);
  }

  /** Villages of the caller's area that nobody answers for (coverage gaps). */
  gaps(query: { limit?: number; page?: number; perPage?: number }): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, {
      values, where: [...villagesSeen(values), UNCOVERED],
      from: 'platform.division d', key: 'd.code', defaultSort: 'code', sorts: { code: { sql: 'd.code', type: 'text' } },
      detailFrom: 'page JOIN platform.division d ON d.code = page.key LEFT JOIN platform.division t ON t.code = d.parent_code', row: `json_build_object('code', d.code, 'name', d.name, 'township', json_build_object('code', t.code, 'name', t.name))`,
    }, query);
  }

  private async answerFor({ manager, now }: Act, id: Uuid, villages: readonly string[]): Promise<void> {
    await manager.query(`UPDATE teams.responsibility SET until = $3 WHERE member_id = $1 AND until IS NULL AND division_code <> ALL($2::text[])`, [id, villages, now]);
    await manager.query(`INSERT INTO teams.responsibility (id, county_code, member_id, division_code, since) SELECT gen_random_uuid(), $4, $1, v, $3 FROM unnest($2::text[]) AS v ON CONFLICT (member_id, division_code, county_code) WHERE until IS NULL DO NOTHING`, [id, villages, now, currentContext().countyCode]);
    await recordEvents(manager, [{ type: 'teams.responsibilities-set', subjectId: id, payload: { villages } }], now);
  }

  private async fields(id: Uuid, input: TeamMemberDto): Promise<Fields> {
    const known = await this.divisions.all();
    for (const code of [input.divisionCode, ...input.villages]) if (!known.has(code)) throw divisionError('division-unknown', { code }, 'villages');
    const organisationName = input.organisationId ? await this.organisations.nameOf(input.organisationId) : null;
    if (input.organisationId && !organisationName) throw partnersError('organisation-unknown', {}, 'organisationId');
    const phone = compact(input.phone ?? '').replace(/-/g, '');
    if (phone !== '' && !/^\+?\d{7,15}$/.test(phone)) throw teamsError('phone-wrong', {}, 'phone');
    return {
      divisionCode: input.divisionCode, name: input.name.trim(), roles: input.roles, skills: input.skills ?? [], organisationId: input.organisationId ?? null, organisationName, lng: input.position?.lng ?? null, lat: input.position?.lat ?? null, status: input.status ?? 'active', availability: weekOf(input.availability ?? []), away: absencesOf(input.away ?? []), leftAt: null,
      phoneSealed: phone === '' ? null : this.sealer.seal(phone, 'teams.team_member', 'phone', id), phoneMasked: phone === '' ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    };
  }
}

/** Somebody who answers for villages sees the colleagues of their townships. */
export const townships = <S extends { divisions: readonly string[] }>(scope: S): S => ({ ...scope, divisions: [...new Set(scope.divisions.map((code) => code.slice(0, 9)))] });

/** What somebody enters for a place is of their own area; a place beyond it doesn't exist for them. @throws division-unknown */
export const requireArea = (divisionCode: string): void => {
  if (!currentContext().scope.divisions.some((code) => divisionCode.startsWith(code))) throw divisionError('division-unknown', { code: divisionCode }, 'divisionCode');
};
