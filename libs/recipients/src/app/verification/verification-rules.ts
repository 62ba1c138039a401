import { Inject, Injectable } from '@nestjs/common';
import { defineErrors, type Uuid } from '@yizhu/kernel';
import { Organisations } from '@yizhu/partners';
import { answerList, currentContext, Database, onBrokenConstraint, RecordStore, UnitOfWork, Values, type PageQuery, type RawJson, type TransactionManager } from '@yizhu/platform';
import type { VerificationKind } from '../../domain/verification/items.js';
import type { VerificationRuleDto } from '../../http/verification.dto.js';

export const verificationRuleError = defineErrors({
  'verification-rule-taken': { kind: 'conflict', zh: '此事项已经设定', en: 'This item has its rule already' },
  'verification-department-unknown': { kind: 'rule', zh: '没有这个部门', en: 'There is no such department' },
});

/** Which department answers an item, by when, how closely figures have to agree, and how long an answer holds. */
export interface VerificationRule {
  readonly kind: VerificationKind;
  readonly organisationId: Uuid;
  readonly organisationName: string;
  /** Working days. */
  readonly answerDays: number;
  /** In the item's unit: fen, or a number of things. */
  readonly toleranceAbsolute: number;
  readonly tolerancePercent: number;
  /** Calendar days. */
  readonly validDays: number;
}

const ROW = `json_build_object('id', t.id, 'kind', t.kind, 'organisation', json_build_object('id', t.organisation_id, 'name', t.organisation_name), 'answerDays', t.answer_days, 'toleranceAbsolute', t.tolerance_absolute, 'tolerancePercent', t.tolerance_percent, 'validDays', t.valid_days, 'createdAt', t.created_at, 'version', t.version)`;

/** The county's rules of verification: data, never code. A change holds for requests made after it. */
@Injectable()
export class VerificationRules {
  private readonly store: RecordStore<VerificationRule>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Organisations) private readonly organisations: Organisations,
  ) {
    this.store = new RecordStore<VerificationRule>(database, {
      resource: 'verification-rule', table: 'recipients.verification_rule', row: ROW,
      columns: {
        kind: { column: 'kind', type: 'text' }, organisationId: { column: 'organisation_id', type: 'uuid' }, organisationName: { column: 'organisation_name', type: 'text' }, answerDays: { column: 'answer_days', type: 'int' }, toleranceAbsolute: { column: 'tolerance_absolute', type: 'int' },
        tolerancePercent: { column: 'tolerance_percent', type: 'int' }, validDays: { column: 'valid_days', type: 'int' },
      },
    });
  }

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [`t.county_code = ${values.add(currentContext().countyCode)}`], from: 'recipients.verification_rule t', key: 't.id', defaultSort: 'createdAt', sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' } }, detailFrom: 'page JOIN recipients.verification_rule t ON t.id = page.key', row: ROW }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /** Reference data adds what is not there yet. @throws verification-rule-taken */
  add(kind: VerificationKind, input: VerificationRuleDto): Promise<RawJson> {
    return onBrokenConstraint('verification_rule_kind', () => verificationRuleError('verification-rule-taken'), () => this.uow.run(async (act) => this.store.create(act, undefined, { kind, ...(await this.fields(input)) })));
  }

  /** @throws not-found | stale | verification-department-unknown */
  update(id: Uuid, version: number, input: VerificationRuleDto): Promise<RawJson> {
    return this.uow.run(async (act) => this.store.update(act, id, version, await this.fields(input)));
  }

  /** For whoever asks: the rule of each of these items that has one. */
  async of(manager: TransactionManager, kinds: readonly VerificationKind[]): Promise<Map<VerificationKind, VerificationRule>> {
    const rows = (await manager.query(
      `SELECT kind, organisation_id AS "organisationId", organisation_name AS "organisationName", answer_days AS "answerDays", tolerance_absolute AS "toleranceAbsolute", tolerance_percent AS "tolerancePercent", valid_days AS "validDays" FROM recipients.verification_rule WHERE county_code = $1 AND kind = ANY($2::text[])`,
      [currentContext().countyCode, kinds],
    )) as VerificationRule[];
    return new Map(rows.map((rule) => [rule.kind, rule]));
  }

  private async fields({ organisationId, answerDays, toleranceAbsolute, tolerancePercent, validDays }: VerificationRuleDto): Promise<Omit<VerificationRule, 'kind'>> {
    const organisationName = await this.organisations.nameOf(organisationId, 'department');
    if (!organisationName) throw verificationRuleError('verification-department-unknown', {}, 'organisationId');
    return { organisationId, organisationName, answerDays, toleranceAbsolute, tolerancePercent, validDays };
  }
}
