import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, type Language, type Uuid } from '@yizhu/kernel';
import { currentContext, queryPrepared, Relay, type DeliveredEvent, type TransactionManager } from '@yizhu/platform';
import { OUTSIDE_CHANNELS, type OutsideChannel } from '../domain/message.js';
import { ROUTED_EVENTS } from '../domain/routes.js';
import { say } from '../domain/templates.js';
import { Addressees, type Addressed, type Addressee } from './addressees.js';
import { DEFAULT_PREFERENCE, Preferences, type Preference } from './preferences.js';

interface Notice {
  readonly id: Uuid;
  readonly event_id: Uuid;
  readonly user_id: Uuid;
  readonly kind: string;
  readonly urgent: boolean;
  readonly text_zh: string;
  readonly text_en: string;
  readonly link: string | null;
  readonly at: Date;
}
interface OutgoingRow {
  readonly id: Uuid;
  readonly division_code: string;
  readonly event_id: Uuid;
  readonly kind: string;
  readonly channel: OutsideChannel;
  readonly urgent: boolean;
  readonly user_id: Uuid | null;
  readonly person_id: Uuid | null;
  readonly appointment_id: Uuid | null;
  readonly text: string;
  readonly link: string | null;
  readonly at: Date;
}

/**
 * Turns what happened into messages, by the routes. Each event, recipient and channel has one, however often the event comes: the
 * relay notes what it has handled, and behind that stands a unique key.
 */
@Injectable()
export class Messages implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(Preferences) private readonly preferences: Preferences,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('notifications.messages', ROUTED_EVENTS, (events, manager) => this.tell(events, manager));
  }

  /** Writes what these events have to tell, in the transaction of whoever asks. Told a second time, nothing is written. */
  async tell(events: readonly DeliveredEvent[], manager: TransactionManager): Promise<void> {
    const addressed = await this.addressees.of(events);
    const preferences = await this.preferences.ofAll([...new Set(addressed.flatMap(({ to }) => to.filter(({ is }) => is === 'user').map(({ id }) => id)))]);
    const notices: Notice[] = [];
    const outgoing: OutgoingRow[] = [];
    const seen = new Set<string>();
    for (const each of addressed)
      for (const addressee of each.to) {
        // Whoever did it knows; and nobody is told of one event in two ways.
        const key = `${each.event.id} ${addressee.id}`;
        if (addressee.id === each.event.actorId || seen.has(key)) continue;
        seen.add(key);
        if (addressee.is === 'user' && each.route.channels.includes('in_app')) notices.push(noticeOf(each, addressee.id));
        outgoing.push(...outgoingOf(each, addressee, preferences.get(addressee.id) ?? DEFAULT_PREFERENCE));
      }
    const { countyCode } = currentContext();
    if (notices.length > 0)
      await queryPrepared(manager, `INSERT INTO notifications.notice (id, county_code, event_id, user_id, kind, urgent, text_zh, text_en, link, at)
        SELECT n.id, $2, n.event_id, n.user_id, n.kind, n.urgent, n.text_zh, n.text_en, n.link, n.at FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, event_id uuid, user_id uuid, kind text, urgent boolean, text_zh text, text_en text, link text, at timestamptz)
        ON CONFLICT (event_id, user_id, county_code) DO NOTHING`, [JSON.stringify(notices), countyCode]);
    if (outgoing.length > 0)
      await queryPrepared(manager, `INSERT INTO notifications.outgoing_message (id, county_code, division_code, version, event_id, kind, channel, urgent, user_id, person_id, appointment_id, text, link, status, made_at, available_at, attempts)
        SELECT d.id, $2, d.division_code, 1, d.event_id, d.kind, d.channel, d.urgent, d.user_id, d.person_id, d.appointment_id, d.text, d.link, 'waiting', d.at, d.at, 0
          FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, division_code text, event_id uuid, kind text, channel text, urgent boolean, user_id uuid, person_id uuid, appointment_id uuid, text text, link text, at timestamptz)
        ON CONFLICT (event_id, to_id, channel, county_code) DO NOTHING`, [JSON.stringify(outgoing), countyCode]);
  }
}

const words = ({ route, told }: Addressed, language: Language): string => say(route.kind, language, route.facts?.(told) ?? {});
const common = ({ event, route, told }: Addressed) => ({ id: newId(), event_id: event.id, kind: route.kind, urgent: route.urgent?.(told) ?? false, link: route.link?.(told) ?? null, at: event.occurredAt });

const noticeOf = (each: Addressed, user: Uuid): Notice => ({ ...common(each), user_id: user, text_zh: words(each, 'zh'), text_en: words(each, 'en') });

/** Staff choose what rings, but for what is urgent; people of the register are written to in Chinese. */
const outgoingOf = (each: Addressed, { is, id, village }: Addressee, preference: Preference): OutgoingRow[] => {
  const { route, told } = each;
  const urgent = route.urgent?.(told) ?? false;
  const wanted = (channel: OutsideChannel): boolean => route.channels.includes(channel) && (is !== 'user' || urgent || preference[channel]);
  return OUTSIDE_CHANNELS.filter(wanted).map((channel) => ({
    ...common(each), channel, division_code: village ?? currentContext().countyCode, user_id: is === 'user' ? id : null, person_id: is === 'person' ? id : null, appointment_id: is === 'guest' ? id : null, text: words(each, is === 'user' ? preference.language : 'zh'),
  }));
};
