import { Inject, Injectable } from '@nestjs/common';
import { errorText, localDate, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, currentContext, Divisions, onBrokenConstraint, Sealer, UnitOfWork, ValidationFailed, type Act, type RawJson } from '@yizhu/platform';
import { householdSchema } from '../db/recipients.schemas.js';
import { insertHouseholds, openDetails, personColumns, sealDetails } from '../db/household-writer.js';
import { admitHousehold, MAX_MEMBERS, type AdmissionFault, type HouseholdInput, type MemberInput } from '../domain/admission.js';
import { Household } from '../domain/household.js';
import { recipientError } from '../domain/recipient.errors.js';
import { HouseholdQueries } from './household.queries.js';

const households = new AggregateRepository<Household>({ resource: 'household', table: 'recipients.household', root: householdSchema as never });

export interface HouseholdChange {
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
    @Inject(HouseholdQueries) private readonly queries: HouseholdQueries,
  ) {}

  /** @throws validation with all faults by field | already-registered | division-* */
  async register(input: HouseholdInput): Promise<RawJson> {
    await this.divisions.requireVillage(input.villageCode);
    return this.uow.run(async ({ manager, now }) => {
      const admitted = admitHousehold({ ...input, basis: input.basis || '登记时认定' }, localDate(now));
      if ('faults' in admitted) throw refused(admitted.faults);
      await this.refuseRegistered(manager, admitted.household.members.map((m) => m.idNumber.value));
      await unique(() => insertHouseholds(manager, this.sealer, [admitted.household], { kind: 'form', id: null }, now));
      return this.queries.dossier(admitted.household.id);
    });
  }

  async addMember(id: Uuid, version: number, member: MemberInput): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await households.lock(act, id, version);
      const admitted = admitHousehold({ villageCode: household.divisionCode, members: [{ ...member, isHead: true }] }, localDate(act.now));
      if ('faults' in admitted) throw refused(admitted.faults.map((f) => ({ ...f, field: f.field.replace('members[0].', '') })));
      const [person] = admitted.household.members;
      await this.refuseRegistered(act.manager, [person!.idNumber.value], 'idNumber');
      household.addMember(person!.id);
      const columns = { ...personColumns(this.sealer, { ...person!, isHead: false, relation: member.relation?.trim() || '其他' }) };
      await unique(() => act.manager.query(INSERT_MEMBER, [JSON.stringify(columns), household.countyCode, household.divisionCode, id, act.now, localDate(act.now)]));
      await households.save(act, household, 'add-member', { personId: person!.id });
      return this.queries.dossier(id);
    });
  }

  update(id: Uuid, version: number, change: HouseholdChange): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const household = await households.lock(act, id, version);
      const details = openDetails(this.sealer, id, household.detailsSealed);
      household.update({ causeOfHardship: change.causeOfHardship, benefitFen: change.benefitFen, detailsSealed: sealDetails(this.sealer, id, { ...details, address: change.address, remark: change.remark }) });
      await households.save(act, household, 'update', { fields: Object.keys(change) });
      return this.queries.dossier(id);
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

  /** Registered by somebody else, also outside the caller's area: told without saying where. */
  private async refuseRegistered(manager: Act['manager'], idNumbers: readonly string[], field?: string): Promise<void> {
    const blinds = idNumbers.map((n) => this.sealer.blind('id_number', n));
    const found = (await manager.query(`SELECT id_blind FROM recipients.person WHERE id_blind = ANY($1::bytea[]) AND county_code = $2`, [blinds, currentContext().countyCode])) as { id_blind: Buffer }[];
    const index = found.length === 0 ? -1 : blinds.findIndex((b) => b.equals(found[0]!.id_blind));
    if (index >= 0) throw recipientError('already-registered', {}, field ?? `members[${index}].idNumber`);
  }
}

const INSERT_MEMBER = `WITH p AS (SELECT * FROM jsonb_to_record($1::jsonb) AS m(id uuid, name text, sex text, birth_date date, id_sealed text, id_blind bytea, id_masked text, phone_sealed text, phone_blind bytea, phone_masked text,
    health_sealed text, bank_sealed text, bank_masked text, relation text, is_head boolean, grams jsonb)),
  gram AS (INSERT INTO recipients.name_gram (gram, county_code, created_at, person_id, division_code) SELECT g.gram, $2, $5::timestamptz, p.id, $3 FROM p, jsonb_array_elements_text(p.grams) AS g(gram))
  INSERT INTO recipients.person (id, county_code, division_code, version, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked, relation, is_head, member_since, status, category, groups, created_at)
  SELECT id, $2, $3, 1, $4::uuid, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked, relation, is_head, $6::date, 'registered', NULL, '{}', $5::timestamptz FROM p`;

/** Two forms with one person at the same moment: the unique blind index decides, told in the register's words. */
const unique = <T>(write: () => Promise<T>): Promise<T> => onBrokenConstraint('person_id_number', () => recipientError('already-registered'), write);

const refused = (faults: readonly AdmissionFault[]): Error => {
  const language = currentContext().language;
  return new ValidationFailed(Object.fromEntries(faults.map((f) => [f.field, errorText(f.code, language, { limit: MAX_MEMBERS })])), faults[0]!.code, 'rule');
};
