import type { Uuid } from '@yizhu/kernel';
import type { Act } from '@yizhu/platform';

/** Suggestions about who was merged away wait with them; that they are not somebody else holds for the survivor too. */
export const settlePairs = async ({ manager, now, actor }: Act, mergeId: Uuid, survivorId: Uuid, mergedId: Uuid): Promise<void> => {
  await manager.query(
    `UPDATE recipients.duplicate_pair SET status = 'merged', merge_id = $1, settled_at = $4, settled_by = $5, settled_by_name = $6, version = version + 1
      WHERE (person_id = $3 OR other_person_id = $3) AND status = 'suggested' OR (person_id, other_person_id) = (least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid)) AND status = 'dismissed'`,
    [mergeId, survivorId, mergedId, now, actor.id, actor.name],
  );
  const dismissed = `SELECT d.*, CASE WHEN d.person_id = $3 THEN d.other_person_id ELSE d.person_id END AS third FROM recipients.duplicate_pair d WHERE (d.person_id = $3 OR d.other_person_id = $3) AND d.status = 'dismissed'`;
  await manager.query(
    `WITH d AS (${dismissed}) INSERT INTO recipients.duplicate_pair AS p (id, county_code, division_code, version, person_id, other_person_id, reasons, strength, status, found_at, merge_id, settled_at, settled_by, settled_by_name, reason)
      SELECT uuidv7(), county_code, division_code, 1, least($2::uuid, third), greatest($2::uuid, third), reasons, strength, 'dismissed', found_at, $1, settled_at, settled_by, settled_by_name, reason FROM d
      ON CONFLICT (person_id, other_person_id, county_code) DO UPDATE SET status = 'dismissed', merge_id = $1, settled_at = excluded.settled_at, settled_by = excluded.settled_by, settled_by_name = excluded.settled_by_name, reason = excluded.reason, version = p.version + 1 WHERE p.status = 'suggested'`,
    [mergeId, survivorId, mergedId],
  );
};

/** As they were before the merge; what no longer holds the next look takes away. */
export const reopenPairs = async ({ manager }: Pick<Act, 'manager'>, mergeId: Uuid): Promise<void> => {
  await manager.query(`DELETE FROM recipients.duplicate_pair WHERE merge_id = $1 AND status = 'dismissed'`, [mergeId]);
  // Found to be two people after all, by an officer who looked twice: dismissed if it was before.
  await manager.query(`UPDATE recipients.duplicate_pair SET status = CASE WHEN reason IS NULL THEN 'suggested' ELSE 'dismissed' END, merge_id = NULL, settled_at = CASE WHEN reason IS NULL THEN NULL ELSE settled_at END, settled_by = CASE WHEN reason IS NULL THEN NULL ELSE settled_by END, settled_by_name = CASE WHEN reason IS NULL THEN NULL ELSE settled_by_name END, version = version + 1 WHERE merge_id = $1 AND status = 'merged'`, [mergeId]);
};
