import { Inject, Module } from '@nestjs/common';
import { RegularLooks } from '@yizhu/platform';
import { RecipientsModule } from '@yizhu/recipients';
import { TeamsModule } from '@yizhu/teams';
import { CaseNotes } from './app/case-notes.js';
import { CasePeople } from './app/case-people.js';
import { CaseWork } from './app/case-work.js';
import { CaseQueries } from './app/case.queries.js';
import { Cases } from './app/case.service.js';
import { CaseController } from './http/case.controller.js';

/** 个案服务: intake, assessment, plan, sessions, supervision, review, closure; notes that only two people read; dangers with a mandatory path. */
@Module({ imports: [RecipientsModule, TeamsModule], controllers: [CaseController], providers: [Cases, CaseNotes, CaseQueries, CasePeople, CaseWork], exports: [Cases] })
export class CaseworkModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(Cases) cases: Cases) {
    looks.every('case-step-escalation', 60_000, () => cases.escalate());
  }
}
