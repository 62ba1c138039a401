import { Inject, Injectable } from '@nestjs/common';
import { localDate, notFound, type Uuid } from '@yizhu/kernel';
import { Organisations } from '@yizhu/partners';
import { answerList, currentActor, currentContext, Database, Divisions, divisionError, onBrokenConstraint, RawJson, RecordStore, scopeHeld, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { itemChanges, type ItemContent } from '../domain/release-diff.js';
import { afterItemAct, itemError, type ItemAct, type ItemStatus } from '../domain/service-item.js';
import type { ServiceItemDto, ServiceItemListQuery } from '../http/service-item.dto.js';
import { catalogueError } from './catalogue.errors.js';
import { RuleTrials } from './matching/rule-trials.js';
import type { Words } from '../domain/item-words.js';
import { CONTENT, ITEM_COLUMNS, type ItemFields } from './item-columns.js';
import { allowedItemActs } from './item-acts.js';
import { contentFields } from './released-content.js';

const RELEASED_IN = `(SELECT max(r.release_number) FROM service_catalogue.released_item r WHERE r.item_id = t.id AND r.county_code = t.county_code)`;
const REVIEW = `jsonb_build_object('revisedByName', t.revised_by_name, 'revisedAt', t.revised_at, 'reviewedByName', t.reviewed_by_name, 'reviewedAt', t.reviewed_at, 'note', t.review_note)`;
const ROW = `(jsonb_build_object('id', t.id, 'status', t.status, 'publishedInRelease', ${RELEASED_IN}, 'review', ${REVIEW}, 'createdAt', t.created_at, 'version', t.version) || (${CONTENT})::jsonb)`;
/** An item's content as the present release has it; null where it is not in it. */
const IN_FORCE = `(SELECT r.content FROM service_catalogue.released_item r WHERE r.item_id = t.id AND r.county_code = t.county_code AND r.release_number = (SELECT max(number) FROM service_catalogue.catalogue_release n WHERE n.county_code = t.county_code))`;

export interface PublishedItem {
  readonly id: Uuid;
  readonly release: number;
  readonly code: string;
  readonly name: string;
  readonly skill: string | null;
  readonly evidence: readonly string[];
  readonly unit: string;
}

/** The service list (一张救助多维服务清单) as it is prepared: drafts, their review, and what is in force beside them. */
@Injectable()
export class ServiceCatalogue {
  private readonly store: RecordStore<ItemFields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(Divisions) private readonly divisions: Divisions,
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
    if (query.inForce !== undefined) where.push(`${query.inForce ? '' : 'NOT '}EXISTS (SELECT 1 FROM service_catalogue.published_item v WHERE v.county_code = t.county_code AND v.id = t.id)`);
    filter('t.target_groups @> ARRAY[?]::text[]', query.targetGroup);
    filter('t.provider_id = ?::uuid', query.providerId);
    filter(`strpos(lower(t.name_zh || ' ' || t.name_en || ' ' || t.code), lower(?)) > 0`, query.q);
    return answerList(this.database, {
      values, where, from: 'service_catalogue.service_item t', key: 't.id', defaultSort: 'code', sorts: { code: { sql: 't.code', type: 'text' } },
      detailFrom: 'page JOIN service_catalogue.service_item t ON t.id = page.key AND t.county_code = $1', row: ROW,
    }, query);
  }

  /** An item with what is different from the release in force, in words, and what may be done with it now. */
  async detail(id: Uuid): Promise<RawJson> {
    const row = await this.database.one<{ body: string; version: number; content: ItemContent; inForce: ItemContent | null; status: ItemStatus; revisedBy: Uuid | null }>({
      text: `SELECT (${ROW})::text AS body, t.version, (${CONTENT})::jsonb AS content, ${IN_FORCE} AS "inForce", t.status, t.revised_by AS "revisedBy" FROM service_catalogue.service_item t WHERE t.id = $1::uuid AND t.county_code = $2`,
      values: [id, currentContext().countyCode],
    });
    if (!row) throw notFound('service-item');
    const { words } = row.inForce ? itemChanges(row.inForce, row.content, await this.divisions.names()) : { words: [] };
    const more = { inForce: row.inForce !== null, changes: words, allowedActs: allowedItemActs(row, currentActor().id, row.inForce !== null) };
    return new RawJson(`${row.body.slice(0, -1)},${JSON.stringify(more).slice(1)}`, row.version);
  }

  async create(input: ServiceItemDto): Promise<RawJson> {
    const fields = { ...(await this.fields(input)), status: 'draft' as const, ...revised(new Date()) };
    return taken(() => this.uow.run(async (act) => this.detail(idOf(await this.store.create(act, input.id, fields as ItemFields)))));
  }

  /**
   * Takes in items that were reviewed elsewhere, approved as they are: a county's first list. An item whose code is here already
   * stays as the office wants it. Returns how many are new.
   */
  adopt(items: readonly ServiceItemDto[]): Promise<number> {
    return this.uow.run(async (act) => {
      const known = (await act.manager.query(`SELECT code FROM service_catalogue.service_item WHERE county_code = $1`, [currentContext().countyCode])) as { code: string }[];
      const fresh = items.filter((item) => !known.some(({ code }) => code === item.code));
      for (const item of fresh) await this.store.create(act, item.id, { ...(await this.fields(item)), status: 'approved', ...revised(act.now), ...reviewed(act.now, '') } as ItemFields);
      return fresh.length;
    });
  }

  /** A published item that is edited stays in force as released until the next release. @throws item-in-review | item-code-fixed */
  async revise(id: Uuid, version: number, input: ServiceItemDto): Promise<RawJson> {
    const fields = await this.fields(input);
    return taken(() =>
      this.uow.run(async (act) => {
        const item = await this.lock(act, id, version);
        // Releases and orders are compared by code.
        if (item.code !== fields.code && item.everPublished) throw catalogueError('item-code-fixed', {}, 'code');
        await this.store.update(act, id, version, { ...fields, status: afterItemAct(item, 'revise', currentActor().id), ...revised(act.now) });
        return this.detail(id);
      }),
    );
  }

  /** Hands a draft to somebody else for review. */
  submit(id: Uuid, version: number): Promise<RawJson> {
    return this.move(id, version, 'submit', (now) => revised(now));
  }

  takeBack(id: Uuid, version: number): Promise<RawJson> {
    return this.move(id, version, 'take-back');
  }

  /** With what is to be changed first. */
  sendBack(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.move(id, version, 'send-back', (now) => reviewed(now, reason));
  }

  /** From now on the next release takes it as it stands. @throws item-review-own */
  approve(id: Uuid, version: number): Promise<RawJson> {
    return this.move(id, version, 'approve', (now) => reviewed(now, ''));
  }

  /** Taken out of the next release; orders already made go on. */
  retire(id: Uuid, version: number): Promise<RawJson> {
    return this.move(id, version, 'retire', (now) => revised(now));
  }

  reinstate(id: Uuid, version: number): Promise<RawJson> {
    return this.move(id, version, 'reinstate', (now) => revised(now));
  }

  /** Gives up what was changed since the release in force. @throws item-never-published */
  revert(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const item = await this.lock(act, id, version);
      if (!item.inForce) throw itemError('item-never-published');
      await this.store.update(act, id, version, { ...contentFields(item.inForce), status: afterItemAct(item, 'revert', currentActor().id), ...revised(act.now) }, 'revert');
      return this.detail(id);
    });
  }

  /** An item as the present release holds it, for an order made today. @throws item-not-published | item-not-in-force */
  async publishedItem(id: Uuid): Promise<PublishedItem> {
    const row = await this.database.one<{ release_number: number; content: ItemContent }>({
      text: `SELECT r.release_number, r.content FROM service_catalogue.released_item r WHERE r.item_id = $1::uuid AND r.county_code = $2 AND r.release_number = (SELECT max(number) FROM service_catalogue.catalogue_release WHERE county_code = $2)`,
      values: [id, currentContext().countyCode],
    });
    if (!row) throw catalogueError('item-not-published', {}, 'serviceItemId');
    const { effectiveFrom: from, effectiveTo: to } = row.content as { effectiveFrom?: string | null; effectiveTo?: string | null };
    const today = localDate(new Date());
    if ((from && today < from) || (to && today > to)) throw catalogueError('item-not-in-force', { from: from ?? '', to: to ?? '' }, 'serviceItemId');
    return { id, release: row.release_number, code: row.content.code, name: row.content.name.zh, skill: (row.content.skill as string | null) ?? null, evidence: (row.content.evidence as string[]) ?? [], unit: (row.content.unit as string) ?? '' };
  }

  /** What the present release calls an item; null where it isn't in it. */
  async publishedName(id: Uuid): Promise<Words | null> {
    const row = await this.database.one<{ name: Words }>({ text: `SELECT v.content->'name' AS name FROM service_catalogue.published_item v WHERE v.county_code = $1 AND v.id = $2::uuid`, values: [currentContext().countyCode, id] });
    return row?.name ?? null;
  }

  /** What waits for the caller, counted where they may do it: items changed by others to review, and approved ones to publish. */
  async waiting(): Promise<{ items: number; releases: number }> {
    const row = await this.database.one<{ items: number; releases: number }>({
      text: `SELECT count(*) FILTER (WHERE t.status = 'in_review' AND t.revised_by IS DISTINCT FROM $2::uuid)::int AS items, count(*) FILTER (WHERE t.status = 'approved')::int AS releases
        FROM service_catalogue.service_item t WHERE t.county_code = $1 AND t.status IN ('in_review', 'approved')`,
      values: [currentContext().countyCode, currentActor().id],
    });
    return { items: scopeHeld('service-item:review') ? row!.items : 0, releases: scopeHeld('catalogue:publish') ? row!.releases : 0 };
  }

  private move(id: Uuid, version: number, act: ItemAct, also: (now: Date) => Partial<ItemFields> = () => ({})): Promise<RawJson> {
    return this.uow.run(async (work) => {
      const item = await this.lock(work, id, version);
      await this.store.update(work, id, version, { status: afterItemAct(item, act, currentActor().id), ...also(work.now) }, act);
      return this.detail(id);
    });
  }

  private async lock({ manager }: Act, id: Uuid, version: number): Promise<LockedItem> {
    await this.store.lock(manager, id, version);
    const [item] = (await manager.query(
      `SELECT t.code, t.status, t.revised_by AS "revisedBy", ${IN_FORCE} AS "inForce", EXISTS (SELECT 1 FROM service_catalogue.released_item r WHERE r.item_id = t.id AND r.county_code = t.county_code) AS "everPublished" FROM service_catalogue.service_item t WHERE t.id = $1 AND t.county_code = $2`,
      [id, currentContext().countyCode],
    )) as LockedItem[];
    return item!;
  }

  private async fields(input: ServiceItemDto): Promise<Omit<ItemFields, 'status' | ReviewField>> {
    const providerName = input.providerId ? await this.organisations.nameOf(input.providerId) : null;
    if (input.providerId && !providerName) throw catalogueError('provider-unknown', {}, 'providerId');
    if (Boolean(input.quotaPerPeriod) !== Boolean(input.quotaPeriod)) throw catalogueError('quota-incomplete', {}, input.quotaPeriod ? 'quotaPerPeriod' : 'quotaPeriod');
    if (input.rule) await this.rules.sound(input.rule);
    if (input.effectiveFrom && input.effectiveTo && input.effectiveTo < input.effectiveFrom) throw catalogueError('effective-backwards', {}, 'effectiveTo');
    const places = await this.divisions.all();
    const unknown = (input.townshipCodes ?? []).find((code) => !places.has(code));
    if (unknown) throw divisionError('division-unknown', { code: unknown }, 'townshipCodes');
    return {
      code: input.code, nameZh: input.name.zh, nameEn: input.name.en, descriptionZh: input.description?.zh ?? '', descriptionEn: input.description?.en ?? '',
      kind: input.kind, serviceClass: input.serviceClass, brandModule: input.brandModule, targetGroups: input.targetGroups, unit: input.unit,
      durationMinutes: input.durationMinutes ?? null, evidence: input.evidence, skill: input.skill ?? null, policyBasis: input.policyBasis ?? '', howToApply: input.howToApply ?? '', providerId: input.providerId ?? null, providerName,
      rule: input.rule ?? null, quotaPerPeriod: input.quotaPerPeriod ?? null, quotaPeriod: input.quotaPeriod ?? null,
      standardZh: input.standard?.zh ?? '', standardEn: input.standard?.en ?? '', amountFen: input.standard?.amountFen ?? null,
      charge: input.charge ?? null, pointIds: input.pointIds ?? [], townshipCodes: input.townshipCodes ?? [], effectiveFrom: input.effectiveFrom ?? null, effectiveTo: input.effectiveTo ?? null,
    };
  }
}

type ReviewField = 'revisedBy' | 'revisedByName' | 'revisedAt' | 'reviewedBy' | 'reviewedByName' | 'reviewedAt' | 'reviewNote';
interface LockedItem {
  readonly code: string;
  readonly status: ItemStatus;
  readonly revisedBy: Uuid | null;
  readonly inForce: ItemContent | null;
  readonly everPublished: boolean;
}

/** A change takes the review of what stood before with it. */
const revised = (at: Date): Partial<ItemFields> => ({ revisedBy: currentActor().id, revisedByName: currentActor().name, revisedAt: at, reviewedBy: null, reviewedByName: null, reviewedAt: null, reviewNote: '' });
const reviewed = (at: Date, reviewNote: string): Partial<ItemFields> => ({ reviewedBy: currentActor().id, reviewedByName: currentActor().name, reviewedAt: at, reviewNote });
const idOf = ({ text }: RawJson): Uuid => (JSON.parse(text) as { id: Uuid }).id;

const taken = (write: () => Promise<RawJson>): Promise<RawJson> => onBrokenConstraint('service_item_code', () => catalogueError('item-code-taken', {}, 'code'), write);
