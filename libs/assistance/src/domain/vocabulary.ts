import type { Term } from '@yizhu/kernel';

export const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const CHANNELS = ['phone', 'walk_in', 'visit', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];
/** Who brought a request, as whoever registers it says; what comes from an assessment says so by itself. */
export const TOLD_SOURCES = ['self', 'proxy', 'discovered', 'department'] as const;
export const SOURCES = [...TOLD_SOURCES, 'assessment'] as const;
export type RequestSource = (typeof SOURCES)[number];
/** Seven dimensions of the needs assessment, and everyday help. */
export const DIMENSIONS = ['economy', 'health', 'education', 'housing', 'employment', 'guardianship', 'inclusion', 'daily_living'] as const;
export type NeedDimension = (typeof DIMENSIONS)[number];
export const VISIT_KINDS = ['in_person', 'phone'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];
export const GIVEN_BY = ['self', 'telephone', 'proxy'] as const;
export type GivenBy = (typeof GIVEN_BY)[number];

/** The notice promises to answer round the clock: what comes in is triaged within 24 hours. */
export const TRIAGE_WITHIN: Term = { clockHours: 24 };
/** domain.md, HelpRequest: emergency 2 h day and night, urgent 1 and normal 3 working days. */
export const DEADLINE: Readonly<Record<Urgency, Term>> = { emergency: { clockHours: 2 }, urgent: { workingDays: 1 }, normal: { workingDays: 3 } };
/** An appeal is decided by somebody else within this time: as long as a normal request has. */
export const APPEAL_WITHIN: Term = { workingDays: 3 };
/** How long an offer stands before the next best is asked, in minutes. */
export const OFFER_STANDS: Readonly<Record<Urgency, number>> = { emergency: 30, urgent: 4 * 60, normal: 24 * 60 };
/** A visit made offline may be entered this many days later. */
export const VISIT_ENTRY_DAYS = 31;
