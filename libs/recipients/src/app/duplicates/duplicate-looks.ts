import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, queryPrepared, Relay, UnitOfWork, type TransactionManager } from '@yizhu/platform';
import { nameForms } from '../../db/name-forms.js';
import { LIKENESS } from '../../domain/duplicates/likeness.js';

/** A register of a million is looked through in well under this. */
const LOOK_LIMIT = '300s';
const NAMES_AT_ONCE = 20_000;
/** The whole register is looked through once a day, whatever was told meanwhile. */
const FULL_EVERY_HOURS = 24;

/** What may make or unmake a likeness; each names its household. */
const CHANGES = ['recipients.household-registered', 'recipients.member-added', 'recipients.member-joined', 'recipients.person-corrected', 'recipients.household-moved', 'recipients.exited', 'recipients.readmitted', 'recipients.recipients-merged', 'recipients.merge-undone', 'recipients.households-merged'];

/** Finds who may be registered twice: after each change among the households it touched, and once a day through the whole register. */
@Injectable()
export class DuplicateLooks implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.duplicates', CHANGES, (events, manager) => this.lookAt(manager, [...new Set(events.map(({ payload }) => payload.householdId as Uuid))]));
  }

  /** Who lives in these households, against everybody. */
  async lookAt(manager: TransactionManager, households: readonly Uuid[]): Promise<void> {
    const { countyCode } = currentContext();
    await learnNames(manager, `SELECT DISTINCT p.name FROM recipients.person p WHERE p.household_id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM recipients.name_sound s WHERE s.name = p.name)`, [households]);
    await queryPrepared(manager, SOME, [countyCode, this.uow.now(), households]);
  }

  /** The whole register; answers how many pairs are suggested. */
  lookAtAll(): Promise<{ suggested: number }> {
    return this.uow.run(async ({ manager, now }) => {
      const { countyCode } = currentContext();
      await manager.query(`SET LOCAL statement_timeout = '${LOOK_LIMIT}'; SET LOCAL work_mem = '256MB'`);
      while ((await learnNames(manager, `SELECT DISTINCT p.name FROM recipients.person p WHERE p.county_code = $1 AND NOT EXISTS (SELECT 1 FROM recipients.name_sound s WHERE s.name = p.name) LIMIT ${NAMES_AT_ONCE}`, [countyCode])) === NAMES_AT_ONCE);
      await queryPrepared(manager, ALL, [countyCode, now]);
      await manager.query(`INSERT INTO recipients.duplicate_look (county_code, looked_at) VALUES ($1, $2) ON CONFLICT (county_code) DO UPDATE SET looked_at = excluded.looked_at`, [countyCode, now]);
      const [row] = (await manager.query(`SELECT count(*)::int AS suggested FROM recipients.duplicate_pair WHERE county_code = $1 AND status = 'suggested'`, [countyCode])) as { suggested: number }[];
      return row!;
    });
  }

  /** The daily look, by whichever replica comes first. */
  lookWhenDue(): Promise<void> {
    return this.uow.run(async ({ manager, now }) => {
      const { countyCode } = currentContext();
      const [free] = (await manager.query(`SELECT pg_try_advisory_xact_lock(hashtext('recipients.duplicate_look'), $1::int) AS free, (SELECT looked_at FROM recipients.duplicate_look WHERE county_code = $2) AS looked_at`, [Number(countyCode), countyCode])) as { free: boolean; looked_at: Date | null }[];
      if (!free!.free || (free!.looked_at && now.getTime() - free!.looked_at.getTime() < FULL_EVERY_HOURS * 3_600_000)) return;
      await this.lookAtAll();
    });
  }
}

/** Writes down how names sound that were not met before. */
export const learnNames = async (manager: TransactionManager, which: string, values: readonly unknown[]): Promise<number> => {
  const names = (await manager.query(which, values as unknown[])) as { name: string }[];
  if (names.length > 0) await manager.query(`INSERT INTO recipients.name_sound (name, bare, sound) SELECT n.name, n.bare, n.sound FROM jsonb_to_recordset($1::jsonb) AS n(name text, bare text, sound text) ON CONFLICT DO NOTHING`, [JSON.stringify(names.map(({ name }) => nameForms(name)))]);
  return names.length;
};

const PERSON = `p.id, p.county_code, n.bare, n.sound, p.sex, p.birth_date, p.division_code, p.township_code, p.household_id, p.status`;
const PAIR = `SELECT a.id AS a_id, b.id AS b_id, a.county_code, ${LIKENESS.place} AS place, ${LIKENESS.reasons} AS reasons, ${LIKENESS.strength} AS strength`;
/** People who have both left are nobody's work; of who was erased there is nothing to compare. */
const WORTH = `NOT (a.status = 'exited' AND b.status = 'exited') AND a.status <> 'erased' AND b.status <> 'erased'`;
/** Each pair once, whichever side it was found from. */
const KEEP = `found AS MATERIALIZED (SELECT DISTINCT ON (least(a_id, b_id), greatest(a_id, b_id)) least(a_id, b_id) AS person_id, greatest(a_id, b_id) AS other_person_id, county_code, place, reasons, strength FROM pair ORDER BY least(a_id, b_id), greatest(a_id, b_id), strength DESC),
  kept AS (INSERT INTO recipients.duplicate_pair AS d (id, county_code, division_code, version, person_id, other_person_id, reasons, strength, status, found_at)
    SELECT uuidv7(), county_code, place, 1, person_id, other_person_id, reasons, strength, 'suggested', $2 FROM found
    ON CONFLICT (person_id, other_person_id, county_code) DO UPDATE SET reasons = excluded.reasons, strength = excluded.strength, division_code = excluded.division_code
      WHERE (d.reasons, d.strength, d.division_code) IS DISTINCT FROM (excluded.reasons, excluded.strength, excluded.division_code) AND d.status <> 'merged')`;
const GONE = `NOT EXISTS (SELECT 1 FROM found f WHERE f.person_id = d.person_id AND f.other_person_id = d.other_person_id)`;

/** $1 county, $2 now, $3 households. A suggestion that no longer holds goes; one that somebody settled stays settled. */
const SOME = `WITH a AS MATERIALIZED (SELECT ${PERSON} FROM recipients.person p JOIN recipients.name_sound n ON n.name = p.name WHERE p.household_id = ANY($3::uuid[]) AND p.county_code = $1),
  pair AS (
    ${PAIR} FROM a JOIN LATERAL (SELECT ${PERSON} FROM recipients.person p JOIN recipients.name_sound n ON n.name = p.name WHERE p.birth_date = a.birth_date AND p.county_code = a.county_code AND p.id <> a.id) b ON ${LIKENESS.sameBirth} WHERE ${WORTH}
    UNION ALL
    ${PAIR} FROM a JOIN LATERAL (SELECT ${PERSON} FROM recipients.name_sound n JOIN recipients.person p ON p.name = n.name WHERE n.bare = a.bare AND p.division_code = a.division_code AND p.id <> a.id) b ON ${LIKENESS.nearBirth} WHERE ${WORTH}),
  ${KEEP}
  DELETE FROM recipients.duplicate_pair d WHERE d.status = 'suggested' AND (d.person_id IN (SELECT id FROM a) OR d.other_person_id IN (SELECT id FROM a)) AND ${GONE}`;

/** $1 county, $2 now. Three hash joins over the register, each on an equality that leaves few. */
const ALL = `WITH a AS MATERIALIZED (SELECT ${PERSON} FROM recipients.person p JOIN recipients.name_sound n ON n.name = p.name WHERE p.county_code = $1),
  pair AS (
    ${PAIR} FROM a JOIN a b ON b.birth_date = a.birth_date AND b.township_code = a.township_code AND a.id < b.id AND ${LIKENESS.sameBirth} WHERE ${WORTH}
    UNION ALL
    ${PAIR} FROM a JOIN a b ON b.birth_date = a.birth_date AND b.bare = a.bare AND b.township_code <> a.township_code AND a.id < b.id WHERE ${WORTH}
    UNION ALL
    ${PAIR} FROM a JOIN a b ON ${LIKENESS.nearBirth} AND a.id < b.id WHERE ${WORTH}),
  ${KEEP}
  DELETE FROM recipients.duplicate_pair d WHERE d.county_code = $1 AND d.status = 'suggested' AND ${GONE}`;
