import { Inject, Injectable, Logger } from '@nestjs/common';
import { nextState, type Uuid } from '@yizhu/kernel';
import { currentContext, UnitOfWork, type TransactionManager } from '@yizhu/platform';
import { afterFault, MESSAGE_TRANSITIONS, NOTICE_DAYS, MESSAGE_DAYS } from '../domain/outgoing-message.js';
import type { OutsideChannel } from '../domain/message.js';
import { quietUntil } from '../domain/quiet-hours.js';
import { MESSAGE_CHANNELS, type MessageChannel, type Outgoing } from './channels.js';
import { NotificationRules } from './notification-rules.js';

const AT_ONCE = 50;
interface Due extends Outgoing {
  readonly channel: OutsideChannel;
  readonly attempts: number;
}

/**
 * Takes what waits out of the house: in quiet hours only what is urgent. Replicas share the work by SKIP LOCKED; that one was sent
 * commits with it. What fails is tried again with growing pauses, and given up after some hours, for a person to look at.
 */
@Injectable()
export class Sending {
  private readonly logger = new Logger('Sending');

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NotificationRules) private readonly rules: NotificationRules,
    @Inject(MESSAGE_CHANNELS) private readonly channels: readonly MessageChannel[],
  ) {}

  /** Sends what is due; how many went out. */
  async sendDue(): Promise<number> {
    const quiet = quietUntil(await this.rules.inForce(), this.uow.now()) !== null;
    let sent = 0;
    for (;;) {
      const batch = await this.sendBatch(quiet);
      sent += batch.sent;
      if (batch.tried < AT_ONCE) return sent;
    }
  }

  /** Old ones go: what was sent or given up, and what was told. */
  forget(): Promise<void> {
    return this.uow.run(async ({ manager, now }) => {
      const { countyCode } = currentContext();
      const old = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
      await manager.query(`WITH gone AS (DELETE FROM notifications.outgoing_message WHERE county_code = $1 AND status <> 'waiting' AND made_at < $2 RETURNING id) DELETE FROM notifications.recorded_sending r USING gone WHERE r.message_id = gone.id`, [countyCode, old(MESSAGE_DAYS)]);
      await manager.query('DELETE FROM notifications.notice WHERE county_code = $1 AND at < $2', [countyCode, old(NOTICE_DAYS)]);
    });
  }

  private sendBatch(quiet: boolean): Promise<{ tried: number; sent: number }> {
    return this.uow.run(async ({ manager, now }) => {
      const due = (await manager.query(
        `SELECT d.id, d.channel, d.kind, d.text, d.link, d.attempts, json_build_object('is', CASE WHEN d.user_id IS NOT NULL THEN 'user' WHEN d.person_id IS NOT NULL THEN 'person' ELSE 'guest' END, 'id', d.to_id) AS "to" FROM notifications.outgoing_message d
          WHERE d.county_code = $1 AND d.status = 'waiting' AND d.available_at <= $2 AND (d.urgent OR NOT $3) ORDER BY d.available_at, d.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
        [currentContext().countyCode, now, quiet],
      )) as Due[];
      const sent: Uuid[] = [];
      for (const message of due) if (await this.send(message, manager, now)) sent.push(message.id);
      const status = nextState(MESSAGE_TRANSITIONS, 'outgoing-message', 'waiting', 'send');
      if (sent.length > 0) await manager.query('UPDATE notifications.outgoing_message SET status = $2, sent_at = $3, attempts = attempts + 1, last_error = NULL, version = version + 1 WHERE id = ANY($1::uuid[])', [sent, status, now]);
      return { tried: due.length, sent: sent.length };
    });
  }

  /** False when it failed; then it is noted by class and code, never by its message: messages can carry values. */
  private async send({ channel, attempts, ...message }: Due, manager: TransactionManager, now: Date): Promise<boolean> {
    await manager.query('SAVEPOINT sending');
    try {
      const way = this.channels.find(({ name }) => name === channel);
      if (!way) throw Object.assign(new Error('no such channel'), { code: 'no-channel' });
      await way.send(message);
      await manager.query('RELEASE SAVEPOINT sending');
      return true;
    } catch (error) {
      await manager.query('ROLLBACK TO SAVEPOINT sending');
      const { code, constructor } = error as { code?: string; constructor: { name: string } };
      const fault = `${constructor.name} ${code ?? ''}`.trim();
      const next = afterFault(attempts, now);
      if (next.status === 'dead') this.logger.warn(`message ${message.id} by ${channel} given up: ${fault}`);
      await manager.query('UPDATE notifications.outgoing_message SET status = $2, attempts = $3, available_at = $4, last_error = $5, version = version + 1 WHERE id = $1', [message.id, next.status, next.attempts, next.availableAt, fault]);
      return false;
    }
  }
}
