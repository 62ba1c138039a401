import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, nextState, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, httpError, RawJson, recordAudit, scopePredicate, UnitOfWork, Values } from '@yizhu/platform';
import { MESSAGE_TRANSITIONS, type MessageState } from '../domain/outgoing-message.js';
import type { OutgoingMessageListQuery } from '../http/notification.dto.js';

/** Neither to whom nor where it leads: an administrator sees that messages go out, not whose they are; a link can be a right. */
const ROW = `json_build_object('id', d.id, 'kind', d.kind, 'channel', d.channel, 'urgent', d.urgent, 'to', CASE WHEN d.user_id IS NOT NULL THEN 'staff' ELSE 'public' END, 'text', d.text, 'status', d.status, 'madeAt', d.made_at, 'availableAt', d.available_at, 'attempts', d.attempts, 'lastError', d.last_error, 'sentAt', d.sent_at,
  'allowedActs', ${allowedActsSql({ resend: MESSAGE_TRANSITIONS.resend }, 'd.status')}, 'version', d.version)`;

/** What leaves the house, for whoever looks after it: what waits, what went out, what was given up. */
@Injectable()
export class OutgoingMessages {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** Newest first. */
  list({ status, channel, ...query }: OutgoingMessageListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [scopePredicate(currentContext().scope, { alias: 'd' }, values)];
    if (status) where.push(`d.status = ${values.add(status)}`);
    if (channel) where.push(`d.channel = ${values.add(channel)}`);
    return answerList(this.database, {
      values, where, from: 'notifications.outgoing_message d', key: 'd.id', defaultSort: '-madeAt', sorts: { madeAt: { sql: 'd.made_at', type: 'timestamptz' } }, detailFrom: 'page JOIN notifications.outgoing_message d ON d.id = page.key', row: ROW,
    }, query);
  }

  /** One that was given up is tried anew, from the first attempt. @throws not-found | stale | act-not-allowed */
  resend(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async ({ manager, now }) => {
      const values = new Values();
      const [row] = (await manager.query(`SELECT d.status, d.version FROM notifications.outgoing_message d WHERE d.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'd' }, values)} FOR UPDATE`, values.list)) as { status: MessageState; version: number }[];
      if (!row) throw notFound('outgoing-message');
      if (row.version !== version) throw httpError('stale', { currentVersion: row.version });
      const status = nextState(MESSAGE_TRANSITIONS, 'outgoing-message', row.status, 'resend');
      const [[sent]] = (await manager.query(`UPDATE notifications.outgoing_message d SET status = $2, attempts = 0, available_at = $3, last_error = NULL, version = version + 1 WHERE d.id = $1 RETURNING (${ROW})::text AS body`, [id, status, now])) as [[{ body: string }], number];
      await recordAudit(manager, { action: 'resend', resource: 'outgoing-message', subjectId: id });
      return new RawJson(sent.body, version + 1);
    });
  }
}
