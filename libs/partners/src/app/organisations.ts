import { Inject, Injectable } from '@nestjs/common';
import { defineErrors, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, onBrokenConstraint, RecordStore, UnitOfWork, Values, type RawJson } from '@yizhu/platform';
import type { OrganisationDto, OrganisationListQuery } from '../http/organisation.dto.js';

export const partnersError = defineErrors({
  'organisation-unknown': { kind: 'rule', zh: '没有这个机构', en: 'There is no such organisation' },
  'organisation-code-taken': { kind: 'conflict', zh: '这个机构代码已被使用', en: 'This organisation code is taken' },
  'credit-code-wrong': { kind: 'rule', zh: '统一社会信用代码校验不通过', en: 'The unified social credit code is not valid' },
});

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100-2015: 18 characters without I O S V Z, check = (31 − Σ value × 3^(i−1) mod 31) mod 31. */
export const isSocialCreditCode = (code: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += CREDIT.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT[(31 - (sum % 31)) % 31] === code[17];
};

type Fields = { code: string; kind: string; nameZh: string; nameEn: string; divisionCode: string | null; phone: string; creditCode: string | null };
const ROW = `json_build_object('id', t.id, 'code', t.code, 'kind', t.kind, 'name', json_build_object('zh', t.name_zh, 'en', t.name_en), 'divisionCode', t.division_code, 'phone', t.phone, 'creditCode', t.credit_code, 'createdAt', t.created_at, 'version', t.version)`;

/** Departments of the notice, townships, social organisations, enterprises: data, never code. */
@Injectable()
export class Organisations {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {
    this.store = new RecordStore<Fields>(database, {
      resource: 'organisation', table: 'partners.organisation', row: ROW,
      columns: {
        code: { column: 'code', type: 'text' }, kind: { column: 'kind', type: 'text' }, nameZh: { column: 'name_zh', type: 'text' }, nameEn: { column: 'name_en', type: 'text' },
        divisionCode: { column: 'division_code', type: 'text' }, phone: { column: 'phone', type: 'text' }, creditCode: { column: 'credit_code', type: 'text' },
      },
    });
  }

  list(query: OrganisationListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`t.county_code = ${values.add(currentContext().countyCode)}`];
    if (query.kind) where.push(`t.kind = ${values.add(query.kind)}`);
    if (query.q) where.push(`strpos(lower(t.name_zh || ' ' || t.name_en || ' ' || t.code), lower(${values.add(query.q)})) > 0`);
    return answerList(this.database, { values, where, from: 'partners.organisation t', key: 't.id', defaultSort: 'code', sorts: { code: { sql: 't.code', type: 'text' } }, detailFrom: 'page JOIN partners.organisation t ON t.id = page.key', row: ROW }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  /** @throws organisation-code-taken | credit-code-wrong */
  create(input: OrganisationDto): Promise<RawJson> {
    return taken(() => this.uow.run((act) => this.store.create(act, input.id, fields(input))));
  }

  update(id: Uuid, version: number, input: OrganisationDto): Promise<RawJson> {
    return taken(() => this.uow.run((act) => this.store.update(act, id, version, fields(input))));
  }

  /** For other contexts: the id of an organisation by its code. */
  async idOf(code: string): Promise<Uuid | null> {
    return (await this.database.one<{ id: Uuid }>({ text: `SELECT id FROM partners.organisation WHERE code = $1 AND county_code = $2`, values: [code, currentContext().countyCode] }))?.id ?? null;
  }

  /** Chinese name of an organisation, of one kind if that is asked for, or null when there is none. */
  async nameOf(id: Uuid, kind: string | null = null): Promise<string | null> {
    return (await this.database.one<{ name_zh: string }>({ text: `SELECT name_zh FROM partners.organisation WHERE id = $1::uuid AND county_code = $2 AND ($3::text IS NULL OR kind = $3)`, values: [id, currentContext().countyCode, kind] }))?.name_zh ?? null;
  }
}

const fields = (input: OrganisationDto): Fields => {
  if (input.creditCode && !isSocialCreditCode(input.creditCode)) throw partnersError('credit-code-wrong', {}, 'creditCode');
  return { code: input.code, kind: input.kind, nameZh: input.name.zh, nameEn: input.name.en, divisionCode: input.divisionCode ?? null, phone: input.phone ?? '', creditCode: input.creditCode ?? null };
};

const taken = (write: () => Promise<RawJson>): Promise<RawJson> => onBrokenConstraint('organisation_code', () => partnersError('organisation-code-taken', {}, 'code'), write);
