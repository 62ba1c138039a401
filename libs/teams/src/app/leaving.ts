import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, httpError, RawJson, recordAudit, recordEvents, scopePredicate, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { teamsError } from '../domain/vocabulary.js';
import { MemberWorks, type MemberWork, type Successor } from './member-work.js';
import { TeamMembers } from './team-members.js';

/** Lines of each kind that are shown; all are counted and handed over. */
const SHOWN = 50;

/** Leaving the team: what somebody still has is shown, and goes to somebody in the same act. */
@Injectable()
export class Leaving implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(MemberWorks) private readonly works: MemberWorks,
    @Inject(TeamMembers) private readonly members: TeamMembers,
  ) {}

  onModuleInit(): void {
    this.works.register(...OWN);
    this.members.beforeInactive((act, id) => this.requireNothingOpen(act, id));
  }

  /** @throws not-found */
  async openWork(id: Uuid): Promise<RawJson> {
    return this.uow.run(async (act) => {
      await this.seen(act, id, false);
      return this.uow.widened(act, async () => {
        const kinds = [];
        for (const work of this.works.all) {
          const [{ lines, total }] = (await act.manager.query(
            `WITH w AS (${work.openSql}) SELECT (SELECT coalesce(json_agg(json_build_object('id', s.id, 'label', s.label, 'at', s.at)), '[]') FROM (SELECT * FROM w ORDER BY at NULLS LAST, label LIMIT ${SHOWN}) s) AS lines, (SELECT count(*)::int FROM w) AS total`,
            [id, currentContext().countyCode],
          )) as [{ lines: unknown[]; total: number }];
          if (total > 0) kinds.push({ kind: work.kind, total, endsFirst: work.endsFirst ?? false, lines });
        }
        return new RawJson(JSON.stringify({ memberId: id, total: kinds.reduce((sum, { total }) => sum + total, 0), kinds }));
      });
    });
  }

  /**
   * The member works here no longer; everything they had is somebody's in the same act, or nothing has happened.
   * @throws not-found | stale | member-inactive | successor-missing | successor-unknown | work-ends-first
   */
  leave(id: Uuid, version: number, input: { successorId?: Uuid | undefined; reason: string }): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const { manager, now } = act;
      const member = await this.seen(act, id, true);
      if (member.version !== version) throw httpError('stale', { currentVersion: member.version });
      if (member.status !== 'active') throw teamsError('member-inactive');
      const to = input.successorId ? await this.successor(act, input.successorId, id) : null;
      await this.uow.widened(act, async () => {
        for (const work of this.works.all) {
          const open = await openCount(act, work, id);
          if (open === 0) continue;
          if (!work.handOver) throw teamsError('work-ends-first', { kind: work.kind, count: open });
          if (!to) throw teamsError('successor-missing', { count: open }, 'successorId');
          await work.handOver(act, id, to);
        }
      });
      await manager.query(`UPDATE teams.team_membership SET until = $2 WHERE member_id = $1 AND until IS NULL`, [id, now]);
      await manager.query(`UPDATE teams.participation p SET withdrawn_at = $2 FROM teams.shift s WHERE s.id = p.shift_id AND p.member_id = $1 AND p.withdrawn_at IS NULL AND p.checked_in_at IS NULL AND s.starts_at > $2`, [id, now]);
      await manager.query(`UPDATE teams.team_member SET status = 'inactive', left_at = $2, leaving_reason = $3, successor_id = $4, version = version + 1 WHERE id = $1`, [id, now, input.reason.trim(), to?.id ?? null]);
      await recordEvents(manager, [{ type: 'teams.member-left', subjectId: id, payload: { successorId: to?.id ?? null } }], now);
      await recordAudit(manager, { action: 'leave', resource: 'team-member', subjectId: id, detail: { successorId: to?.id ?? null, version: version + 1 } });
      return this.members.answer(id);
    });
  }

  /** A member isn't put out of work by the way: what they have would be nobody's. @throws work-left-behind */
  private async requireNothingOpen(act: Act, id: Uuid): Promise<void> {
    await this.uow.widened(act, async () => {
      for (const work of this.works.all) {
        const open = await openCount(act, work, id);
        if (open > 0) throw teamsError('work-left-behind', {}, 'status');
      }
    });
  }

  private async seen({ manager }: Act, id: Uuid, lock: boolean): Promise<{ version: number; status: string }> {
    const values = new Values();
    const [row] = (await manager.query(`SELECT t.version, t.status FROM teams.team_member t WHERE t.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't' }, values)}${lock ? ' FOR UPDATE' : ''}`, values.list)) as { version: number; status: string }[];
    if (!row) throw notFound('team-member');
    return row;
  }

  private async successor({ manager }: Act, id: Uuid, leaver: Uuid): Promise<Successor> {
    const [row] = (await manager.query(`SELECT id, name, organisation_id AS "organisationId" FROM teams.team_member WHERE id = $1 AND county_code = $2 AND status = 'active' FOR SHARE`, [id, currentContext().countyCode])) as Successor[];
    if (!row || row.id === leaver) throw teamsError('successor-unknown', {}, 'successorId');
    return row;
  }
}

const openCount = async ({ manager }: Act, work: MemberWork, id: Uuid): Promise<number> => ((await manager.query(`SELECT count(*)::int AS n FROM (${work.openSql}) w`, [id, currentContext().countyCode])) as [{ n: number }])[0].n;

/** What of the team's own a member can have: villages, teams they lead, nights on the roster. A sign-up for a shift is not handed over: the place is free again. */
const OWN: readonly MemberWork[] = [
  {
    kind: 'responsibility',
    openSql: `SELECT r.id, d.name AS label, NULL::timestamptz AS at FROM teams.responsibility r JOIN platform.division d ON d.code = r.division_code WHERE r.member_id = $1 AND r.county_code = $2 AND r.until IS NULL`,
    handOver: async ({ manager, now }, member, to) => {
      await manager.query(`INSERT INTO teams.responsibility (id, county_code, member_id, division_code, since) SELECT uuidv7(), county_code, $2, division_code, $3 FROM teams.responsibility WHERE member_id = $1 AND until IS NULL ON CONFLICT (member_id, division_code, county_code) WHERE until IS NULL DO NOTHING`, [member, to.id, now]);
      await manager.query(`UPDATE teams.responsibility SET until = $2 WHERE member_id = $1 AND until IS NULL`, [member, now]);
      // Who takes over villages is their coordinator.
      await manager.query(`UPDATE teams.team_member SET roles = array_append(roles, 'coordinator'), version = version + 1 WHERE id = $1 AND NOT 'coordinator' = ANY(roles) AND EXISTS (SELECT 1 FROM teams.team_member o WHERE o.id = $2 AND 'coordinator' = ANY(o.roles))`, [to.id, member]);
      const villages = (await manager.query(`SELECT division_code AS code FROM teams.responsibility WHERE member_id = $1 AND until IS NULL`, [to.id])) as { code: string }[];
      await recordEvents(manager, [{ type: 'teams.responsibilities-set', subjectId: to.id, payload: { villages: villages.map(({ code }) => code) } }], now);
    },
  },
  {
    kind: 'team_led',
    openSql: `SELECT t.id, t.name AS label, NULL::timestamptz AS at FROM teams.team t WHERE t.leader_id = $1 AND t.county_code = $2 AND t.status = 'active'`,
    handOver: async ({ manager, now }, member, to) => {
      await manager.query(`INSERT INTO teams.team_membership (id, county_code, team_id, member_id, pioneer_post, since) SELECT uuidv7(), county_code, id, $2, '', $3 FROM teams.team WHERE leader_id = $1 AND status = 'active' ON CONFLICT (team_id, member_id, county_code) WHERE until IS NULL DO NOTHING`, [member, to.id, now]);
      await manager.query(`UPDATE teams.team SET leader_id = $2, version = version + 1 WHERE leader_id = $1 AND status = 'active'`, [member, to.id]);
    },
  },
  {
    kind: 'duty',
    openSql: `SELECT d.id, d.note AS label, d.starts_at AS at FROM teams.duty d WHERE d.member_id = $1 AND d.county_code = $2 AND d.removed_at IS NULL AND d.ends_at > now()`,
    handOver: async ({ manager }, member, to) => {
      await manager.query(`UPDATE teams.duty SET member_id = $2 WHERE member_id = $1 AND removed_at IS NULL AND ends_at > now()`, [member, to.id]);
    },
  },
];
