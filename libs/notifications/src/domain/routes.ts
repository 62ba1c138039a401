import type { Permission, Uuid } from '@yizhu/kernel';
import { consoleLink, pointLink, recordNumber, trackingLink, type Channel, type Link, type MessageFacts } from './message.js';
import type { MessageKind } from './templates.js';

/** What is asked of other contexts to tell somebody of an event; absent where the event isn't about such a record. */
export interface Known {
  readonly request?: RequestFacts | undefined;
  readonly wish?: { readonly personId: Uuid } | undefined;
}
export interface RequestFacts {
  readonly personId: Uuid;
  readonly trackingCode: string;
  readonly urgency: string | null;
  /** The account that declined it. */
  readonly declinedBy: Uuid | null;
  /** The member who sees to it; null: the office of the place. */
  readonly ownerId: Uuid | null;
  /** Members who carry out its orders. */
  readonly helpers: readonly Uuid[];
}
/** An event as routes see it. */
export interface Told {
  readonly subjectId: Uuid;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly known: Known;
}

export type To =
  /** Accounts of these members of the team. */
  | { readonly to: 'members'; readonly of: (told: Told) => readonly unknown[] }
  /** These accounts. */
  | { readonly to: 'accounts'; readonly of: (told: Told) => readonly unknown[] }
  /** Who holds this for the place: its township's office, or the county's where it has none; `county`: the county's, up the line. */
  | { readonly to: 'office' | 'county'; readonly holding: Permission; readonly except?: (told: Told) => Uuid | null }
  /** Who is on the duty roster there at that moment. */
  | { readonly to: 'duty' }
  /** Somebody of the register. */
  | { readonly to: 'person'; readonly of: (told: Told) => unknown }
  /** Whoever has an appointment without being registered; found by the appointment. */
  | { readonly to: 'guest'; readonly of: (told: Told) => unknown };

/** Of an event, who is told what, how, and whether at night too. Of two routes that lead to one person the first counts. */
export interface Route {
  readonly event: string;
  readonly kind: MessageKind;
  readonly to: readonly To[];
  readonly channels: readonly Channel[];
  readonly when?: (told: Told) => boolean;
  /** Passes the quiet hours, and what somebody has switched off. */
  readonly urgent?: (told: Told) => boolean;
  readonly facts?: (told: Told) => MessageFacts;
  readonly link?: (told: Told) => Link | null;
}

const number = ({ payload }: Told): MessageFacts => ({ number: recordNumber(payload['number']) });
const day = ({ payload }: Told): MessageFacts => ({ day: String(payload['expiresOn']) });
const member = (field = 'memberId'): To => ({ to: 'members', of: ({ payload }) => [payload[field]] });
const account = (field: string): To => ({ to: 'accounts', of: ({ payload }) => [payload[field]] });
/** Who sees to a request, and who carries out its orders. */
const itsMembers: To = { to: 'members', of: ({ known }) => (known.request ? [known.request.ownerId, ...known.request.helpers] : []) };
const triage = (to: 'office' | 'county'): To => ({ to, holding: 'help-request:triage' });
const requester: To = { to: 'person', of: ({ known }) => known.request?.personId };
const always = (): boolean => true;
const isEmergency = ({ known, payload }: Told): boolean => (known.request?.urgency ?? payload['urgency']) === 'emergency';
const level = (n: number) => ({ payload }: Told): boolean => payload['level'] === n;
const toRequest = ({ subjectId }: Told): Link => consoleLink('help-requests', subjectId);
const toOrder = ({ subjectId }: Told): Link => consoleLink('service-orders', subjectId);
const toFollowUp = ({ subjectId }: Told): Link => consoleLink('feedback-follow-ups', subjectId);
const toPlan = ({ subjectId }: Told): Link => consoleLink('assistance-plans', subjectId);
const toCase = ({ subjectId }: Told): Link => consoleLink('cases', subjectId);
const toMember = ({ payload }: Told): Link => consoleLink('team-members', String(payload['memberId']));
const tracking = ({ known }: Told): Link | null => (known.request ? trackingLink(known.request.trackingCode) : null);

const IN_APP: readonly Channel[] = ['in_app'];
const IN_HAND: readonly Channel[] = ['in_app', 'wechat'];
const RINGING: readonly Channel[] = ['in_app', 'sms', 'wechat'];
const PERSON: readonly Channel[] = ['sms'];

/** Who gets what, by event. */
export const ROUTES: readonly Route[] = [
  { event: 'assistance.request-triaged', kind: 'emergency_called', to: [{ to: 'duty' }, triage('office')], channels: RINGING, when: isEmergency, urgent: always, facts: number, link: toRequest },
  { event: 'assistance.request-submitted', kind: 'request_assigned', to: [member('ownerId')], channels: IN_APP, facts: number, link: toRequest },
  { event: 'assistance.request-assigned', kind: 'request_assigned', to: [member()], channels: IN_HAND, urgent: isEmergency, facts: number, link: toRequest },
  ...['assistance.plan-opened', 'assistance.plan-handed-over'].map((event): Route => ({ event, kind: 'plan_kept', to: [member()], channels: IN_HAND, facts: number, link: toPlan })),
  { event: 'assistance.order-offered', kind: 'order_offered', to: [member()], channels: IN_HAND, urgent: isEmergency, facts: (told) => ({ ...number(told), at: new Date(String(told.payload['answerBy'])) }), link: toOrder },
  ...['assistance.order-offer-expired', 'assistance.order-refused'].map((event): Route => ({ event, kind: 'order_untaken', to: [{ to: 'office', holding: 'service-order:offer' }], channels: IN_APP, facts: number, link: toOrder })),
  { event: 'assistance.order-told-up', kind: 'order_in_vain', to: [{ to: 'office', holding: 'service-order:offer' }], channels: IN_APP, facts: (told) => ({ ...number(told), count: Number(told.payload['attempts']) }), link: toOrder },
  { event: 'assistance.order-handed-over', kind: 'order_handed_over', to: [member()], channels: IN_HAND, link: toOrder },
  // Up the line: first whose it is, then the county beside them, then the county itself.
  { event: 'assistance.request-escalated', kind: 'request_due_soon', when: level(1), to: [itsMembers, triage('office')], channels: IN_APP, urgent: isEmergency, facts: number, link: toRequest },
  { event: 'assistance.request-escalated', kind: 'request_overdue', when: level(2), to: [itsMembers, triage('office'), triage('county')], channels: IN_HAND, urgent: isEmergency, facts: number, link: toRequest },
  { event: 'assistance.request-escalated', kind: 'request_taken_over', when: level(3), to: [triage('county'), triage('office'), itsMembers], channels: IN_HAND, urgent: isEmergency, facts: number, link: toRequest },
  { event: 'assistance.referral-returned', kind: 'referral_returned', to: [triage('office')], channels: IN_APP, facts: number, link: toRequest },
  // Somebody else decides than who declined.
  { event: 'assistance.request-appealed', kind: 'appeal_to_decide', to: (['office', 'county'] as const).map((to) => ({ to, holding: 'help-request:triage' as const, except: ({ known }: Told) => known.request?.declinedBy ?? null })), channels: IN_APP, facts: number, link: toRequest },
  { event: 'assistance.wish-submitted', kind: 'wish_to_review', to: [{ to: 'office', holding: 'micro-wish:manage' }], channels: IN_APP, facts: number, link: ({ subjectId }) => consoleLink('micro-wishes', subjectId) },
  ...['assistance.follow-up-opened', 'assistance.follow-up-assigned'].flatMap((event): Route[] => [
    { event, kind: 'follow_up_assigned', to: [member('ownerId')], channels: IN_HAND, link: toFollowUp },
    { event, kind: 'follow_up_unassigned', when: ({ payload }) => !payload['ownerId'], to: [{ to: 'office', holding: 'follow-up:assign' }], channels: IN_APP, link: toFollowUp },
  ]),
  { event: 'casework.case-flag-raised', kind: 'case_flag_raised', to: [account('supervisorId'), member('caseworkerId')], channels: RINGING, urgent: always, facts: number, link: toCase },
  // A danger that nobody supervises concerns every supervisor.
  { event: 'casework.case-flag-raised', kind: 'case_flag_raised', when: ({ payload }) => !payload['supervisorId'], to: [{ to: 'county', holding: 'case:supervise' }], channels: RINGING, urgent: always, facts: number, link: toCase },
  { event: 'casework.case-step-overdue', kind: 'case_step_overdue', to: [account('supervisorId'), member('caseworkerId')], channels: RINGING, urgent: always, facts: number, link: toCase },
  { event: 'casework.case-transferred', kind: 'case_handed_over', to: [member('caseworkerId')], channels: IN_HAND, facts: number, link: toCase },
  { event: 'teams.certificate-expiring', kind: 'certificate_expiring', to: [member()], channels: IN_APP, facts: day, link: toMember },
  { event: 'teams.certificate-expiring', kind: 'member_certificate_expiring', to: [{ to: 'office', holding: 'team-member:manage' }], channels: IN_APP, facts: day, link: toMember },
  { event: 'assistance.request-submitted', kind: 'request_received', to: [requester], channels: PERSON, link: tracking },
  ...['assistance.request-triaged', 'assistance.request-declined', 'assistance.appeal-upheld', 'assistance.appeal-overturned', 'assistance.request-resolved'].map((event): Route => ({ event, kind: 'request_progress', to: [requester], channels: PERSON, link: tracking })),
  { event: 'assistance.wish-fulfilled', kind: 'wish_granted', to: [{ to: 'person', of: ({ known }) => known.wish?.personId }], channels: PERSON, facts: number },
  {
    event: 'appointments.reminder-due', kind: 'appointment_reminder', channels: PERSON,
    to: [{ to: 'person', of: ({ payload }) => payload['personId'] }, { to: 'guest', of: ({ payload, subjectId }) => (payload['personId'] ? null : subjectId) }],
    facts: (told) => ({ ...number(told), at: new Date(String(told.payload['startsAt'])) }),
    // A place that is secret is not led to.
    link: ({ payload }) => (payload['pointHidden'] === false ? pointLink(String(payload['pointId'])) : null),
  },
];
export const ROUTED_EVENTS: readonly string[] = [...new Set(ROUTES.map(({ event }) => event))];
