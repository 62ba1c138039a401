import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, localMonth, newId, notFound, type LocalMonth, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, httpError, onBrokenConstraint, RawJson, recordAudit, recordEvents, scopePredicate, UnitOfWork, Values, type Act, type PageQuery } from '@yizhu/platform';
import { TeamsReader } from '@yizhu/teams';
import { assertScheme, incentivesError, nextRunState, RUN_TRANSITIONS, type RunAct, type RunState } from '../domain/score-run.js';
import { countyMean, rankScores, scoreMember, type Indicator, type IndicatorKey, type IndicatorScore, type ScoreInputs } from '../domain/scoring.js';
import { MonthFacts } from './facts.js';
import { IncentiveSchemes } from './incentive-schemes.js';

interface Card {
  readonly memberId: Uuid;
  readonly name: string;
  readonly divisionCode: string;
  readonly township: string;
  readonly inputs: ScoreInputs;
  readonly score: number;
  readonly indicators: IndicatorScore[];
  readonly rank: number;
}
const NOTHING: ScoreInputs = { visits: 0, needsResolved: 0, volunteerProjects: 0, marks: 0, marksSum: 0 };
const RUN = `json_build_object('id', r.id, 'month', r.month, 'scheme', json_build_object('id', r.scheme_id, 'name', r.scheme_name), 'indicators', r.indicators, 'status', r.status, 'memberCount', r.member_count, 'meanScore', r.mean_score, 'computedAt', r.computed_at, 'createdAt', r.created_at, 'version', r.version, 'allowedActs', ${allowedActsSql(RUN_TRANSITIONS, 'r.status')})`;
const CARD = `json_build_object('id', c.id, 'runId', c.run_id, 'month', c.month, 'rank', c.rank, 'member', json_build_object('id', c.member_id, 'name', c.member_name), 'township', c.township_name, 'score', c.score, 'indicators', c.indicators)`;
const MEMBER_SCOPE = { alias: 'c', member: 'member_id' } as const;

/** A month's reckoning: computed from evidence, put on public notice, finalised, paid. */
@Injectable()
export class ScoreRuns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(MonthFacts) private readonly facts: MonthFacts,
    @Inject(IncentiveSchemes) private readonly schemes: IncentiveSchemes,
  ) {}

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [`r.county_code = ${values.add(currentContext().countyCode)}`], from: 'incentives.score_run r', key: 'r.id', defaultSort: '-month', sorts: { month: { sql: 'r.month', type: 'text' } }, detailFrom: 'page JOIN incentives.score_run r ON r.id = page.key', row: RUN }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string; version: number }>({ text: `SELECT (${RUN})::text AS body, r.version FROM incentives.score_run r WHERE r.id = $1::uuid AND r.county_code = $2`, values: [id, currentContext().countyCode] });
    if (!row) throw notFound('score-run');
    return new RawJson(row.body, row.version);
  }

  /** Opens a month's run and computes it. @throws month-in-future | scheme-retired | run-exists */
  open(schemeId: Uuid, month: LocalMonth): Promise<RawJson> {
    return onBrokenConstraint('score_run_once', () => incentivesError('run-exists'), () =>
      this.uow.run(async (act) => {
        if (month > localMonth(act.now)) throw incentivesError('month-in-future', {}, 'month');
        const scheme = await this.schemes.read(schemeId);
        if (scheme.status === 'retired') throw incentivesError('scheme-retired', {}, 'schemeId');
        const id = newId();
        await act.manager.query(`INSERT INTO incentives.score_run (id, county_code, version, scheme_id, scheme_name, indicators, month, status, member_count, created_at) VALUES ($1,$2,1,$3,$4,$5::jsonb,$6,'draft',0,$7)`, [id, currentContext().countyCode, schemeId, scheme.name, JSON.stringify(scheme.indicators), month, act.now]);
        await this.computeInto(act, { id, month, indicators: scheme.indicators, status: 'draft', version: 1 });
        return this.detail(id);
      }),
    );
  }

  /** Counts the month again, as long as it is not on public notice. */
  compute(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const run = await this.lock(act, id, version);
      await this.computeInto(act, run);
      return this.detail(id);
    });
  }

  move(id: Uuid, version: number, verb: Exclude<RunAct, 'compute'>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const run = await this.lock(act, id, version);
      const status = nextRunState(run.status, verb);
      await act.manager.query(`UPDATE incentives.score_run SET status = $2, version = version + 1 WHERE id = $1`, [id, status]);
      await recordEvents(act.manager, [{ type: `incentives.run-${status.replace('_', '-')}`, subjectId: id, payload: { month: run.month } }], act.now);
      await recordAudit(act.manager, { action: verb, resource: 'score-run', subjectId: id, detail: { month: run.month } });
      return this.detail(id);
    });
  }

  /** What other weights would give for a month. Changes nothing. */
  async whatIf(month: LocalMonth, indicators: readonly Indicator[]): Promise<{ data: unknown[] }> {
    assertScheme(indicators);
    const { cards } = await this.reckon(month, indicators);
    return { data: cards.map((c) => ({ rank: c.rank, member: { id: c.memberId, name: c.name }, township: c.township, score: c.score, indicators: c.indicators })) };
  }

  scorecards(runId: Uuid, query: PageQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`c.run_id = ${values.add(runId)}::uuid`, scopePredicate(currentContext().scope, MEMBER_SCOPE, values)];
    return answerList(this.database, { values, where, from: 'incentives.scorecard c', key: 'c.id', defaultSort: 'rank', sorts: { rank: { sql: 'c.rank', type: 'int' } }, detailFrom: 'page JOIN incentives.scorecard c ON c.id = page.key', row: CARD, audit: { resource: 'scorecard' } }, query);
  }

  async scorecard(id: Uuid): Promise<RawJson> {
    const card = await this.card(id);
    return new RawJson(card.body);
  }

  async evidence(id: Uuid, indicator: IndicatorKey, query: PageQuery): Promise<RawJson> {
    const card = await this.card(id);
    return this.facts.evidence(card.memberId, card.month, indicator, query);
  }

  private async card(id: Uuid): Promise<{ body: string; memberId: Uuid; month: LocalMonth }> {
    const values = new Values();
    const row = await this.database.one<{ body: string; memberId: Uuid; month: LocalMonth }>({
      text: `SELECT ((${CARD})::jsonb || jsonb_build_object('countyMean', (SELECT avg(x.score) FROM incentives.scorecard x WHERE x.run_id = c.run_id), 'townshipMean', (SELECT avg(x.score) FROM incentives.scorecard x WHERE x.run_id = c.run_id AND x.township_code = c.township_code)))::text AS body, c.member_id AS "memberId", c.month
        FROM incentives.scorecard c WHERE c.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, MEMBER_SCOPE, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('scorecard');
    return row;
  }

  private async reckon(month: LocalMonth, indicators: readonly Indicator[]): Promise<{ cards: Card[]; mean: number }> {
    const [coordinators, inputs] = [await this.teams.coordinators(), await this.facts.inputs(month)];
    const mean = countyMean([...inputs.values()]);
    const cards = coordinators.map((c) => {
      const own = inputs.get(c.id) ?? NOTHING;
      return { memberId: c.id, name: c.name, divisionCode: c.divisionCode, township: c.township, inputs: own, ...scoreMember(own, indicators, mean) };
    });
    return { cards: rankScores(cards), mean };
  }

  private async computeInto(act: Act, run: Run): Promise<void> {
    const status = nextRunState(run.status, 'compute');
    const { cards, mean } = await this.reckon(run.month, run.indicators);
    await act.manager.query(`DELETE FROM incentives.scorecard WHERE run_id = $1`, [run.id]);
    await act.manager.query(
      `INSERT INTO incentives.scorecard (id, county_code, division_code, run_id, month, member_id, member_name, township_name, rank, score, inputs, indicators)
       SELECT c.id, $2, c.division, $3, $4, c.member, c.name, c.township, c.rank, c.score, c.inputs, c.indicators FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, division text, member uuid, name text, township text, rank int, score double precision, inputs jsonb, indicators jsonb)`,
      [JSON.stringify(cards.map((c) => ({ id: newId(), division: c.divisionCode, member: c.memberId, name: c.name, township: c.township, rank: c.rank, score: c.score, inputs: c.inputs, indicators: c.indicators }))), currentContext().countyCode, run.id, run.month],
    );
    const meanScore = cards.length === 0 ? null : Math.round((cards.reduce((sum, c) => sum + c.score, 0) / cards.length) * 100) / 100;
    await act.manager.query(`UPDATE incentives.score_run SET status = $2, version = version + 1, county_mean = $3, member_count = $4, mean_score = $5, computed_at = $6 WHERE id = $1`, [run.id, status, mean, cards.length, meanScore, act.now]);
    await recordEvents(act.manager, [{ type: 'incentives.run-computed', subjectId: run.id, payload: { month: run.month, members: cards.length } }], act.now);
    await recordAudit(act.manager, { action: 'compute', resource: 'score-run', subjectId: run.id, detail: { month: run.month, members: cards.length } });
  }

  private async lock({ manager }: Act, id: Uuid, version: number): Promise<Run> {
    const [run] = (await manager.query(`SELECT id, month, indicators, status, version FROM incentives.score_run WHERE id = $1 AND county_code = $2 FOR UPDATE`, [id, currentContext().countyCode])) as Run[];
    if (!run) throw notFound('score-run');
    if (run.version !== version) throw httpError('stale', { currentVersion: run.version });
    return run;
  }
}

interface Run {
  readonly id: Uuid;
  readonly month: LocalMonth;
  readonly indicators: readonly Indicator[];
  readonly status: RunState;
  readonly version: number;
}
