import { Inject, Injectable } from '@nestjs/common';
import { localDate, ResidentId, tidyName, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, oneOf, placePredicates, RawJson, readDetail, scopePredicate, Sealer, Values } from '@yizhu/platform';
import { openDetails } from '../../db/household-writer.js';
import { nameForms } from '../../db/name-forms.js';
import { LIKENESS } from '../../domain/duplicates/likeness.js';
import { CHOICES, type Choice } from '../../domain/duplicates/choice.js';
import type { CheckDuplicatesDto, DuplicateListQuery } from '../../http/duplicates/duplicate.dto.js';
import { PersonalDataSources, type RecordCounts } from '../rights/personal-data.js';
import { RightsQueries } from '../rights/rights.queries.js';
import { AGE } from '../recipient.queries.js';

const SIDE = (id: string): string => `(SELECT json_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'birthDate', p.birth_date, 'idMasked', p.id_masked, 'status', p.status, 'category', p.category, 'householdId', p.household_id, 'householdNumber', h.number, 'headName', h.head_name, 'place', ${placeJson('p')})
  FROM recipients.person p JOIN recipients.household h ON h.id = p.household_id WHERE p.id = ${id})`;
/** Of a pair that was merged, the record that is gone is shown as it was. */
const GONE = (id: string): string => `(SELECT json_build_object('id', g.merged_id, 'name', g.merged_person ->> 'name', 'sex', g.merged_person ->> 'sex', 'birthDate', g.merged_person ->> 'birth_date', 'idMasked', g.merged_person ->> 'id_masked', 'status', g.merged_person ->> 'status', 'category', g.merged_person ->> 'category',
  'householdId', g.household_id, 'householdNumber', h.number, 'headName', h.head_name, 'place', ${placeJson('h')}) FROM recipients.merge g JOIN recipients.household h ON h.id = g.merged_household_id WHERE g.merged_id = ${id} ORDER BY g.merged_at DESC LIMIT 1)`;
const ROW = `json_build_object('id', d.id, 'one', coalesce(${SIDE('d.person_id')}, ${GONE('d.person_id')}), 'other', coalesce(${SIDE('d.other_person_id')}, ${GONE('d.other_person_id')}), 'reasons', d.reasons, 'strength', (ARRAY['low','medium','high'])[d.strength], 'status', d.status, 'place', ${placeJson('d')},
  'foundAt', d.found_at, 'settledAt', d.settled_at, 'settledBy', d.settled_by_name, 'reason', d.reason, 'mergeId', d.merge_id, 'version', d.version)`;

const CANDIDATE_ROW = `json_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'birthDate', p.birth_date, 'age', ${AGE}, 'idMasked', p.id_masked, 'status', p.status, 'category', p.category, 'householdId', p.household_id, 'householdNumber', h.number, 'headName', h.head_name, 'place', ${placeJson('p')}, 'reasons', c.reasons, 'strength', c.strength)`;

interface Side {
  readonly body: Record<string, unknown> & { householdId: Uuid };
  readonly sealed: { readonly id: string; readonly phone: string | null; readonly bank: string | null; readonly health: string | null; readonly details: string };
  readonly version: number;
}

/** Who may be registered twice: as a work list, side by side, and before somebody is registered. */
@Injectable()
export class DuplicateQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
    @Inject(RightsQueries) private readonly rights: RightsQueries,
  ) {}

  /** Strongest first; only pairs of which the caller may see both. */
  list(query: DuplicateListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [...placePredicates(currentContext().scope, { alias: 'd' }, query, values), oneOf('d.status', [query.status ?? 'suggested'], values)];
    if (query.duplicateReason) where.push(`d.reasons && ${values.add(query.duplicateReason)}::text[]`);
    if (query.strength) where.push(`d.strength = ${values.add(['low', 'medium', 'high'].indexOf(query.strength) + 1)}`);
    return answerList(this.database, {
      values, where, from: 'recipients.duplicate_pair d', key: 'd.id', defaultSort: '-strength', sorts: { strength: { sql: 'd.strength', type: 'int' } },
      detailFrom: 'page JOIN recipients.duplicate_pair d ON d.id = page.key', row: ROW, audit: { resource: 'duplicate' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const row = await readDetail<{ body: string; version: number }>(this.database, { resource: 'duplicate', id, table: 'recipients.duplicate_pair', scope: { alias: 'd' }, select: `(${ROW})::text AS body, d.version` });
    return new RawJson(row.body, row.version);
  }

  /**
   * Who in the caller's area may be whom the caller is about to register, by the rule of likeness or the same resident ID; at most 20,
   * strongest first. In the body, so that neither name nor ID stands in a URL. @throws id-*
   */
  async likely({ name, idNumber, villageCode, householdId }: CheckDuplicatesDto): Promise<RawJson> {
    const id = ResidentId.parse(idNumber, localDate(new Date()), 'idNumber');
    const forms = nameForms(tidyName(name));
    const blind = this.sealer.blind('id_number', id.value);
    const values = new Values();
    const [county, bare, sound, sex, birth, village, home, idBlind] = [currentContext().countyCode, forms.bare, forms.sound, id.sex, id.birthDate, villageCode, householdId ?? null, blind].map((value) => values.add(value)) as [string, string, string, string, string, string, string, string];
    const person = `p.id, p.id_blind, p.county_code, n.bare, n.sound, p.sex, p.birth_date, p.division_code, p.township_code, p.household_id`;
    const a = `a AS (SELECT ${county} AS county_code, ${bare} AS bare, ${sound} AS sound, ${sex} AS sex, ${birth}::date AS birth_date, ${village} AS division_code, left(${village}, 9) AS township_code, ${home}::uuid AS household_id)`;
    const found = `(SELECT b.id, ${LIKENESS.reasons} AS reasons, ${LIKENESS.strength} AS strength FROM a JOIN LATERAL (SELECT ${person} FROM recipients.person p JOIN recipients.name_sound n ON n.name = p.name WHERE p.birth_date = a.birth_date AND p.county_code = a.county_code AND p.id_blind <> ${idBlind}::bytea) b ON ${LIKENESS.sameBirth}
      UNION ALL SELECT b.id, ${LIKENESS.reasons}, ${LIKENESS.strength} FROM a JOIN LATERAL (SELECT ${person} FROM recipients.name_sound n JOIN recipients.person p ON p.name = n.name WHERE n.bare = a.bare AND p.division_code = a.division_code AND p.id_blind <> ${idBlind}::bytea) b ON ${LIKENESS.nearBirth}
      UNION ALL SELECT p.id, ARRAY['same_id'], 3 FROM recipients.person p WHERE p.id_blind = ${idBlind}::bytea AND p.county_code = ${county}
      UNION ALL SELECT p.id, ARRAY['same_id'], 3 FROM recipients.merge g JOIN recipients.person p ON p.id = g.survivor_id WHERE g.merged_person ->> 'id_blind' = ${values.add(`\\x${blind.toString('hex')}`)} AND g.merged_id IS NOT NULL AND g.undone_at IS NULL)`;
    const from = `(WITH ${a} SELECT DISTINCT ON (f.id) f.id, f.reasons, f.strength FROM ${found} f ORDER BY f.id, 'same_id' = ANY (f.reasons) DESC, f.strength DESC) c JOIN recipients.person p ON p.id = c.id`;
    return answerList(this.database, {
      values, from, where: [scopePredicate(currentContext().scope, { alias: 'p' }, values)], key: 'p.id', defaultSort: '-strength', sorts: { strength: { sql: 'c.strength', type: 'int' } },
      detailFrom: `page JOIN ${from} ON p.id = page.key JOIN recipients.household h ON h.id = p.household_id`, row: CANDIDATE_ROW.replace(`c.strength)`, `(ARRAY['low','medium','high'])[c.strength])`), audit: { resource: 'recipient', action: 'look-up' },
    }, { limit: 20 });
  }

  /** Both records whole, what is held on each, and which of the values an officer can choose between differ. @throws not-found */
  async comparison(id: Uuid, otherId: Uuid): Promise<RawJson> {
    const [own, other] = [await this.side(id), await this.side(otherId)];
    const [a, b] = [this.opened(id, own), this.opened(otherId, other)];
    const differs = CHOICES.filter((choice) => JSON.stringify(a.values[choice]) !== JSON.stringify(b.values[choice]));
    return new RawJson(JSON.stringify({ one: { ...a.body, counts: await this.counts(id) }, other: { ...b.body, counts: await this.counts(otherId) }, differs }));
  }

  private async side(id: Uuid): Promise<Side> {
    const row = await readDetail<{ body: Side['body']; sealed: Side['sealed']; version: number }>(this.database, {
      resource: 'recipient', id, table: 'recipients.person', scope: { alias: 'p' }, join: 'JOIN recipients.household h ON h.id = p.household_id',
      select: `json_build_object('id', p.id_sealed, 'phone', p.phone_sealed, 'bank', p.bank_sealed, 'health', p.health_sealed, 'details', h.details_sealed) AS sealed, p.version,
        json_build_object('id', p.id, 'name', p.name, 'sex', p.sex, 'birthDate', p.birth_date, 'age', ${AGE}, 'idMasked', p.id_masked, 'phoneMasked', p.phone_masked, 'bankAccountMasked', p.bank_masked, 'relation', p.relation, 'isHead', p.is_head, 'since', p.member_since, 'status', p.status, 'category', p.category, 'groups', p.groups,
          'categorySince', p.category_since, 'reviewDueOn', p.review_due_on, 'exitReason', p.exit_reason, 'exitedOn', p.exited_on, 'restrictedSince', p.restricted_since, 'createdAt', p.created_at, 'version', p.version, 'householdId', h.id, 'householdNumber', h.number, 'householdVersion', h.version, 'headName', h.head_name, 'memberCount', h.member_count,
          'members', (SELECT json_agg(json_build_object('id', m.id, 'name', m.name, 'relation', m.relation, 'isHead', m.is_head) ORDER BY m.is_head DESC, m.birth_date) FROM recipients.person m WHERE m.household_id = h.id), 'place', ${placeJson('h')}, 'causeOfHardship', h.cause_of_hardship, 'benefitFen', h.benefit_fen, 'lastVisitAt', h.last_visit_at, 'nextVisitDue', h.next_visit_due,
          'decisions', (SELECT coalesce(json_agg(json_build_object('category', d.category, 'groups', d.groups, 'basis', d.basis, 'effectiveOn', d.effective_on) ORDER BY d.effective_on DESC, d.decided_at DESC), '[]') FROM (SELECT * FROM recipients.category_decision d WHERE d.person_id = p.id ORDER BY d.effective_on DESC LIMIT 10) d),
          'history', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'at', t.at, 'kind', t.kind, 'type', t.type, 'actor', t.actor_name, 'params', t.params) ORDER BY t.at DESC, t.id DESC), '[]') FROM (SELECT * FROM recipients.timeline_entry t WHERE t.household_id = h.id ORDER BY t.at DESC, t.id DESC LIMIT 8) t)) AS body`,
    });
    return row;
  }

  private opened(id: Uuid, { body, sealed }: Side): { body: Record<string, unknown>; values: Record<Choice, unknown> } {
    const open = (text: string | null, as: string): string => (text === null ? '' : this.sealer.open(text, 'recipients.person', as, id));
    const { address, remark } = openDetails(this.sealer, body.householdId, sealed.details);
    const health = open(sealed.health, 'health');
    const values: Record<Choice, unknown> = {
      name: body.name, idNumber: open(sealed.id, 'id_number'), phone: open(sealed.phone, 'phone'), health, bankAccount: open(sealed.bank, 'bank_account'), relation: body.relation, standing: [body.status, body.category, body.groups, body.categorySince],
      address, causeOfHardship: body.causeOfHardship, benefitFen: body.benefitFen, remark,
    };
    return { body: { ...body, health, address, remark }, values };
  }

  /** How much is held on somebody, here and in the contexts above. */
  private async counts(id: Uuid): Promise<RecordCounts> {
    const subject = await this.rights.subject(id);
    const own = await this.database.one<RecordCounts & Record<string, number>>({
      text: `SELECT (SELECT count(*)::int FROM recipients.category_decision WHERE person_id = $1) AS decisions, (SELECT count(*)::int FROM recipients.consent WHERE person_id = $1) AS consents, (SELECT count(DISTINCT request_id)::int FROM recipients.verification_item WHERE person_id = $1) AS verifications,
        (SELECT count(*)::int FROM recipients.monitoring_fact WHERE household_id = $2 AND person_id = $1) AS facts, (SELECT count(*)::int FROM recipients.monitoring_alert WHERE household_id = $2 AND person_id = $1) AS alerts, (SELECT count(*)::int FROM recipients.correction WHERE person_id = $1) AS corrections`,
      values: [id, subject.householdId],
    });
    return { ...own!, ...(await this.sources.counts(subject)) };
  }
}

