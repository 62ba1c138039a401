import type { Uuid } from '@yizhu/kernel';

interface OfHousehold {
  householdId: Uuid;
  divisionCode: string;
}

interface OfSpotCheck {
  divisionCode: string;
  orderId: Uuid;
}

/** Published by assistance: the closed loop, step by step. */
export interface AssistanceEvents {
  'assistance.request-submitted': OfHousehold & { number: string; personId: Uuid; needs: number; ownerId: Uuid | null };
  'assistance.request-triaged': OfHousehold & { number: string; urgency: string };
  /** Null: the office of the place. */
  'assistance.request-assigned': OfHousehold & { number: string; memberId: Uuid | null };
  'assistance.request-declined': OfHousehold & { number: string };
  'assistance.request-appealed': OfHousehold & { number: string };
  'assistance.appeal-upheld': OfHousehold & { number: string };
  'assistance.appeal-overturned': OfHousehold & { number: string };
  'assistance.referral-returned': OfHousehold & { number: string };
  /** Its deadline is near (1), past (2) or a day past (3). */
  'assistance.request-escalated': OfHousehold & { number: string; level: number };
  'assistance.request-withdrawn': OfHousehold & { number: string };
  'assistance.request-resolved': OfHousehold & { number: string };
  'assistance.request-closed': OfHousehold & { number: string };
  'assistance.need-met': OfHousehold & { needId: Uuid; orderId: Uuid; memberId: Uuid | null };
  /** A need that an assessment found has moved on; where it stands is asked for, since events may come in any order. */
  'assistance.need-moved': OfHousehold & { needId: Uuid };
  'assistance.plan-opened': OfHousehold & { number: string; memberId: Uuid; needs: number };
  'assistance.plan-handed-over': OfHousehold & { number: string; memberId: Uuid };
  'assistance.plan-reviewed': OfHousehold & { number: string; nextReviewOn: string };
  'assistance.plan-closed': OfHousehold & { number: string; outcome: string };
  'assistance.order-planned': OfHousehold & { number: string };
  /** To a member, to be answered by an instant. */
  'assistance.order-offered': OfHousehold & { number: string; memberId: Uuid; urgency: string; answerBy: string };
  'assistance.order-offer-expired': OfHousehold & { number: string; memberId: Uuid };
  'assistance.order-refused': OfHousehold & { number: string; memberId: Uuid };
  'assistance.order-accepted': OfHousehold & { number: string; memberId: Uuid };
  /** To who took over when its member left the team. */
  'assistance.order-handed-over': { memberId: Uuid };
  'assistance.order-delivered': OfHousehold & { number: string; memberId: Uuid };
  /** In vain this time, for the n-th time. */
  'assistance.order-attempt-failed': OfHousehold & { number: string; memberId: Uuid; attempt: number; reason: string };
  /** Tried in vain so often that those above have to know. */
  'assistance.order-told-up': OfHousehold & { number: string; attempts: number };
  'assistance.order-closed': OfHousehold & { number: string };
  'assistance.visit-checked-out': OfHousehold & { visitId: Uuid; memberId: Uuid; orderId: Uuid | null; checkedInAt: string; minutes: number; kind: 'in_person' | 'phone' };
  'assistance.wish-submitted': OfHousehold & { number: string };
  'assistance.wish-reviewed': OfHousehold & { number: string };
  'assistance.wish-published': OfHousehold & { number: string };
  'assistance.wish-claimed': OfHousehold & { number: string };
  'assistance.wish-lapsed': OfHousehold & { number: string };
  'assistance.wish-released': OfHousehold & { number: string };
  'assistance.wish-fulfilled': OfHousehold & { number: string };
  'assistance.wish-contested': OfHousehold & { number: string };
  'assistance.wish-confirmed': OfHousehold & { number: string };
  'assistance.wish-expired': OfHousehold & { number: string };
  'assistance.wish-withdrawn': OfHousehold & { number: string };
  'assistance.wish-feedback-given': OfHousehold & { number: string; score: number; givenBy: string };
  /** Its owner is a member; null: the office's of the place. */
  'assistance.follow-up-opened': OfHousehold & { feedbackId: Uuid; ownerId: Uuid | null };
  'assistance.follow-up-assigned': { divisionCode: string; feedbackId: Uuid; ownerId: Uuid | null };
  'assistance.follow-up-closed': { divisionCode: string; feedbackId: Uuid; outcome: string };
  'assistance.spot-check-drawn': OfSpotCheck & { month: string };
  'assistance.spot-check-taken': OfSpotCheck;
  'assistance.spot-check-missed': OfSpotCheck & { tries: number };
  'assistance.spot-check-settled': OfSpotCheck & { outcome: string };
  /** In which fields; never what was entered or said. */
  'assistance.spot-check-differed': OfHousehold & OfSpotCheck & { number: string; differences: string[] };
  'assistance.feedback-given': OfHousehold & { number: string; score: number; memberId: Uuid | null };
}
