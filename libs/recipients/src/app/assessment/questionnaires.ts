import { Inject, Injectable } from '@nestjs/common';
import { errorText, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, brokenConstraint, currentActor, currentContext, Database, RawJson, RecordStore, UnitOfWork, ValidationFailed, Values, type PageQuery, type TransactionManager } from '@yizhu/platform';
import { assessmentError } from '../../domain/assessment/assessment.errors.js';
import { changesBetween, faultsOf, type QuestionnaireContent, type QuestionnaireState } from '../../domain/assessment/questionnaire.js';
import type { QuestionnaireCheckView } from '../../http/assessment/questionnaire.dto.js';

interface Fields {
  status: QuestionnaireState;
  number: number | null;
  content: QuestionnaireContent;
  changed_at: Date;
  changed_by_name: string;
  published_at: Date;
  published_by_name: string;
  retired_at: Date;
}
export interface PublishedQuestionnaire {
  readonly id: Uuid;
  readonly number: number;
  readonly content: QuestionnaireContent;
}

const LINE = `'id', t.id, 'number', t.number, 'status', t.status, 'title', t.content -> 'title', 'questions', (SELECT sum(jsonb_array_length(d -> 'questions'))::int FROM jsonb_array_elements(t.content -> 'dimensions') d), 'createdAt', t.created_at, 'changedAt', t.changed_at, 'changedBy', t.changed_by_name, 'publishedAt', t.published_at, 'publishedBy', t.published_by_name, 'retiredAt', t.retired_at, 'version', t.version`;
/** The version before: of a draft the published one, of a numbered one the number below. */
const BEFORE = `(SELECT b.content FROM recipients.questionnaire b WHERE b.county_code = t.county_code AND b.number = CASE WHEN t.number IS NULL THEN (SELECT max(m.number) FROM recipients.questionnaire m WHERE m.county_code = t.county_code) ELSE t.number - 1 END)`;

/** Questionnaires of the needs assessment as data: the next version is made from the last, published it gets a number and stays. */
@Injectable()
export class Questionnaires {
  private readonly store: RecordStore<Fields>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {
    const column = (name: keyof Fields, type: string) => ({ [name]: { column: name, type } });
    this.store = new RecordStore<Fields>(database, {
      resource: 'questionnaire', table: 'recipients.questionnaire', row: `json_build_object(${LINE}, 'content', t.content, 'before', ${BEFORE})`,
      columns: { ...column('status', 'text'), ...column('number', 'int'), ...column('content', 'jsonb'), ...column('changed_at', 'timestamptz'), ...column('changed_by_name', 'text'), ...column('published_at', 'timestamptz'), ...column('published_by_name', 'text'), ...column('retired_at', 'timestamptz') } as never,
    });
  }

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, { values, where: [`t.county_code = ${values.add(currentContext().countyCode)}`], from: 'recipients.questionnaire t', key: 't.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' } }, detailFrom: 'page JOIN recipients.questionnaire t ON t.id = page.key', row: `json_build_object(${LINE})` }, query);
  }

  /** A version with what it asks, what is still wrong with it, and what is different from the version before. */
  async detail(id: Uuid): Promise<RawJson> {
    const { text, version } = await this.store.detail(id);
    const { before, ...shown } = JSON.parse(text) as { status: QuestionnaireState; content: QuestionnaireContent; before: QuestionnaireContent | null };
    return new RawJson(JSON.stringify({ ...shown, faults: shown.status === 'draft' ? this.check(shown.content).faults : [], changes: before ? changesBetween(before, shown.content) : [] }), version);
  }

  /** What is wrong with a version as it stands in somebody's form, in their language; nothing is kept. */
  check(content: QuestionnaireContent): QuestionnaireCheckView {
    return { faults: faultsOf(content).map(({ field, code, params }) => ({ field, code, words: errorText(code, currentContext().language, params) })) };
  }

  /** The next version as a draft, from the last one; a county's first from what is given. @throws questionnaire-draft-exists | questionnaire-missing */
  async draft(first?: QuestionnaireContent): Promise<RawJson> {
    try {
      return await this.uow.run(async (act) => {
        const content = first ?? (await this.published(act.manager)).content;
        const made = await this.store.create(act, undefined, { status: 'draft', content, changed_at: act.now, changed_by_name: currentActor().name } as Fields);
        return this.detail((JSON.parse(made.text) as { id: Uuid }).id);
      });
    } catch (error) {
      throw brokenConstraint(error) === 'questionnaire_draft' ? assessmentError('questionnaire-draft-exists') : error;
    }
  }

  /** A draft may be kept with faults; they stand in the answer. @throws questionnaire-not-draft */
  update(id: Uuid, version: number, content: QuestionnaireContent): Promise<RawJson> {
    return this.uow.run(async (act) => {
      await this.lockDraft(act.manager, id, version);
      await this.store.update(act, id, version, { content, changed_at: act.now, changed_by_name: currentActor().name });
      return this.detail(id);
    });
  }

  /** From now on assessments begin with this version; the one before is retired. @throws with every fault by its field | questionnaire-unchanged | questionnaire-not-draft */
  publish(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const content = await this.lockDraft(act.manager, id, version);
      const faults = faultsOf(content);
      if (faults.length > 0) throw new ValidationFailed(Object.fromEntries(this.check(content).faults.map(({ field, words }) => [field, words])), faults[0]!.code, 'rule');
      const { countyCode } = currentContext();
      const [last] = (await act.manager.query(`SELECT id, number, content FROM recipients.questionnaire WHERE county_code = $1 AND status = 'published' FOR UPDATE`, [countyCode])) as PublishedQuestionnaire[];
      if (last && changesBetween(last.content, content).length === 0) throw assessmentError('questionnaire-unchanged');
      await act.manager.query(`UPDATE recipients.questionnaire SET status = 'retired', retired_at = $2, version = version + 1 WHERE county_code = $1 AND status = 'published'`, [countyCode, act.now]);
      await this.store.update(act, id, version, { status: 'published', number: (last?.number ?? 0) + 1, published_at: act.now, published_by_name: currentActor().name });
      return this.detail(id);
    });
  }

  /** Gives a county without any its first questionnaire, published. */
  async addFirst(content: QuestionnaireContent): Promise<void> {
    await this.uow.run(async ({ manager }) => {
      const [any] = (await manager.query(`SELECT 1 FROM recipients.questionnaire WHERE county_code = $1 LIMIT 1`, [currentContext().countyCode])) as unknown[];
      if (any) return;
      const made = JSON.parse((await this.draft(content)).text) as { id: Uuid };
      await this.publish(made.id, 1);
    });
  }

  /** The version that assessments begin with. @throws questionnaire-missing */
  async published(manager: TransactionManager): Promise<PublishedQuestionnaire> {
    const [row] = (await manager.query(`SELECT id, number, content FROM recipients.questionnaire WHERE county_code = $1 AND status = 'published'`, [currentContext().countyCode])) as PublishedQuestionnaire[];
    if (!row) throw assessmentError('questionnaire-missing');
    return row;
  }

  private async lockDraft(manager: Parameters<RecordStore<Fields>['lock']>[0], id: Uuid, version: number): Promise<QuestionnaireContent> {
    await this.store.lock(manager, id, version);
    const [row] = (await manager.query(`SELECT status, content FROM recipients.questionnaire WHERE id = $1`, [id])) as Pick<Fields, 'status' | 'content'>[];
    if (!row) throw notFound('questionnaire');
    if (row.status !== 'draft') throw assessmentError('questionnaire-not-draft');
    return row.content;
  }
}
