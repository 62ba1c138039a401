import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, scopePredicate, Sealer, Values } from '@yizhu/platform';
import { openDetails } from '../db/household-writer.js';

/** What would tell the public which household is meant. It stays inside: whoever asks answers with positions, never with these words. */
export interface HouseholdWords {
  readonly names: readonly string[];
  readonly places: readonly string[];
  readonly address: string;
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
}

interface Row extends Record<string, unknown> {
  id: Uuid;
  details: string | null;
  own: string[];
  named: string[];
  people: { id: Uuid; name: string; phone: string | null; idNumber: string | null }[];
}

/** Names, places, telephones and IDs of a household, for contexts that keep them out of what is published. */
@Injectable()
export class HouseholdWordsReader {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  /** Within the caller's scope; of the county's divisions those that `text` names, and its own also without 镇, 村 and the like. @throws not-found */
  async of(householdId: Uuid, text: string): Promise<HouseholdWords> {
    const values = new Values();
    const row = await this.database.one<Row>({
      text: `SELECT h.id, h.details_sealed AS details, ARRAY(SELECT d.name FROM platform.division d WHERE d.code IN (h.division_code, h.township_code) AND d.valid_to IS NULL) AS own,
          ARRAY(SELECT d.name FROM platform.division d WHERE d.county_code = ${values.add(currentContext().countyCode)} AND d.level <> 'county' AND strpos(${values.add(text)}, d.name) > 0 LIMIT 50) AS named,
          (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'phone', p.phone_sealed, 'idNumber', p.id_sealed)), '[]') FROM (SELECT * FROM recipients.person p WHERE p.household_id = h.id AND p.status <> 'erased' ORDER BY p.id LIMIT 50) p) AS people
        FROM recipients.household h WHERE h.id = ${values.add(householdId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'h' }, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('household');
    const opened = (column: string, of: 'phone' | 'idNumber'): string[] => row.people.flatMap((person) => (person[of] ? [this.sealer.open(person[of], 'recipients.person', column, person.id)] : []));
    return {
      names: row.people.map(({ name }) => name), places: [...new Set([...row.own, ...row.own.map(withoutKind), ...row.named])], address: row.details === null ? '' : openDetails(this.sealer, row.id, row.details).address,
      phones: opened('phone', 'phone'), idNumbers: opened('id_number', 'idNumber'),
    };
  }
}

/** 浔中镇 → 浔中: people leave the last character out. */
const withoutKind = (name: string): string => name.replace(/(?:街道|社区|居委会|村委会|镇|乡|村)$/, '');
