import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** An audit row as it is hashed: every column, in one fixed order, times as PostgreSQL's microseconds. */
interface EntryRow {
  id: string;
  canonical: string;
}
interface SealRow {
  seq: string;
  entry_id: string;
  prev_hash: Buffer;
  hash: Buffer;
}

export interface ChainFault {
  readonly entryId: string;
  readonly seq: number;
  readonly kind: 'changed' | 'removed' | 'reordered' | 'seal-missing';
}
export interface ChainReport {
  readonly ok: boolean;
  readonly checked: number;
  /** Entries written within the last second or so, not chained yet. */
  readonly unsealed: number;
  /** Last seal as `seq:hash`; noted elsewhere, it lets a later check see that the end was cut off. */
  readonly head: string | null;
  readonly firstFault: ChainFault | null;
}

const CANONICAL = `concat_ws('|', e.id, e.county_code, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(e.actor_id::text,'-'), e.actor_kind, e.action, e.resource, coalesce(e.subject_id::text,'-'), e.outcome, e.detail::text, e.trace_id, coalesce(e.address,'-'))`;
const GENESIS = Buffer.alloc(32);
const BATCH = 5_000;
const CHAIN_LOCK = 7_100_001;

const link = (previous: Buffer, seq: number, canonical: string): Buffer => createHash('sha256').update(previous).update(String(seq)).update('\n').update(canonical).digest();

type Db = Pick<EntityManager, 'query'>;

/** How far behind the chain's head a row may have been written and still be looked for: by the minute, and by the second. */
export type LookBack = '1 hour' | '10 seconds';

/**
 * Chains the rows that have committed since the last time. One sealer at a time (advisory lock of the transaction), so that
 * acts never queue for the chain. Call it inside a transaction. Returns how many were sealed.
 */
export const sealAudit = async (db: Db, lookBack: LookBack = '1 hour'): Promise<number> => {
  const [lock] = (await db.query(`SELECT pg_try_advisory_xact_lock($1) AS mine`, [CHAIN_LOCK])) as { mine: boolean }[];
  if (!lock?.mine) return 0;
  const [head] = (await db.query(
    `SELECT s.seq, s.hash, (e.at - interval '${lookBack}')::text AS since FROM platform.audit_seal s LEFT JOIN platform.audit_entry e ON e.id = s.entry_id ORDER BY s.seq DESC LIMIT 1`,
  )) as { seq: string; hash: Buffer; since: string | null }[];
  // Late committers carry an older time than the head: a recent window is looked at, not only what follows it. Its beginning is
  // given as a value, because the planner takes a subselect for a third of the table and reads every seal there is.
  const rows = (await db.query(
    `SELECT e.id, ${CANONICAL} AS canonical FROM platform.audit_entry e WHERE NOT EXISTS (SELECT 1 FROM platform.audit_seal s WHERE s.entry_id = e.id)
       AND e.at > $1::timestamptz ORDER BY e.at, e.id LIMIT ${BATCH}`,
    [head?.since ?? '-infinity'],
  )) as EntryRow[];
  if (rows.length === 0) return 0;
  let seq = Number(head?.seq ?? 0);
  let previous: Buffer = head?.hash ?? GENESIS;
  const seals = rows.map((row) => {
    const hash = link(previous, ++seq, row.canonical);
    const seal = { seq, entry: row.id, previous, hash };
    previous = hash;
    return seal;
  });
  await db.query(`INSERT INTO platform.audit_seal (seq, entry_id, prev_hash, hash) SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[])`, [
    seals.map((s) => s.seq),
    seals.map((s) => s.entry),
    seals.map((s) => s.previous),
    seals.map((s) => s.hash),
  ]);
  return rows.length;
};

/** Walks the chain from its beginning, in batches: memory stays flat however long it is. */
export const verifyAudit = async (db: Db, expectedHead?: string): Promise<ChainReport> => {
  let previous: Buffer = GENESIS;
  let seq = 0;
  let fault: ChainFault | null = null;
  let headSeen = expectedHead === undefined;
  for (;;) {
    const rows = (await db.query(
      `SELECT s.seq, s.entry_id, s.prev_hash, s.hash, e.id, CASE WHEN e.id IS NOT NULL THEN ${CANONICAL} END AS canonical
         FROM platform.audit_seal s LEFT JOIN platform.audit_entry e ON e.id = s.entry_id WHERE s.seq > $1 ORDER BY s.seq LIMIT ${BATCH}`,
      [seq],
    )) as (SealRow & { id: string | null; canonical: string | null })[];
    if (rows.length === 0) break;
    for (const row of rows) {
      const at = Number(row.seq);
      const report = (kind: ChainFault['kind']): ChainFault => ({ entryId: row.entry_id, seq: at, kind });
      if (at !== seq + 1) fault = report('seal-missing');
      else if (row.canonical === null) fault = report('removed');
      else if (!row.prev_hash.equals(previous)) fault = report('reordered');
      else if (!row.hash.equals(link(previous, at, row.canonical))) fault = report('changed');
      if (fault) return { ok: false, checked: seq, unsealed: await unsealed(db), head: null, firstFault: fault };
      seq = at;
      previous = row.hash;
      if (expectedHead === `${at}:${row.hash.toString('hex')}`) headSeen = true;
    }
  }
  const head = seq === 0 ? null : `${seq}:${previous.toString('hex')}`;
  const cut = headSeen ? null : { entryId: '', seq: Number(expectedHead?.split(':')[0]), kind: 'seal-missing' as const };
  return { ok: !cut, checked: seq, unsealed: await unsealed(db), head, firstFault: cut };
};

const unsealed = async (db: Db): Promise<number> => {
  const [row] = (await db.query(`SELECT count(*)::int AS n FROM platform.audit_entry e WHERE NOT EXISTS (SELECT 1 FROM platform.audit_seal s WHERE s.entry_id = e.id)`)) as { n: number }[];
  return row?.n ?? 0;
};
