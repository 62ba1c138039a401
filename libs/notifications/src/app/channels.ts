import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, UnitOfWork } from '@yizhu/platform';
import type { OutsideChannel } from '../domain/message.js';

/** What leaves the house. To whom is the channel's to find out (a telephone, an openid) by account, person or appointment: no message carries it. */
export interface Outgoing {
  /** Of the message: a gateway is told it as the number of the order, so that one sent twice arrives once. */
  readonly id: Uuid;
  readonly to: { readonly is: 'user' | 'person' | 'guest'; readonly id: Uuid };
  readonly kind: string;
  readonly text: string;
  /** Path on the county's own address, or null. */
  readonly link: string | null;
}
/** A way out of the house. What it throws is tried again later. */
export interface MessageChannel {
  readonly name: OutsideChannel;
  send(message: Outgoing): Promise<void>;
}
/** All of them: `MessageChannel[]`. A county with a gateway puts its own in place of a stand-in. */
export const MESSAGE_CHANNELS = Symbol('MessageChannels');

/** Stand-ins until a county has gateways: nothing leaves the house; what would have is recorded, once a message. */
@Injectable()
export class RecordedChannels {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  channel(name: OutsideChannel): MessageChannel {
    return {
      name,
      send: ({ id, text, link }) =>
        this.uow.run(async ({ manager, now }) => {
          await manager.query('INSERT INTO notifications.recorded_sending (message_id, county_code, channel, text, link, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [id, currentContext().countyCode, name, text, link, now]);
        }),
    };
  }
}
