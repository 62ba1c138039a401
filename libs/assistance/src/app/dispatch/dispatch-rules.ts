import { Inject, Injectable } from '@nestjs/common';
import { CountySetting, Database, UnitOfWork } from '@yizhu/platform';
import { DEFAULT_DISPATCH_RULE, type DispatchRule } from '../../domain/dispatch/dispatch-rule.js';

/** How a county weighs who is sent, and how much it gives one of them at a time. */
@Injectable()
export class DispatchRules extends CountySetting<DispatchRule> {
  constructor(@Inject(Database) database: Database, @Inject(UnitOfWork) uow: UnitOfWork) {
    super(database, uow, { table: 'assistance.dispatch_rule', resource: 'dispatch-rule', first: DEFAULT_DISPATCH_RULE });
  }
}
