import { Inject, Injectable } from '@nestjs/common';
import { defineErrors, newId, notFound, type Uuid } from '@yizhu/kernel';
import { Organisations } from '@yizhu/partners';
import { answerList, currentContext, Database, onBrokenConstraint, RawJson, recordAudit, RecordStore, UnitOfWork, Values, type PageQuery } from '@yizhu/platform';
import { releaseChanges, type ItemContent } from '../domain/release-diff.js';
import type { ServiceItemDto, ServiceItemListQuery } from '../http/service-item.dto.js';
import { RuleTrials } from './matching/rule-trials.js';
import { CONTENT, ITEM_COLUMNS, type ItemFields } from './item-columns.js';

export const catalogueError = defineErrors({
  'item-code-taken': { kind: 'conflict', zh: '这个事项代码已被使用', en: 'This item code is taken' },
  'provider-unknown': { kind: 'rule', zh: '没有这个承办机构', en: 'There is no such organisation' },
  'nothing-to-publish': { kind: 'rule', zh: '清单没有变化，不用发布', en: 'Nothing has changed since the last release' },
  'quota-incomplete': { kind: 'rule', zh: '名额和周期要一起填', en: 'A quota needs both its number and its period' },
  'effective-backwards': { kind: 'rule', zh: '停止日期早于开始日期', en: 'It would end before it begins' },
  'item-not-published': { kind: 'rule', zh: '这个服务事项还没有发布', en: 'This service item is not published' },
});

const RELEASED_IN = `(SELECT max(r.release_number) FROM service_catalogue.released_item r WHERE r.item_id = t.id)`;
const ROW = `(jsonb_build_object('id', t.id, 'status', t.status, 'publishedInRelease', ${RELEASED_IN}, 'createdAt', t.created_at, 'version', t.version) || (${CONTENT})::jsonb)`;

export interface PublishedItem {
  readonly id: Uuid;
  readonly release: number;
  readonly code: string;
  readonly name: string;
  readonly skill: string | null;
  readonly evidence: readonly string[];
}

/** The service list (一张救助多维服务清单): edited as drafts, published whole as a numbered release. */
@Injectable()
export class ServiceCatalogue {
  private readonly store: RecordStore<ItemFields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(RuleTrials) private readonly rules: RuleTrials,
  ) {
    this.store = new RecordStore<ItemFields>(database, { resource: 'service-item', table: 'service_catalogue.service_item', row: ROW, columns: ITEM_COLUMNS });
  }

  list(query: ServiceItemListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`t.county_code = ${values.add(currentContext().countyCode)}`];
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    filter('t.kind = ?', query.kind);
    filter('t.service_class = ?', query.serviceClass);
    filter('t.brand_module = ?', query.brandModule);
    filter('t.status = ANY(?::text[])', query.status);
    filter(`strpos(lower(t.name_zh || ' ' || t.name_en || ' ' || t.code), lower(?)) > 0`, query.q);
    return answerList(this.database, { values, where, from: 'service_catalogue.service_item t', key: 't.id', defaultSort: 'code', sorts: { code: { sql: 't.code', type: 'text' } }, detailFrom: 'page JOIN service_catalogue.service_item t ON t.id = page.key', row: ROW }, query);
  }

  detail(id: Uuid): Promise<RawJson> {
    return this.store.detail(id);
  }

  async create(input: ServiceItemDto): Promise<RawJson> {
    const fields = { ...(await this.fields(input)), status: 'draft' };
    return taken(() => this.uow.run((act) => this.store.create(act, input.id, fields)));
  }

  /** A published item that is edited stays in force as released until the next release. */
  async update(id: Uuid, version: number, input: ServiceItemDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return taken(() =>
      this.uow.run(async (act) => {
        await this.store.lock(act.manager, id, version);
        const [item] = (await act.manager.query(`SELECT status FROM service_catalogue.service_item WHERE id = $1`, [id])) as { status: string }[];
        return this.store.update(act, id, version, { ...fields, status: item!.status === 'draft' ? 'draft' : 'changed' });
      }),
    );
  }

  /** Taken out of the next release; orders already made go on. */
  retire(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run((act) => this.store.update(act, id, version, { status: 'retired' }));
  }

  /** Publishes everything that is not retired as the next release. @throws nothing-to-publish */
  publish(note: string): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const { countyCode } = currentContext();
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('service_catalogue.release' || $1))`, [countyCode]);
      const [last] = (await manager.query(`SELECT coalesce(max(number), 0) AS number FROM service_catalogue.catalogue_release WHERE county_code = $1`, [countyCode])) as { number: number }[];
      const before = ((await manager.query(`SELECT content FROM service_catalogue.released_item WHERE county_code = $1 AND release_number = $2 ORDER BY code`, [countyCode, last!.number])) as { content: ItemContent }[]).map((r) => r.content);
      const after = (await manager.query(`SELECT t.id, (${CONTENT})::jsonb AS content FROM service_catalogue.service_item t WHERE t.county_code = $1 AND t.status <> 'retired' ORDER BY t.code`, [countyCode])) as { id: Uuid; content: ItemContent }[];
      const changes = releaseChanges(before, after.map((r) => r.content));
      if (changes.length === 0) throw catalogueError('nothing-to-publish');
      const id = newId();
      const number = last!.number + 1;
      await manager.query(`INSERT INTO service_catalogue.catalogue_release (id, county_code, number, published_at, published_by, note, item_count, changes) VALUES ($1,$2,$3,$4,$5,$6,$7,$8::jsonb)`, [id, countyCode, number, now, actor.id, note, after.length, JSON.stringify(changes)]);
      await manager.query(`INSERT INTO service_catalogue.released_item (release_number, county_code, item_id, code, content) SELECT $1, $2, i, c->>'code', c FROM unnest($3::uuid[], $4::jsonb[]) AS r(i, c)`, [number, countyCode, after.map((r) => r.id), after.map((r) => JSON.stringify(r.content))]);
      await manager.query(`UPDATE service_catalogue.service_item SET status = 'published', version = version + 1 WHERE county_code = $1 AND status IN ('draft','changed')`, [countyCode]);
      await recordAudit(manager, { action: 'publish', resource: 'catalogue-release', subjectId: id, detail: { number, changes: changes.length } });
      return this.release(id);
    });
  }

  releases(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [`r.county_code = ${values.add(currentContext().countyCode)}`], from: 'service_catalogue.catalogue_release r', key: 'r.id', defaultSort: '-number', sorts: { number: { sql: 'r.number', type: 'int' } }, detailFrom: 'page JOIN service_catalogue.catalogue_release r ON r.id = page.key', row: RELEASE }, query);
  }

  private async release(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({ text: `SELECT (${RELEASE})::text AS body FROM service_catalogue.catalogue_release r WHERE r.id = $1::uuid`, values: [id] });
    if (!row) throw notFound('catalogue-release');
    return new RawJson(row.body);
  }

  /** An item as the newest release holds it, for an order. @throws item-not-published */
  async publishedItem(id: Uuid): Promise<PublishedItem> {
    const row = await this.database.one<{ release_number: number; content: ItemContent }>({
      text: `SELECT r.release_number, r.content FROM service_catalogue.released_item r WHERE r.item_id = $1::uuid AND r.county_code = $2 AND r.release_number = (SELECT max(number) FROM service_catalogue.catalogue_release WHERE county_code = $2)`,
      values: [id, currentContext().countyCode],
    });
    if (!row) throw catalogueError('item-not-published', {}, 'serviceItemId');
    return { id, release: row.release_number, code: row.content.code, name: row.content.name.zh, skill: (row.content.skill as string | null) ?? null, evidence: (row.content.evidence as string[]) ?? [] };
  }

  private async fields(input: ServiceItemDto): Promise<Omit<ItemFields, 'status'>> {
    const providerName = input.providerId ? await this.organisations.nameOf(input.providerId) : null;
    if (input.providerId && !providerName) throw catalogueError('provider-unknown', {}, 'providerId');
    if (Boolean(input.quotaPerPeriod) !== Boolean(input.quotaPeriod)) throw catalogueError('quota-incomplete', {}, input.quotaPeriod ? 'quotaPerPeriod' : 'quotaPeriod');
    if (input.rule) await this.rules.sound(input.rule);
    if (input.effectiveFrom && input.effectiveTo && input.effectiveTo < input.effectiveFrom) throw catalogueError('effective-backwards', {}, 'effectiveTo');
    return {
      code: input.code, nameZh: input.name.zh, nameEn: input.name.en, kind: input.kind, serviceClass: input.serviceClass, brandModule: input.brandModule, targetGroups: input.targetGroups, unit: input.unit,
      durationMinutes: input.durationMinutes ?? null, evidence: input.evidence, skill: input.skill ?? null, policyBasis: input.policyBasis ?? '', howToApply: input.howToApply ?? '', providerId: input.providerId ?? null, providerName,
      rule: input.rule ?? null, quotaPerPeriod: input.quotaPerPeriod ?? null, quotaPeriod: input.quotaPeriod ?? null,
      standardZh: input.standard?.zh ?? '', standardEn: input.standard?.en ?? '', amountFen: input.standard?.amountFen ?? null,
      pointIds: input.pointIds ?? [], townshipCodes: input.townshipCodes ?? [], effectiveFrom: input.effectiveFrom ?? null, effectiveTo: input.effectiveTo ?? null,
    };
  }
}

const RELEASE = `json_build_object('id', r.id, 'number', r.number, 'publishedAt', r.published_at, 'publishedById', r.published_by, 'itemCount', r.item_count, 'note', r.note, 'changes', r.changes)`;

const taken = (write: () => Promise<RawJson>): Promise<RawJson> => onBrokenConstraint('service_item_code', () => catalogueError('item-code-taken', {}, 'code'), write);
