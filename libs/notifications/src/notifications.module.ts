import { Inject, Module } from '@nestjs/common';
import { AssistanceModule } from '@yizhu/assistance';
import { RegularLooks } from '@yizhu/platform';
import { RecipientsModule } from '@yizhu/recipients';
import { TeamsModule } from '@yizhu/teams';
import { Addressees } from './app/addressees.js';
import { MESSAGE_CHANNELS, RecordedChannels } from './app/channels.js';
import { OutgoingMessages } from './app/outgoing-messages.js';
import { Messages } from './app/messages.js';
import { Notices } from './app/notices.js';
import { NotificationPeople } from './app/notification-people.js';
import { NotificationRules } from './app/notification-rules.js';
import { Preferences } from './app/preferences.js';
import { Sending } from './app/sending.js';
import { OUTSIDE_CHANNELS } from './domain/message.js';
import { NotificationController } from './http/notification.controller.js';

/** 通知: who is told what of all that happens, by which channel, and when; once each, and with nothing personal in it. */
@Module({
  imports: [AssistanceModule, TeamsModule, RecipientsModule],
  controllers: [NotificationController],
  providers: [
    Addressees, Messages, Notices, Preferences, NotificationRules, OutgoingMessages, Sending, NotificationPeople, RecordedChannels,
    { provide: MESSAGE_CHANNELS, inject: [RecordedChannels], useFactory: (recorded: RecordedChannels) => OUTSIDE_CHANNELS.map((name) => recorded.channel(name)) },
  ],
  exports: [Messages, Sending, MESSAGE_CHANNELS],
})
export class NotificationsModule {
  constructor(@Inject(RegularLooks) looks: RegularLooks, @Inject(Sending) sending: Sending) {
    looks.every('notification-sending', 10_000, () => sending.sendDue());
    looks.every('notification-forgetting', 6 * 3_600_000, () => sending.forget());
  }
}
