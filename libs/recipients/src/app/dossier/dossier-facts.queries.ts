import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Database, RawJson, readDetail, Sealer, type TransactionManager } from '@yizhu/platform';
import type { DeclaredLine } from '../../domain/dossier/declaration.js';

/** Declarations shown; older ones stay in the table and in a person's copy. */
const SHOWN = 12;

interface Sealed {
  id: Uuid;
  sealed?: string;
}
export interface FactsBody {
  profiles: (Sealed & Record<string, unknown>)[];
  declarations: (Sealed & Record<string, unknown>)[];
}

const PROFILE = `json_build_object('id', f.id, 'personId', f.person_id, 'marriage', f.marriage, 'education', f.education, 'workStatus', f.work_status, 'disabilityKind', f.disability_kind, 'disabilityGrade', f.disability_grade, 'capacity', f.capacity, 'sealed', f.details_sealed, 'recordedAt', f.recorded_at, 'recordedBy', f.recorded_by_name)`;
const GUARDIAN = `json_build_object('id', g.id, 'personId', g.person_id, 'guardianId', g.guardian_id, 'name', g.guardian_name, 'relation', g.relation, 'phoneMasked', g.phone_masked, 'basis', g.basis, 'since', g.since, 'endedOn', g.ended_on, 'endedReason', g.ended_reason, 'version', g.version)`;
const DECLARATION = `json_build_object('id', d.id, 'declaredOn', d.declared_on, 'lines', d.lines, 'members', d.members, 'incomeMonthFen', d.income_month_fen, 'perHeadMonthFen', d.per_head_month_fen, 'expenseYearFen', d.expense_year_fen, 'assetsFen', d.assets_fen, 'sealed', d.details_sealed, 'recordedAt', d.recorded_at, 'recordedBy', d.recorded_by_name)`;
const CONTACT = `json_build_object('id', c.id, 'name', c.name, 'relation', c.relation, 'phoneMasked', c.phone_masked, 'emergency', c.emergency, 'addedAt', c.added_at)`;
/** The newest profile of each person of the household. */
const PROFILES = `SELECT DISTINCT ON (f.person_id) f.* FROM recipients.person p JOIN recipients.person_profile f ON f.person_id = p.id WHERE p.household_id = h.id ORDER BY f.person_id, f.recorded_at DESC, f.id DESC`;

@Injectable()
export class DossierFactsQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  /** All of a household in one statement. Wards without a guardian are named, so that nobody overlooks them. */
  async facts(householdId: Uuid): Promise<RawJson> {
    const { body, version } = await readDetail<{ body: FactsBody & Record<string, unknown>; version: number }>(this.database, {
      resource: 'household', id: householdId, table: 'recipients.household', scope: { alias: 'h' },
      select: `h.version, json_build_object('householdId', h.id, 'grid', h.grid, 'version', h.version,
        'profiles', (SELECT coalesce(json_agg(${PROFILE}), '[]') FROM (${PROFILES}) f),
        'guardians', (SELECT coalesce(json_agg(${GUARDIAN} ORDER BY g.ended_on IS NOT NULL, g.since DESC), '[]') FROM recipients.person p JOIN recipients.guardianship g ON g.person_id = p.id WHERE p.household_id = h.id),
        'unguarded', (SELECT coalesce(json_agg(p.id), '[]') FROM recipients.person p LEFT JOIN (${PROFILES}) f ON f.person_id = p.id
           WHERE p.household_id = h.id AND p.status NOT IN ('exited', 'erased') AND (p.birth_date > (now() AT TIME ZONE 'Asia/Shanghai')::date - interval '18 years' OR f.capacity <> 'full') AND NOT EXISTS (SELECT 1 FROM recipients.guardianship g WHERE g.person_id = p.id AND g.ended_on IS NULL)),
        'contacts', (SELECT coalesce(json_agg(${CONTACT} ORDER BY c.emergency DESC, c.added_at), '[]') FROM recipients.contact c WHERE c.household_id = h.id AND c.removed_at IS NULL),
        'declarations', (SELECT coalesce(json_agg(${DECLARATION} ORDER BY d.declared_on DESC, d.recorded_at DESC), '[]') FROM (SELECT * FROM recipients.means_declaration WHERE household_id = h.id ORDER BY declared_on DESC, recorded_at DESC LIMIT ${SHOWN}) d)) AS body`,
    });
    for (const profile of body.profiles) this.open('person_profile', profile);
    for (const declaration of body.declarations) this.open('means_declaration', declaration);
    return new RawJson(JSON.stringify(body), version);
  }

  private open(table: string, row: Sealed): void {
    Object.assign(row, JSON.parse(this.sealer.open(row.sealed!, `recipients.${table}`, 'details', row.id)));
    delete row.sealed;
  }
}

/** The lines of the household's newest declaration; none when it never declared. */
export const declaredLines = async (manager: TransactionManager, householdId: Uuid): Promise<readonly DeclaredLine[]> => {
  const [row] = (await manager.query(`SELECT lines FROM recipients.means_declaration WHERE household_id = $1 ORDER BY declared_on DESC, recorded_at DESC LIMIT 1`, [householdId])) as { lines: DeclaredLine[] }[];
  return row?.lines ?? [];
};
