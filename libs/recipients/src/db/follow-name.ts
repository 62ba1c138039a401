import type { Uuid } from '@yizhu/kernel';
import { nameGrams, type TransactionManager } from '@yizhu/platform';

/** Found by this name from now on, and by no other. */
export const findByName = async (manager: TransactionManager, id: Uuid, name: string): Promise<void> => {
  await manager.query(`DELETE FROM recipients.name_gram WHERE person_id = $1`, [id]);
  await manager.query(`INSERT INTO recipients.name_gram (gram, county_code, created_at, person_id, division_code) SELECT g.gram, p.county_code, p.created_at, p.id, p.division_code FROM recipients.person p, unnest($2::text[]) AS g(gram) WHERE p.id = $1`, [id, nameGrams(name)]);
};

/** The names that consents, alerts and verification requests show. */
export const followName = async (manager: TransactionManager, householdId: Uuid, id: Uuid, name: string): Promise<void> => {
  await manager.query(`UPDATE recipients.consent SET person_name = CASE WHEN person_id = $2 THEN $3 ELSE person_name END, head_name = h.head_name FROM recipients.household h WHERE h.id = $1 AND household_id = $1`, [householdId, id, name]);
  await manager.query(`UPDATE recipients.monitoring_alert SET person_name = CASE WHEN person_id = $2 THEN $3 ELSE person_name END, head_name = h.head_name FROM recipients.household h WHERE h.id = $1 AND household_id = $1`, [householdId, id, name]);
  await manager.query(
    `UPDATE recipients.verification_request r SET head_name = h.head_name, subjects = (SELECT jsonb_agg(CASE WHEN s.value ->> 'personId' = $2::text THEN s.value || jsonb_build_object('name', $3::text) ELSE s.value END ORDER BY s.n) FROM jsonb_array_elements(r.subjects) WITH ORDINALITY AS s(value, n))
       FROM recipients.household h WHERE h.id = $1 AND r.household_id = $1`,
    [householdId, id, name],
  );
};
