import { Inject, Injectable } from '@nestjs/common';
import { newId, tidy, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Divisions, divisionError, placeJson, RecordStore, scopePredicate, UnitOfWork, Values, type Act, type PageQuery, type RawJson } from '@yizhu/platform';
import { teamsError } from '../domain/vocabulary.js';
import type { TeamDto } from '../http/team.dto.js';
import { requireArea, townships } from './team-members.js';

type Fields = { divisionCode: string; name: string; leaderId: Uuid | null; partyBranch: string; status: string };
const BASE = `'id', t.id, 'name', t.name, 'place', ${placeJson('t')}, 'partyBranch', t.party_branch, 'leader', (SELECT json_build_object('id', m.id, 'name', m.name) FROM teams.team_member m WHERE m.id = t.leader_id),
  'memberCount', (SELECT count(*)::int FROM teams.team_membership s WHERE s.team_id = t.id AND s.until IS NULL), 'status', t.status, 'createdAt', t.created_at, 'version', t.version`;
/** A list tells how many, a team by itself who: lists of hundreds of names for twenty teams are nobody's reading. */
const LISTED = `json_build_object(${BASE})`;
const ROW = `json_build_object(${BASE}, 'members', coalesce((SELECT json_agg(json_build_object('id', m.id, 'name', m.name, 'pioneerPost', s.pioneer_post) ORDER BY s.since, m.id) FROM (SELECT * FROM teams.team_membership s WHERE s.team_id = t.id AND s.until IS NULL ORDER BY s.since LIMIT 200) s JOIN teams.team_member m ON m.id = s.member_id), '[]'))`;

/** Teams with their leaders; some carry a party branch, some of their members a pioneer post (党建引领). */
@Injectable()
export class Teams {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Divisions) private readonly divisions: Divisions,
  ) {
    const text = (column: string) => ({ column, type: 'text' });
    this.store = new RecordStore<Fields>(database, { resource: 'team', table: 'teams.team', row: ROW, scope: {}, columns: { divisionCode: text('division_code'), name: text('name'), leaderId: { column: 'leader_id', type: 'uuid' }, partyBranch: text('party_branch'), status: text('status') } });
  }

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, {
      values, where: [scopePredicate(townships(currentContext().scope), { alias: 't' }, values)], from: 'teams.team t', key: 't.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN teams.team t ON t.id = page.key', row: LISTED,
    }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /** @throws division-unknown | member-unknown | leader-outside */
  async create(input: TeamDto): Promise<RawJson> {
    const fields = await this.fields(input);
    const id = newId();
    return this.uow.run(async (act) => {
      await this.store.create(act, id, fields);
      await this.man(act, id, input);
      return this.store.detail(id);
    });
  }

  /** @throws stale, and as `create` */
  async update(id: Uuid, version: number, input: TeamDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return this.uow.run(async (act) => {
      await this.store.update(act, id, version, fields);
      await this.man(act, id, input);
      return this.store.detail(id);
    });
  }

  /** Who is of the team, the leader always; who was and isn't any more stays in its history. */
  private async man({ manager, now }: Act, id: Uuid, { leaderId, members }: TeamDto): Promise<void> {
    const posts = new Map(members.map(({ memberId, pioneerPost }) => [memberId, tidy(pioneerPost ?? '')]));
    if (leaderId && !posts.has(leaderId)) posts.set(leaderId, '');
    const ids = [...posts.keys()];
    const values = new Values();
    // Who is of the team and pauses stays of it; who pauses doesn't join.
    const known = (await manager.query(`SELECT t.id FROM teams.team_member t WHERE t.id = ANY(${values.add(ids)}::uuid[]) AND t.county_code = ${values.add(currentContext().countyCode)} AND (t.status = 'active' OR EXISTS (SELECT 1 FROM teams.team_membership s WHERE s.team_id = ${values.add(id)}::uuid AND s.member_id = t.id AND s.until IS NULL)) FOR SHARE`, values.list)) as { id: Uuid }[];
    if (known.length !== ids.length) throw teamsError('member-unknown', {}, 'members');
    await manager.query(`UPDATE teams.team_membership SET until = $3 WHERE team_id = $1 AND until IS NULL AND member_id <> ALL($2::uuid[])`, [id, ids, now]);
    await manager.query(
      `INSERT INTO teams.team_membership (id, county_code, team_id, member_id, pioneer_post, since) SELECT uuidv7(), $2, $1, m, p, $5 FROM unnest($3::uuid[], $4::text[]) AS g(m, p)
        ON CONFLICT (team_id, member_id, county_code) WHERE until IS NULL DO UPDATE SET pioneer_post = excluded.pioneer_post`,
      [id, currentContext().countyCode, ids, ids.map((member) => posts.get(member)), now],
    );
  }

  private async fields({ divisionCode, name, leaderId, partyBranch, status }: TeamDto): Promise<Fields> {
    if (!(await this.divisions.all()).has(divisionCode)) throw divisionError('division-unknown', { code: divisionCode }, 'divisionCode');
    requireArea(divisionCode);
    return { divisionCode, name: tidy(name), leaderId: leaderId ?? null, partyBranch: tidy(partyBranch ?? ''), status: status ?? 'active' };
  }
}
