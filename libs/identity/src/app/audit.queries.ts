import { Inject, Injectable } from '@nestjs/common';
import { answerList, currentContext, Database, recordAudit, UnitOfWork, Values, verifyAudit, type ChainReport, type RawJson } from '@yizhu/platform';
import type { AuditListQuery } from '../http/identity.dto.js';

@Injectable()
export class AuditQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  list(query: AuditListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`e.county_code = ${values.add(currentContext().countyCode)}`];
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    filter('e.actor_id = ?::uuid', query.actorId);
    filter('e.action = ?', query.action);
    filter('e.resource = ?', query.resource);
    filter('e.subject_id = ?::uuid', query.subjectId);
    filter('e.at >= ?::timestamptz', query.atFrom);
    filter('e.at < ?::timestamptz', query.atTo);
    return answerList(this.database, {
      values, where, from: 'platform.audit_entry e', key: 'e.id', defaultSort: '-at', sorts: { at: { sql: 'e.at', type: 'timestamptz' } },
      detailFrom: 'page JOIN platform.audit_entry e ON e.id = page.key LEFT JOIN identity.app_user u ON u.id = e.actor_id',
      row: `json_build_object('id', e.id, 'at', e.at, 'actor', CASE WHEN u.id IS NULL THEN json_build_object('id', null, 'name', '系统', 'account', null) ELSE json_build_object('id', u.id, 'name', u.name, 'account', u.account) END,
        'action', e.action, 'resource', e.resource, 'subjectId', e.subject_id, 'outcome', e.outcome, 'detail', e.detail, 'sealed', EXISTS (SELECT 1 FROM platform.audit_seal s WHERE s.entry_id = e.id))`,
    }, query);
  }

  /** Walks the whole chain; the check itself is an audited act. */
  verify(): Promise<ChainReport> {
    return this.uow.run(async ({ manager }) => {
      const report = await verifyAudit(manager);
      await recordAudit(manager, { action: 'verify', resource: 'audit', subjectId: null, detail: { ok: report.ok, checked: report.checked } });
      return report;
    });
  }
}
