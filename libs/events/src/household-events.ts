/** Events that belong on a household's timeline, and under which heading. Their payload carries `householdId` and `divisionCode`. */
export const HOUSEHOLD_EVENTS = {
  'recipients.category-decided': 'decision',
  'recipients.suspended': 'decision',
  'recipients.resumed': 'decision',
  'recipients.exited': 'decision',
  'recipients.readmitted': 'decision',
  'recipients.household-updated': 'household',
  'recipients.household-moved': 'household',
  'recipients.member-added': 'household',
  'assistance.request-submitted': 'request',
  'assistance.request-triaged': 'request',
  'assistance.request-declined': 'request',
  'assistance.request-withdrawn': 'request',
  'assistance.request-resolved': 'request',
  'assistance.request-closed': 'request',
  'assistance.order-planned': 'order',
  'assistance.order-accepted': 'order',
  'assistance.order-delivered': 'order',
  'assistance.order-closed': 'order',
  'assistance.visit-checked-out': 'visit',
  'assistance.feedback-given': 'feedback',
} as const;
export type HouseholdEventType = keyof typeof HOUSEHOLD_EVENTS;
