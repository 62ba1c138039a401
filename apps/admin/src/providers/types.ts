/** Shapes of the API's answers as the console reads them; the generated schemas take their place. */
export interface Label { zh: string; en: string }
export interface Named { id: string; name: string }
export interface Place { code: string; name: string; township?: { code: string; name: string } }
export interface Grant { id: string; role: string; scope: { kind: 'county' | 'division' | 'organisation' | 'self'; codes: string[]; names: string[] } }
export interface Me { id: string; account: string; name: string; roles: Grant[]; organisationId: string | null; teamMemberId: string | null; mustChangePassword: boolean }
export interface User { id: string; account: string; name: string; status: 'active' | 'disabled'; roles: Grant[]; lastSignInAt: string | null; lockedUntil: string | null; createdAt: string; version: number }
export interface AuditEntry { id: string; at: string; actor: { id: string | null; name: string; account: string | null } | null; action: string; resource: string; subjectId: string | null; outcome: string; detail: Record<string, unknown> | null; sealed: boolean }
export interface AuditVerdict { ok: boolean; checked: number; unsealed: number; firstFault: { entryId: string; kind: string } | null }
export interface Division { code: string; name: string; level: 'county' | 'township' | 'village'; parentCode: string | null }
export interface Organisation { id: string; code: string; kind: string; name: Label; phone: string; divisionCode?: string | null; creditCode?: string | null; version: number }
export interface ServicePoint { id: string; code: string; name: Label; isBase: boolean; organisation: Named; place: Place; address: string; phone: string | null; position: { lng: number; lat: number } | null; hours: { weekday: number; opens: string; closes: string }[]; accessible: boolean; openNow: boolean; offerings: string[]; version: number }
export interface ServiceItem { id: string; code: string; name: Label; kind: string; serviceClass: string; brandModule: string | null; targetGroups: string[]; unit: string | null; durationMinutes: number | null; evidence: string[]; policyBasis: string | null; howToApply: string | null; provider: Named | null; skill: string | null; status: string; publishedInRelease: number | null; version: number }
export interface Release { id: string; number: number; publishedAt: string; itemCount: number; note: string; changes: { code: string; name: string; kind: 'added' | 'changed' | 'removed'; fields?: string[] }[] }
export interface TeamMember { id: string; name: string; roles: string[]; organisation: Named | null; phoneMasked: string | null; skills: string[]; place: Place; villages: { code: string; name: string }[]; openOrders?: number; status: string; version: number }
export interface VolunteerProject { id: string; title: string; description: string; place: Place; startsAt: string; endsAt: string; capacity: number; signedUp: number; status: string; version: number }
export interface Participation { id: string; member: Named; checkedInAt: string | null; checkedOutAt: string | null; minutes: number | null; version?: number }
export interface Recipient { id: string; name: string; sex: string; birthDate: string; age: number; idMasked: string; status: string; category: string | null; groups: string[]; relation: string; householdId: string; householdNumber: string; headName: string; place: Place; lastVisitAt: string | null; createdAt: string; version: number }
export interface HouseholdRow { id: string; number: string; headName: string; place: Place; memberCount: number; category: string | null; lastVisitAt: string | null; nextVisitDue: string | null; createdAt: string; version: number }
export interface Member { id: string; personId: string; name: string; sex: string; birthDate: string; age: number; idMasked: string; relation: string; isHead: boolean; phoneMasked: string | null; health: string | null; bankAccountMasked: string | null; status: string; category: string | null; groups: string[]; since: string | null; version: number }
export interface Decision { id: string; person: Named; category: string | null; groups: string[]; basis: string; effectiveOn: string; decidedAt: string }
export interface Household { id: string; number: string; headId: string; headName: string; category: string | null; place: Place; address: string; causeOfHardship: string; benefitFen: number | null; remark: string; extra: Record<string, string>; coordinator?: Named | null; lastVisitAt: string | null; nextVisitDue: string | null; members: Member[]; decisions: Decision[]; version: number; createdAt: string }
export interface TimelineEntry { id: string; at: string; kind: string; type: string; actor?: Named | null; params: Record<string, unknown>; refId: string | null }
export interface RosterImport {
  id: string; fileName: string; dryRun: boolean; status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'undone'; rowsDone: number; rowsTotal: number | null;
  result: { sheets: { name: string; headings: { column: string; heading: string; field: string | null }[] }[]; households: number; people: number; acceptedHouseholds: number; acceptedPeople: number; unchangedHouseholds: number; rejected: RowNote[]; warnings: RowNote[] } | null;
  error: { code: string; message: string } | null; createdAt: string; createdBy: Named | null; undoUntil: string | null;
}
export interface RowNote { sheet: string; row: number; code: string; message: string }
export interface NeedRow { id: string; dimension: string; description: string; status: string }
export interface HistoryEntry { at: string; actor: string; act: string; from: string; to: string; reason: string | null }
export interface HelpRequestRow { id: string; number: string; status: string; urgency: string | null; summary: string; reason: string | null; source: string; person: Named; household: { id: string; headName: string }; place: Place; channel: string; needs: NeedRow[]; dueAt: string | null; overdue: boolean; createdAt: string; version: number; allowedActs: string[] }
export interface HelpRequest extends HelpRequestRow { history: HistoryEntry[]; orders: OrderRow[] }
export interface OrderRow { id: string; number: string; status: string; urgency: string; item: Named & { code: string; release: number }; helpRequest: { id: string; number: string }; needId: string; hasFeedback: boolean; deliveryNote: string | null; deliveredAt: string | null; reason: string | null; person: Named; household: { id: string; headName: string }; place: Place; provider: Named | null; currentOffer: { id: string; expiresAt: string } | null; scheduledAt: string | null; dueAt: string | null; overdue: boolean; createdAt: string; version: number; allowedActs: string[] }
export interface Reason { factor: string; points: number; zh: string; en: string }
export interface Offer { id: string; provider: Named; status: string; offeredAt: string; expiresAt: string; answeredAt: string | null; reason: string | null; score: number | null; reasons: Reason[] }
export interface Candidate { id: string; name: string; organisationName: string | null; score: number; reasons: Reason[] }
export interface Feedback { id: string; score: number; comment: string; givenBy: string; givenAt: string; order: { id: string; number: string }; place: Place; person: string; provider: Named | null }
export interface Order extends OrderRow { offers: Offer[]; visits: Visit[]; feedback: Feedback | null; history: HistoryEntry[] }
export interface Visit { id: string; household: { id: string; headName: string }; place: Place; member: Named; order: { id: string; number: string } | null; kind: 'in_person' | 'phone'; checkedInAt: string; checkedOutAt: string | null; minutes: number | null; personsSeen: string[]; distanceMetres: number | null; status: 'open' | 'done'; version: number }
export interface VisitDetail extends Visit { notes: string; checklist: Record<string, unknown> }
export interface QueueItem { kind: string; resource: 'help-request' | 'service-order'; id: string; number: string; title: string; person: string; place: Place; urgency: string | null; dueAt: string | null; overdue: boolean }
export interface Today {
  queue: QueueItem[]; queueTotal: number;
  visitsDue: { household: { id: string; headName: string }; place: Place; lastVisitAt: string | null; dueOn: string }[]; visitsDueTotal: number;
  figures: { key: string; value: number; previous: number | null; trend: number[] }[];
  gaps: { peopleNeverVisited: number } | null;
}
export interface Indicator { key: string; target: number; weight: number; cap: number }
export interface Scheme { id: string; name: string; indicators: Indicator[]; validFrom: string; status: string; version: number }
export interface ScoreRun { id: string; month: string; scheme: Named; indicators: Indicator[]; status: string; memberCount: number; meanScore: number | null; computedAt: string | null; version: number; allowedActs: string[] }
export interface CardIndicator { key: string; actual: number; target: number; attainment: number; weight: number; points: number }
export interface Scorecard { id: string; rank: number; member: Named; township: string; score: number; indicators: CardIndicator[]; townshipMean?: number | null; countyMean?: number | null; month?: string }
export interface Evidence { id: string; at: string; label: string; refKind: string; refId: string; counted: boolean; why: string | null }
