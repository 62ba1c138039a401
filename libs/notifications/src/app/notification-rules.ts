import { Inject, Injectable } from '@nestjs/common';
import { CountySetting, Database, UnitOfWork, type RawJson } from '@yizhu/platform';
import { notificationError } from '../domain/notification.errors.js';
import { FIRST_QUIET_HOURS, quietMinutes, MOST_QUIET_HOURS, type QuietHours } from '../domain/quiet-hours.js';

/** When a county's telephones are left alone. */
@Injectable()
export class NotificationRules extends CountySetting<QuietHours> {
  constructor(@Inject(Database) database: Database, @Inject(UnitOfWork) uow: UnitOfWork) {
    super(database, uow, { table: 'notifications.notification_rule', resource: 'notification-rule', first: FIRST_QUIET_HOURS });
  }

  /** @throws stale | quiet-hours-too-long: messages are to arrive some time in the day */
  override change(version: number, to: QuietHours): Promise<RawJson> {
    if (quietMinutes(to) > MOST_QUIET_HOURS * 60) throw notificationError('quiet-hours-too-long', { hours: MOST_QUIET_HOURS }, 'quietTo');
    return super.change(version, to);
  }
}
