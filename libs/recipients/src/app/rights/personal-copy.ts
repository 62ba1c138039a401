import { Inject, Injectable } from '@nestjs/common';
import { newId, tidy, tidyName, type Uuid } from '@yizhu/kernel';
import { currentContext, recordAudit, runInContext, Sealer, UnitOfWork, writePdf, type PdfBlock } from '@yizhu/platform';
import { rightsError } from '../../domain/rights/rights.errors.js';
import type { CopyDto, PersonalCopyView } from '../../http/rights.dto.js';
import { momentWords } from '../words.js';
import { OwnData } from './own-data.js';
import { PersonalDataSources } from './personal-data.js';
import { RightsQueries } from './rights.queries.js';

/** A copy of everything held on somebody, for themselves or their guardian (个人信息保护法 art. 45). */
@Injectable()
export class PersonalCopy {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RightsQueries) private readonly queries: RightsQueries,
    @Inject(OwnData) private readonly own: OwnData,
    @Inject(PersonalDataSources) private readonly others: PersonalDataSources,
  ) {}

  /**
   * Who asked, how they were identified and who gave it are kept; the copy is not: an Idempotency-Key is left aside, because it
   * would store the answer for a day. Asked twice, it is given and noted twice. @throws not-found | asker-missing
   */
  give(id: Uuid, { format, askedBy, askerName, identifiedBy, reason }: CopyDto): Promise<PersonalCopyView> {
    const guardian = askedBy === 'guardian' ? tidyName(askerName ?? '') : null;
    if (guardian === '') throw rightsError('asker-missing', {}, 'askerName');
    const { idempotency: _, ...context } = currentContext();
    return runInContext(context, () => this.uow.run(async (act) => {
      const subject = await this.queries.present(id);
      // Whoever may hand out the copy hands out all of it: orders and visits that another township's people did are in it too.
      const sections = await this.uow.widened(act, async () => [...(await this.own.gather(subject)), ...(await this.others.gather(subject))]);
      const copyId = newId();
      await act.manager.query(
        `INSERT INTO recipients.personal_copy (id, county_code, division_code, household_id, person_id, format, asked_by, asker_sealed, identified_by, reason, given_at, given_by, given_by_name) SELECT $1, p.county_code, p.division_code, p.household_id, p.id, $3, $4, $5, $6, $7, $8, $9, $10 FROM recipients.person p WHERE p.id = $2`,
        [copyId, id, format, askedBy, guardian === null ? null : this.sealer.seal(guardian, 'recipients.personal_copy', 'asker', copyId), identifiedBy, tidy(reason), act.now, act.actor.id, act.actor.name],
      );
      await recordAudit(act.manager, { action: 'copy', resource: 'recipient', subjectId: id, detail: { format, askedBy, identifiedBy, copyId } });
      return { id: copyId, personId: id, givenAt: act.now.toISOString(), givenByName: act.actor.name, sections: sections.map((section) => ({ ...section, columns: [...section.columns], rows: section.rows.map((row) => [...row]) })) };
    }));
  }

  /** The same copy on paper. */
  async pdf(copy: PersonalCopyView): Promise<Buffer> {
    const at = momentWords(copy.givenAt);
    return writePdf({
      title: '个人信息副本', subtitle: `依据《个人信息保护法》第四十五条提供 · ${at}`, traced: `${copy.givenByName} ${at} 提供`, pageWords: (n, m) => `第 ${n} 页，共 ${m} 页`,
      blocks: copy.sections.flatMap(({ title, columns, rows, complete }): PdfBlock[] => [
        { kind: 'heading', text: title },
        ...(rows.length === 0 ? [{ kind: 'text', text: '没有记录' } as const]
          : columns.length === 2 && columns[0] === '项目' ? [{ kind: 'facts', rows: rows.map(([name, value]) => [name!, value!] as const) } as const]
            : [{ kind: 'table', columns: columns.map((column) => ({ title: column, width: 1 })), rows } as const]),
        ...(complete ? [] : [{ kind: 'text', text: `只列最近 ${rows.length} 条` } as const]),
      ]),
    });
  }
}
