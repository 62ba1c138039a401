import { Inject, Injectable } from '@nestjs/common';
import { CountySetting, Database, UnitOfWork } from '@yizhu/platform';
import { DEFAULT_DELIVERY_RULE, type DeliveryRule } from '../../domain/delivery-evidence.js';

/** What a county asks of deliveries: how near a check-in is, and how many attempts in vain are told up the line. */
@Injectable()
export class DeliveryRules extends CountySetting<DeliveryRule> {
  constructor(@Inject(Database) database: Database, @Inject(UnitOfWork) uow: UnitOfWork) {
    super(database, uow, { table: 'assistance.delivery_rule', resource: 'delivery-rule', first: DEFAULT_DELIVERY_RULE });
  }
}
