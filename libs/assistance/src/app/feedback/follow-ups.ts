import { Inject, Injectable } from '@nestjs/common';
import { type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, Sealer, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { allowedActsSql } from '@yizhu/kernel';
import { TeamsReader } from '@yizhu/teams';
import { followUps, recordTransition } from '../../db/repositories.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import { FOLLOW_UP_TRANSITIONS, type FollowUp, type FollowUpAct } from '../../domain/follow-up.js';
import type { CloseFollowUpDto, FollowUpListQuery } from '../../http/feedback.dto.js';
import { historyJson } from '../history.sql.js';
import { FEEDBACK_ROW, FeedbackQueries, type FeedbackRow } from './feedback.queries.js';

const SCOPE = { alias: 'u', member: 'owner_id' } as const;
const ROW = `json_build_object('id', u.id, 'status', u.status, 'place', ${placeJson('u')}, 'owner', CASE WHEN u.owner_id IS NOT NULL THEN json_build_object('id', u.owner_id, 'name', u.owner_name) END, 'openedAt', u.opened_at, 'dueAt', u.due_at, 'overdue', u.status = 'open' AND u.due_at < now(), 'outcome', u.outcome, 'closedAt', u.closed_at, 'closedBy', u.closed_by_name,
  'feedback', (SELECT ${FEEDBACK_ROW} FROM assistance.feedback b WHERE b.id = u.feedback_id), 'version', u.version, 'allowedActs', ${allowedActsSql(FOLLOW_UP_TRANSITIONS, 'u.status')})`;

interface Row {
  feedback: FeedbackRow | null;
}

/** Conversations that low marks reopened: whose, until when, and what was said. */
@Injectable()
export class FollowUps {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(FeedbackQueries) private readonly marks: FeedbackQueries,
  ) {}

  /** First due first. */
  async list(query: FollowUpListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, SCOPE, query, values);
    where.push(`u.status = ${values.add(query.status ?? 'open')}`);
    if (query.overdue) where.push('u.due_at < now()');
    const raw = await answerList(this.database, {
      values, where, from: 'assistance.feedback_follow_up u', key: 'u.id', defaultSort: 'dueAt', sorts: { dueAt: { sql: 'u.due_at', type: 'timestamptz' } }, detailFrom: 'page JOIN assistance.feedback_follow_up u ON u.id = page.key', row: ROW, audit: { resource: 'feedback-follow-up' },
    }, query);
    const answer = JSON.parse(raw.text) as { data: Row[] };
    return new RawJson(JSON.stringify({ ...answer, data: answer.data.map((row) => this.opened(row)) }));
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const { body, said, version } = await readDetail<{ body: Row; said: string | null; version: number }>(this.database, { resource: 'feedback-follow-up', id, table: 'assistance.feedback_follow_up', scope: SCOPE, select: `(${ROW})::jsonb || jsonb_build_object('history', ${historyJson('u.id')}) AS body, u.said_sealed AS said, u.version` });
    return new RawJson(JSON.stringify({ ...this.opened(body), said: said === null ? '' : this.sealer.open(said, 'assistance.feedback_follow_up', 'said', id) }), version);
  }

  /** To another member, who is not the one that was rated. @throws stale | act-not-allowed | helper-unknown | follow-up-by-rated */
  assign(id: Uuid, version: number, memberId: Uuid): Promise<RawJson> {
    return this.change(id, version, 'assign', async (followUp, act) => {
      const member = await this.teams.helper(memberId);
      // A volunteer doesn't read what people said of others.
      if (!member || member.roles.every((role) => role === 'volunteer')) throw assistanceError('helper-unknown', {}, 'memberId');
      followUp.assign(member, await rated(act, followUp));
    });
  }

  /** With what was said. @throws stale | act-not-allowed | follow-up-by-rated */
  close(id: Uuid, version: number, { outcome, said }: CloseFollowUpDto): Promise<RawJson> {
    return this.change(id, version, 'close', async (followUp, act) =>
      followUp.close({ outcome, saidSealed: this.sealer.seal(said.trim(), 'assistance.feedback_follow_up', 'said', id), byName: act.actor.name, by: currentContext().scope.memberId }, await rated(act, followUp), act.now),
    );
  }

  private change(id: Uuid, version: number, action: FollowUpAct, verb: (followUp: FollowUp, act: Act) => Promise<void>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const followUp = await followUps.lock(act, id, version);
      const from = followUp.status;
      await verb(followUp, act);
      return this.uow.widened(act, async () => {
        await followUps.save(act, followUp, action);
        await recordTransition(act, followUp, action, from, followUp.status);
        return this.detail(id);
      });
    });
  }

  private opened<R extends Row>(row: R): R {
    return { ...row, feedback: row.feedback && (this.marks.opened(row.feedback) as never) };
  }
}

/** Who the mark was about. */
const rated = async ({ manager }: Act, { feedbackId }: FollowUp): Promise<Uuid | null> =>
  ((await manager.query('SELECT member_id AS member FROM assistance.feedback WHERE id = $1', [feedbackId])) as { member: Uuid | null }[])[0]?.member ?? null;
