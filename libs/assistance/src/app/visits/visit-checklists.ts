import { Inject, Injectable } from '@nestjs/common';
import { currentContext, Database, httpError, RawJson, recordAudit, UnitOfWork } from '@yizhu/platform';
import { changed, FIRST_CHECKLIST, type Checklist, type ChecklistQuestion } from '../../domain/visit-checklist.js';

/** Tiers (分层) that a question can be for. */
export { CATEGORIES as TIERS, type AssistanceCategory as Tier } from '@yizhu/recipients';

/** SQL for the list in force of the county of a row, as JSON; NULL while it has set none. */
export const checklistSql = (county: string): string => `(SELECT json_build_object('questions', c.questions, 'earlier', c.earlier, 'version', c.version) FROM assistance.visit_checklist c WHERE c.county_code = ${county} ORDER BY c.version DESC LIMIT 1)`;

/** What a county has looked at on visits, as data: each change is a version of its own, and the versions before it stay. */
@Injectable()
export class VisitChecklists {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** As it is in force; version 0 while the county has set none. */
  async inForce(): Promise<Checklist & { readonly version: number }> {
    const set = await this.database.one<{ list: (Checklist & { version: number }) | null }>({ text: `SELECT ${checklistSql('$1')} AS list`, values: [currentContext().countyCode] });
    return set?.list ?? { ...FIRST_CHECKLIST, version: 0 };
  }

  async shown(): Promise<RawJson> {
    const { questions, version } = await this.inForce();
    return new RawJson(JSON.stringify({ questions, version }), version);
  }

  /** From now on, for visits that are not ended yet. @throws stale | checklist-code-twice | checklist-dimension-wrong | checklist-meaning-fixed */
  change(version: number, questions: readonly ChecklistQuestion[]): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const before = await this.inForce();
      const list = changed(before, questions);
      // Of two who change the same version at once the key lets one through.
      const rows = before.version === version
        ? ((await manager.query(
            `INSERT INTO assistance.visit_checklist (county_code, version, questions, earlier, changed_at, changed_by_name) VALUES ($1, $2, $3::jsonb, $4::jsonb, $5, $6) ON CONFLICT DO NOTHING RETURNING version`,
            [currentContext().countyCode, version + 1, JSON.stringify(list.questions), JSON.stringify(list.earlier), now, actor.name],
          )) as { version: number }[])
        : [];
      if (rows.length === 0) throw httpError('stale', { currentVersion: (await this.inForce()).version });
      await recordAudit(manager, { action: 'change', resource: 'visit-checklist', subjectId: null, detail: { version: version + 1, codes: questions.map(({ code }) => code) } });
      return new RawJson(JSON.stringify({ questions, version: version + 1 }), version + 1);
    });
  }
}
