import { defineErrors } from '@yizhu/kernel';
import type { EntityManager } from 'typeorm';
import { RawJson } from './raw-json.js';
import type { Actor, IdempotencyClaim } from '../context/request-context.js';
import type { Sealer } from '../sealing/sealer.js';

export const idempotencyError = defineErrors({
  'idempotency-key-reused': { kind: 'rule', zh: '同一个幂等键用在了不同的内容上', en: 'This Idempotency-Key was used with another body' },
  'idempotency-key-malformed': { kind: 'malformed', zh: '幂等键应为1到100个可见字符', en: 'An Idempotency-Key has 1 to 100 visible characters' },
});

/** Not an error: the same request was answered before; the HTTP edge sends that answer again. */
export class Replay {
  constructor(readonly body: string) {}
}

/**
 * Claims the key inside the act's transaction. Two at once: the second waits on the unique key until the first has
 * committed, then finds its answer. A rolled-back first leaves nothing, and the second goes on.
 */
export const claimKey = async (manager: EntityManager, sealer: Sealer, claim: IdempotencyClaim, actor: Actor, countyCode: string): Promise<void> => {
  const caller = actor.id ?? 'system';
  const fresh = (await manager.query(
    `INSERT INTO platform.idempotency_key (county_code, caller, route, key, body_hash) VALUES ($1,$2,$3,$4,$5)
     ON CONFLICT (caller, route, key, county_code) DO UPDATE SET body_hash = excluded.body_hash, answer = NULL, created_at = now() WHERE platform.idempotency_key.created_at < now() - interval '24 hours'
     RETURNING true AS fresh`,
    [countyCode, caller, claim.route, claim.key, claim.bodyHash],
  )) as unknown[];
  if (fresh.length > 0) return;
  const [first] = (await manager.query(`SELECT body_hash, answer FROM platform.idempotency_key WHERE county_code = $1 AND caller = $2 AND route = $3 AND key = $4`, [countyCode, caller, claim.route, claim.key])) as { body_hash: string; answer: string }[];
  if (!first || first.body_hash !== claim.bodyHash) throw idempotencyError('idempotency-key-reused');
  throw new Replay(sealer.open(first.answer, 'platform.idempotency_key', 'answer', claim.key));
};

export const keepAnswer = async (manager: EntityManager, sealer: Sealer, claim: IdempotencyClaim, actor: Actor, answer: unknown): Promise<void> => {
  const body = answer instanceof RawJson ? answer.text : JSON.stringify(answer ?? null);
  await manager.query(`UPDATE platform.idempotency_key SET answer = $4 WHERE caller = $1 AND route = $2 AND key = $3`, [actor.id ?? 'system', claim.route, claim.key, sealer.seal(body, 'platform.idempotency_key', 'answer', claim.key)]);
};
