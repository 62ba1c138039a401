import type { Schemas } from '@yizhu/api-client';

/** The API's answers by the names the console uses; their shapes are the generated ones, so that a change there fails here. */
export type Label = Schemas['LabelView'];
export type Named = Schemas['NamedRef'];
export type Place = Schemas['PlaceView'];
export type Grant = Schemas['RoleGrantView'];
export type Me = Schemas['MeView'];
export type User = Schemas['UserView'];
export type AuditEntry = Schemas['AuditEntryView'];
export type AuditVerdict = Schemas['ChainReportView'];
export type Division = Schemas['DivisionView'];
export type Organisation = Schemas['OrganisationView'];
export type ServicePoint = Schemas['ServicePointView'];
export type ServiceItem = Schemas['ServiceItemView'];
export type Release = Schemas['CatalogueReleaseView'];
export type TeamMember = Schemas['TeamMemberView'];
export type VolunteerProject = Schemas['VolunteerProjectView'];
export type Participation = Schemas['ParticipationView'];
export type Recipient = Schemas['RecipientView'];
export type HouseholdRow = Schemas['HouseholdView'];
export type Household = Schemas['DossierView'];
export type Member = Schemas['MemberView'];
export type TimelineEntry = Schemas['TimelineEntryView'];
export type HelpRequestRow = Schemas['HelpRequestView'];
export type HelpRequest = Schemas['HelpRequestDetailView'];
export type NeedRow = Schemas['NeedView'];
export type HistoryEntry = Schemas['TransitionView'];
export type OrderRow = Schemas['ServiceOrderView'];
export type Order = Schemas['ServiceOrderDetailView'];
export type Reason = Schemas['ReasonView'];
export type Candidate = Schemas['CandidateView'];
export type Feedback = Schemas['FeedbackView'];
export type Visit = Schemas['VisitView'];
export type VisitDetail = Schemas['VisitDetailView'];
export type QueueItem = Schemas['QueueLineView'];
export type Today = Schemas['TodayView'];
export type Indicator = Schemas['IndicatorDto'];
export type Scheme = Schemas['SchemeView'];
export type ScoreRun = Schemas['ScoreRunView'];
export type CardIndicator = Schemas['IndicatorScoreView'];
export type Scorecard = Schemas['ScorecardDetailView'];
export type ScorecardRow = Schemas['ScorecardView'];
export type WhatIfLine = Schemas['WhatIfLineView'];
export type Evidence = Schemas['EvidenceView'];

/** Roster imports are not in the API's document yet. */
export interface RosterImport {
  id: string;
  fileName: string;
  dryRun: boolean;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'undone';
  rowsDone: number;
  rowsTotal: number | null;
  result: {
    sheets: { name: string; headings: { column: string; heading: string; field: string | null }[] }[];
    households: number;
    people: number;
    acceptedHouseholds: number;
    acceptedPeople: number;
    unchangedHouseholds: number;
    rejected: RowNote[];
    warnings: RowNote[];
  } | null;
  error: { code: string; message: string } | null;
  createdAt: string;
  createdBy: Named | null;
  undoUntil: string | null;
}
export interface RowNote {
  sheet: string;
  row: number;
  code: string;
  message: string;
}
