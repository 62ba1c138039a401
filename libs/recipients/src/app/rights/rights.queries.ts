import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, RawJson, scopePredicate, UnitOfWork, Values, type PageQuery } from '@yizhu/platform';
import { recipientError } from '../../domain/recipient.errors.js';
import { PersonalDataSources, type DataSubject } from './personal-data.js';

/** What was done about somebody's rights, and who looked at them. */
@Injectable()
export class RightsQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PersonalDataSources) private readonly sources: PersonalDataSources,
  ) {}

  /**
   * Everybody who opened or changed the person's record, their household's dossier, or a record of any context about them.
   * Lists are not in it: a list's row of the trail names a page of people, and finding somebody in there would need an index
   * that every list had to pay for. Looking is itself noted.
   */
  async accesses(id: Uuid, query: PageQuery): Promise<RawJson> {
    const subject = await this.subject(id);
    const own = await this.database.one<{ ids: Uuid[] }>({
      text: `SELECT array_cat(ARRAY[$1::uuid, $2::uuid], array_cat((SELECT coalesce(array_agg(c.id), '{}') FROM recipients.consent c WHERE c.person_id = $1), array_cat((SELECT coalesce(array_agg(DISTINCT i.request_id), '{}') FROM recipients.verification_item i WHERE i.person_id = $1), (SELECT coalesce(array_agg(a.id), '{}') FROM recipients.needs_assessment a WHERE a.person_id = $1)))) || (SELECT coalesce(array_agg(g.merged_id), '{}') FROM recipients.merge g WHERE g.survivor_id = $1 AND g.undone_at IS NULL) AS ids`,
      values: [id, subject.householdId],
    });
    const ids = [...own!.ids, ...(await this.sources.records(subject))];
    await this.uow.note({ action: 'read', resource: 'access-log', subjectId: id });
    const values = new Values();
    // The ids were found within the county. Asking for it again would offer the planner the trail in order of time, to be walked to its end for whoever was opened long ago.
    const where = [`e.subject_id = ANY(${values.add(ids)}::uuid[])`];
    return answerList(this.database, {
      values, where, from: 'platform.audit_entry e', key: 'e.id', defaultSort: '-at', sorts: { at: { sql: 'e.at', type: 'timestamptz' } },
      detailFrom: 'page JOIN platform.audit_entry e ON e.id = page.key LEFT JOIN identity.staff_name s ON s.id = e.actor_id AND s.county_code = e.county_code',
      // Reasons given for opening a field are told; whatever else the trail holds is the auditor's.
      row: `json_build_object('id', e.id, 'at', e.at, 'actor', s.name, 'action', e.action, 'resource', e.resource, 'recordId', e.subject_id, 'field', e.detail ->> 'field', 'reason', e.detail ->> 'reason', 'outcome', e.outcome)`,
    }, query);
  }

  /** Which fields were put right, when, by whom and why; never what they held. */
  async corrections(id: Uuid, query: PageQuery): Promise<RawJson> {
    await this.subject(id);
    const values = new Values();
    return answerList(this.database, {
      values, where: [`c.person_id = ${values.add(id)}::uuid`], from: 'recipients.correction c', key: 'c.id', defaultSort: '-correctedAt', sorts: { correctedAt: { sql: 'c.corrected_at', type: 'timestamptz' } }, detailFrom: 'page JOIN recipients.correction c ON c.id = page.key',
      row: `json_build_object('id', c.id, 'field', c.field, 'reason', c.reason, 'paperNumber', c.paper_number, 'correctedAt', c.corrected_at, 'correctedByName', c.corrected_by_name)`, audit: { resource: 'correction' },
    }, query);
  }

  /** As `subject`, of somebody on whom something is held still. @throws not-found | recipient-erased */
  async present(id: Uuid): Promise<DataSubject> {
    const subject = await this.subject(id);
    if (await this.database.one({ text: `SELECT 1 FROM recipients.person WHERE id = $1::uuid AND status = 'erased'`, values: [id] })) throw recipientError('recipient-erased');
    return subject;
  }

  /** Within the caller's scope. @throws not-found */
  async subject(id: Uuid): Promise<DataSubject> {
    const values = new Values();
    const row = await this.database.one<{ householdId: Uuid; homes: Uuid[] }>({ text: `SELECT p.household_id AS "householdId", (SELECT array_agg(DISTINCT x) FROM (SELECT p.household_id UNION SELECT m.household_id FROM recipients.past_membership m WHERE m.person_id = p.id) h(x)) AS homes FROM recipients.person p WHERE p.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}`, values: values.list });
    if (!row) throw notFound('recipient');
    return { id, householdId: row.householdId, homes: row.homes };
  }
}
