import { AppealsAndTracking1795392000340 } from './1795392000340-appeals-and-tracking.js';
import { Assistance1795392000011 } from './1795392000011-assistance.js';
import { DeliveryEvidence1795392000460 } from './1795392000460-delivery-evidence.js';
import { Dispatch1795392000360 } from './1795392000360-dispatch.js';
import { FactRecords1795392000033 } from './1795392000033-fact-records.js';
import { RequestOwners1795392000480 } from './1795392000480-request-owners.js';
import { AssistancePlans1795392000481 } from './1795392000481-assistance-plans.js';
import { PersonFacts1795392000243 } from './1795392000243-person-facts.js';
import { Erasure1795392000131 } from './1795392000131-erasure.js';
import { FeedbackOfWishes1795392000321 } from './1795392000321-feedback-of-wishes.js';
import { MicroWishes1795392000320 } from './1795392000320-micro-wishes.js';
import { BoardColumns1795392000484 } from './1795392000484-board-columns.js';
import { CalendarFeeds1795392000483 } from './1795392000483-calendar-feeds.js';
import { SpotChecks1795392000520 } from './1795392000520-spot-checks.js';
import { RequestFiles1795392000482 } from './1795392000482-request-files.js';
import { VisitChecklists1795392000530 } from './1795392000530-visit-checklists.js';
import { MonthCounts1795392000535 } from './1795392000535-month-counts.js';
import { NeedsFromAssessment1795392000091 } from './1795392000091-needs-from-assessment.js';

export const assistanceMigrations = [
  Assistance1795392000011, FactRecords1795392000033, NeedsFromAssessment1795392000091, Erasure1795392000131, PersonFacts1795392000243, MicroWishes1795392000320, FeedbackOfWishes1795392000321, AppealsAndTracking1795392000340, Dispatch1795392000360,
  DeliveryEvidence1795392000460, RequestOwners1795392000480, AssistancePlans1795392000481, RequestFiles1795392000482, CalendarFeeds1795392000483, BoardColumns1795392000484, SpotChecks1795392000520, VisitChecklists1795392000530, MonthCounts1795392000535,
];
