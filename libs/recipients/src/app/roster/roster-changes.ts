import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, RawJson, scopePredicate, Sealer, Values, type PageQuery, type TransactionManager } from '@yizhu/platform';
import { maskBank, maskPhone, openDetails, sealDetails } from '../../db/household-writer.js';
import { memberColumns, type ChangeTexts } from '../../db/roster-update.js';
import { rosterError } from '../../domain/roster/roster.errors.js';
import type { ChangedField } from '../../domain/roster/update.js';

interface Kept {
  id: Uuid;
  field: ChangedField;
  householdId: Uuid;
  personId: Uuid | null;
  sealed: string;
}
const ROW = `json_build_object('id', c.id, 'sheet', c.sheet, 'row', c.row, 'field', c.field, 'householdId', c.household_id, 'personId', c.person_id, 'sealed', c.texts_sealed)`;
const MASKED: Partial<Record<ChangedField, (text: string) => string>> = { phone: maskPhone, bankAccount: maskBank };

/** What a roster changed, or would change: shown before it is done, and taken back after. */
@Injectable()
export class RosterChanges {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  /** In the file's order; telephones and accounts masked. @throws not-found */
  async list(importId: Uuid, query: PageQuery): Promise<RawJson> {
    const seen = new Values();
    const found = await this.database.one({ text: `SELECT 1 FROM recipients.roster_import i WHERE i.id = ${seen.add(importId)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'i' }, seen)}`, values: seen.list });
    if (!found) throw notFound('roster-import');
    const values = new Values();
    const answer = await answerList(this.database, {
      values, where: [`c.import_id = ${values.add(importId)}::uuid`, scopePredicate(currentContext().scope, { alias: 'c' }, values)], from: 'recipients.roster_change c', key: 'c.id', defaultSort: 'n', sorts: { n: { sql: 'c.n', type: 'int' } },
      detailFrom: 'page JOIN recipients.roster_change c ON c.id = page.key', row: ROW, audit: { resource: 'roster-change' },
    }, query);
    const body = JSON.parse(answer.text) as { data: (Kept & Partial<ChangeTexts>)[] };
    for (const change of body.data) {
      const mask = MASKED[change.field] ?? ((text: string) => text);
      const { name, heading, before, after } = this.open(change);
      Object.assign(change, { name, heading, before: before && mask(before), after: after && mask(after) });
      delete (change as Partial<Kept>).sealed;
    }
    return new RawJson(JSON.stringify(body));
  }

  /** Puts back what an import changed, while nothing of it was changed since. @throws import-not-undoable */
  async takeBack(manager: TransactionManager, importId: Uuid): Promise<void> {
    const kept = (await manager.query(`SELECT id, field, household_id AS "householdId", person_id AS "personId", texts_sealed AS sealed FROM recipients.roster_change WHERE import_id = $1 ORDER BY n`, [importId])) as Kept[];
    for (const [id, changes] of byHousehold(kept)) await this.restore(manager, id, changes.map((c) => ({ ...c, ...this.open(c) })));
  }

  /** Each value must still be what the import wrote. */
  private async restore(manager: TransactionManager, id: Uuid, changes: readonly (Kept & ChangeTexts)[]): Promise<void> {
    const [home] = (await manager.query(`SELECT cause_of_hardship AS cause, benefit_fen AS benefit, details_sealed AS details FROM recipients.household WHERE id = $1 AND ended_at IS NULL FOR UPDATE`, [id])) as { cause: string; benefit: string | null; details: string }[];
    if (!home) throw rosterError('import-not-undoable');
    const details = openDetails(this.sealer, id, home.details);
    const now: Record<string, string> = { causeOfHardship: home.cause, benefitFen: home.benefit ?? '', address: details.address, remark: details.remark };
    const extra = { ...details.extra };
    for (const change of changes.filter((c) => c.personId === null)) {
      const present = change.field === 'extra' ? (extra[change.heading!] ?? '') : now[change.field]!;
      if (present !== change.after) throw rosterError('import-not-undoable');
      if (change.field !== 'extra') now[change.field] = change.before;
      else if (change.before === '') delete extra[change.heading!];
      else extra[change.heading!] = change.before;
    }
    await manager.query(`UPDATE recipients.household SET cause_of_hardship = $2, benefit_fen = $3, details_sealed = $4, version = version + 1 WHERE id = $1`, [id, now['causeOfHardship'], now['benefitFen'] === '' ? null : now['benefitFen'], sealDetails(this.sealer, id, { address: now['address']!, remark: now['remark']!, extra })]);
    for (const change of changes) if (change.personId !== null) await this.restoreMember(manager, change.personId, change);
  }

  private async restoreMember(manager: TransactionManager, id: Uuid, { field, before, after }: Kept & ChangeTexts): Promise<void> {
    const [person] = (await manager.query(`SELECT relation, phone_sealed AS phone, health_sealed AS health, bank_sealed AS "bankAccount" FROM recipients.person WHERE id = $1 FOR UPDATE`, [id])) as Record<string, string | null>[];
    const sealed = person?.[field] ?? null;
    const present = field === 'relation' ? sealed : sealed === null ? '' : this.sealer.open(sealed, 'recipients.person', field === 'bankAccount' ? 'bank_account' : field, id);
    if (!person || present !== after) throw rosterError('import-not-undoable');
    const c = memberColumns(this.sealer, id, { [field]: before });
    const set: Partial<Record<ChangedField, readonly (readonly [string, string | null])[]>> = {
      relation: [['relation', before]], phone: [['phone_sealed', c['phone']!], ['phone_blind', c['phone_blind']!], ['phone_masked', c['phone_masked']!]], health: [['health_sealed', c['health']!]], bankAccount: [['bank_sealed', c['bank']!], ['bank_masked', c['bank_masked']!]],
    };
    const columns = set[field];
    if (!columns) throw rosterError('import-updates-stand');
    await manager.query(`UPDATE recipients.person SET ${columns.map(([column], i) => `${column} = $${i + 2}`).join(', ')}, version = version + 1 WHERE id = $1`, [id, ...columns.map(([, value]) => value)]);
  }

  private open({ id, sealed }: Pick<Kept, 'id' | 'sealed'>): ChangeTexts {
    return JSON.parse(this.sealer.open(sealed, 'recipients.roster_change', 'texts', id)) as ChangeTexts;
  }
}

const byHousehold = (kept: readonly Kept[]): Map<Uuid, Kept[]> => {
  const groups = new Map<Uuid, Kept[]>();
  for (const change of kept) groups.set(change.householdId, [...(groups.get(change.householdId) ?? []), change]);
  return groups;
};
