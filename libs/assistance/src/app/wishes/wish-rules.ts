import { Inject, Injectable } from '@nestjs/common';
import { CountySetting, Database, UnitOfWork } from '@yizhu/platform';
import { DEFAULT_WISH_RULE, type WishRule } from '../../domain/wishes.js';

/** What a county asks of its wishes: how dear, how long a claim holds, how long a wish hangs. */
@Injectable()
export class WishRules extends CountySetting<WishRule> {
  constructor(@Inject(Database) database: Database, @Inject(UnitOfWork) uow: UnitOfWork) {
    super(database, uow, { table: 'assistance.wish_rule', resource: 'wish-rule', first: DEFAULT_WISH_RULE });
  }
}
