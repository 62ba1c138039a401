import { Inject, Injectable } from '@nestjs/common';
import { errorText, localDate, tidy, type Uuid } from '@yizhu/kernel';
import { brokenConstraint, currentContext, Database, Divisions, noteTold, reserveNumbers, Sealer, UnitOfWork, ValidationFailed, type RawJson } from '@yizhu/platform';
import { households } from '../db/repositories.js';
import { insertHouseholds, openDetails, personColumns, sealDetails } from '../db/household-writer.js';
import { admitHousehold, MAX_MEMBERS, type AdmissionFault, type AdmittedMember, type HouseholdInput, type MemberInput } from '../domain/admission.js';
import { recipientError } from '../domain/recipient.errors.js';
import { CategoryRules } from './category/category-rules.js';
import { HouseholdQueries } from './household.queries.js';

export interface HouseholdChange {
  readonly grid?: string | undefined;
  readonly address: string;
  readonly causeOfHardship: string;
  readonly benefitFen: number | null;
  readonly remark: string;
}

/** Registering households and keeping them right. */
@Injectable()
export class HouseholdService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Divisions) private readonly divisions: Divisions,
    @Inject(Database) private readonly database: Database,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
    @Inject(HouseholdQueries) private readonly queries: HouseholdQueries,
  ) {}

  /** @throws validation with all faults by field | already-registered | division-* */
  async register(input: HouseholdInput): Promise<RawJson> {
    await this.divisions.requireVillage(input.villageCode);
    const today = localDate(this.uow.now());
    const admitted = admitHousehold({ ...input, basis: input.basis || '登记时认定' }, today);
    if ('faults' in admitted) throw refused(admitted.faults);
    const { household } = admitted;
    const book = await this.rules.book();
    const firstNumber = await reserveNumbers(this.database, 'HH', Number(today.slice(0, 4)), 1);
    return this.refusingRegistered(household.members, undefined, () =>
      this.uow.run(async ({ manager, now }) => {
        const inserted = insertHouseholds(manager, this.sealer, [household], { source: { kind: 'form', id: null }, at: now, firstNumber, book });
        noteTold(household.id);
        // Together: one round trip, in this order.
        return (await Promise.all([inserted, this.queries.dossier(household.id)]))[1];
      }),
    );
  }

  async addMember(id: Uuid, version: number | null, member: MemberInput): Promise<RawJson> {
    const today = localDate(this.uow.now());
    const countyCode = currentContext().countyCode;
    // The village is the household's, known only when it is locked; what a member must have does not depend on it.
    const admitted = admitHousehold({ villageCode: countyCode, members: [{ ...member, isHead: true }] }, today);
    if ('faults' in admitted) throw refused(admitted.faults.map((f) => ({ ...f, field: f.field.replace('members[0].', '') })));
    const { members } = admitted.household;
    return this.refusingRegistered(members, 'idNumber', () =>
      this.uow.run(async (act) => {
        const household = await households.lock(act, id, version);
        household.addMember(members[0]!.id);
        const columns = { ...personColumns(this.sealer, { ...members[0]!, isHead: false, relation: member.relation?.trim() || '其他' }) };
        await act.manager.query(INSERT_MEMBER, [JSON.stringify(columns), household.countyCode, household.divisionCode, id, act.now, today]);
        await households.save(act, household, 'add-member', { personId: members[0]!.id });
        return this.queries.dossier(id);
      }),
    );
  }

  update(id: Uuid, version: number, change: HouseholdChange): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await households.lock(act, id, version);
      const details = openDetails(this.sealer, id, household.detailsSealed);
      household.update({ grid: tidy(change.grid ?? household.grid), causeOfHardship: change.causeOfHardship, benefitFen: change.benefitFen, detailsSealed: sealDetails(this.sealer, id, { ...details, address: change.address, remark: change.remark }) });
      return households.saveAndAnswer(act, household, 'update', { fields: Object.keys(change) }, () => this.queries.dossier(id));
    });
  }

  /** Moves a household within the county; orders, visits and history stay with it. */
  async move(id: Uuid, version: number, villageCode: string, address: string): Promise<RawJson> {
    await this.divisions.requireVillage(villageCode);
    return this.uow.run(async (act) => {
      const household = await households.lock(act, id, version);
      const details = openDetails(this.sealer, id, household.detailsSealed);
      household.move(villageCode, sealDetails(this.sealer, id, { ...details, address }));
      await act.manager.query(`UPDATE recipients.person SET division_code = $2 WHERE household_id = $1`, [id, villageCode]);
      await act.manager.query(`UPDATE recipients.timeline_entry SET division_code = $2 WHERE household_id = $1`, [id, villageCode]);
      await act.manager.query(`UPDATE recipients.name_gram g SET division_code = $2 FROM recipients.person p WHERE p.household_id = $1 AND g.person_id = p.id`, [id, villageCode]);
      await households.save(act, household, 'move', { to: villageCode });
      return this.queries.dossier(id);
    });
  }

  /** A person is registered once: the unique blind index decides, also between two forms at the same moment. Told without saying where they are. */
  private async refusingRegistered<T>(members: readonly AdmittedMember[], field: string | undefined, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (brokenConstraint(error) !== 'person_id_number') throw error;
      const blinds = members.map((m) => this.sealer.blind('id_number', m.idNumber.value));
      const found = await this.database.read<{ id_blind: Buffer }>({ text: `SELECT id_blind FROM recipients.person WHERE id_blind = ANY($1::bytea[]) AND county_code = $2`, values: [blinds, currentContext().countyCode] });
      const index = blinds.findIndex((blind) => found.some(({ id_blind }) => id_blind.equals(blind)));
      throw recipientError('already-registered', {}, field ?? (index >= 0 ? `members[${index}].idNumber` : undefined));
    }
  }
}

const INSERT_MEMBER = `WITH p AS (SELECT * FROM jsonb_to_record($1::jsonb) AS m(id uuid, name text, sex text, birth_date date, id_sealed text, id_blind bytea, id_masked text, phone_sealed text, phone_blind bytea, phone_masked text,
    health_sealed text, bank_sealed text, bank_masked text, relation text, is_head boolean, grams jsonb)),
  gram AS (INSERT INTO recipients.name_gram (gram, county_code, created_at, person_id, division_code) SELECT g.gram, $2, $5::timestamptz, p.id, $3 FROM p, jsonb_array_elements_text(p.grams) AS g(gram))
  INSERT INTO recipients.person (id, county_code, division_code, version, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked, relation, is_head, member_since, status, category, groups, created_at)
  SELECT id, $2, $3, 1, $4::uuid, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked, relation, is_head, $6::date, 'registered', NULL, '{}', $5::timestamptz FROM p`;

const refused = (faults: readonly AdmissionFault[]): Error => {
  const language = currentContext().language;
  return new ValidationFailed(Object.fromEntries(faults.map((f) => [f.field, errorText(f.code, language, { limit: MAX_MEMBERS })])), faults[0]!.code, 'rule');
};
