import { Inject, Injectable } from '@nestjs/common';
import { CountySetting, Database, UnitOfWork } from '@yizhu/platform';
import { DEFAULT_SPOT_CHECK_RULE, type SpotCheckRule } from '../../domain/spot-check.js';

/** Which share of its closed orders a county has looked at again, and how often somebody is called in vain. */
@Injectable()
export class SpotCheckRules extends CountySetting<SpotCheckRule> {
  constructor(@Inject(Database) database: Database, @Inject(UnitOfWork) uow: UnitOfWork) {
    super(database, uow, { table: 'assistance.spot_check_rule', resource: 'spot-check-rule', first: DEFAULT_SPOT_CHECK_RULE });
  }
}
