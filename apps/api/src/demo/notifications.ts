import { Sending } from '@yizhu/notifications';
import { runAsSystem } from '@yizhu/platform';
import type { Client } from 'pg';
import type { Present } from './present.js';

/** As after a few days' work: what was told half a day ago is read, what was due has gone out, and of one message the gateway would not hear. */
export const tellNotifications = async (client: Client, { app, plan }: Pick<Present, 'app' | 'plan'>): Promise<void> => {
  await client.query(`UPDATE notifications.notice SET read_at = at + interval '2 hours' WHERE county_code = $1 AND at < $2`, [plan.countyCode, new Date(plan.now - 12 * 3_600_000)]);
  await client.query(
    `UPDATE notifications.outgoing_message SET status = 'dead', attempts = 8, last_error = 'Error ECONNREFUSED', available_at = made_at + interval '128 minutes', version = 2
      WHERE id = (SELECT id FROM notifications.outgoing_message WHERE county_code = $1 AND status = 'waiting' AND channel = 'sms' ORDER BY made_at, id LIMIT 1)`,
    [plan.countyCode],
  );
  await runAsSystem(plan.countyCode, 'demo', () => app.get(Sending).sendDue());
};
