import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberWorks } from '@yizhu/teams';
import { OPEN } from '../domain/case.js';

/** Open cases keep a member from leaving: what was noted is for two people, so their supervisor hands each to another social worker first. */
@Injectable()
export class CaseWork implements OnModuleInit {
  constructor(@Inject(MemberWorks) private readonly works: MemberWorks) {}

  onModuleInit(): void {
    const open = OPEN.map((state) => `'${state}'`).join(', ');
    this.works.register({ kind: 'case', endsFirst: true, openSql: `SELECT c.id, c.number AS label, c.opened_at AS at FROM casework.case_file c WHERE c.caseworker_id = $1 AND c.county_code = $2 AND c.status IN (${open})` });
  }
}
