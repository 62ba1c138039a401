import type { paths } from '@yizhu/api-client';
import { call } from './api';
import type { Appointment, Assessment, Attachment, AuditVerdict, ChecklistAnswer, ChecklistQuestion, DispatchAnswers, DryRun, FactImport, PointDetail, QuestionnaireCheck, RosterSource, RuleRun, Team, Training, VisitDetail, WishDetail, WordCheck } from './types';

interface At {
  id: string;
  version?: number | undefined;
}
/** Routes of acts as the API's document has them; one that is renamed there doesn't compile here. */
type ActPath = { [P in keyof paths]: paths[P] extends { post: object } ? (P extends `/api/v1${infer Path}` ? Path : never) : never }[keyof paths];

const act =
  (path: ActPath) =>
  <B extends object = Record<string, never>>(at: At, body?: B, also: Record<string, string> = {}) =>
    call<unknown>('post', path, { path: { id: at.id, ...also }, body: body ?? {}, version: at.version });

/** Business acts by the name of their route; each changes one thing from a known version. */
export const acts = {
  helpRequests: {
    triage: (at: At, body: { urgency: string }) => act('/help-requests/{id}/triage')(at, body),
    assignment: (at: At, body: { memberId: string | null }) => act('/help-requests/{id}/assignment')(at, body),
    declination: (at: At, body: { reason: string }) => act('/help-requests/{id}/declination')(at, body),
    withdrawal: (at: At, body: { reason: string }) => act('/help-requests/{id}/withdrawal')(at, body),
    closure: (at: At) => act('/help-requests/{id}/closure')(at),
    appeal: (at: At, body: { reason: string }) => act('/help-requests/{id}/appeal')(at, body),
    upholding: (at: At, body: { reason: string }) => act('/help-requests/{id}/upholding')(at, body),
    overturning: (at: At, body: { reason: string }) => act('/help-requests/{id}/overturning')(at, body),
    returnNeed: (at: At, needId: string, body: { reason: string }) => act('/help-requests/{id}/needs/{needId}/return')(at, body, { needId }),
    referral: (at: At, needId: string, body: { organisationId: string; reason: string }) => act('/help-requests/{id}/needs/{needId}/referral')(at, body, { needId }),
    unmet: (at: At, needId: string, body: { reason: string }) => act('/help-requests/{id}/needs/{needId}/unmet')(at, body, { needId }),
    addFile: (id: string, file: File) => {
      const body = new FormData();
      body.append('file', file, file.name);
      return call<unknown>('post', '/help-requests/{id}/files', { path: { id }, body });
    },
    removeFile: (id: string) => act('/request-files/{id}/removal')({ id }),
    revealCaller: (id: string) => (_field: string, reason: string) => call<{ value: string }>('post', '/help-requests/{id}/reveals', { path: { id }, body: { reason } }),
  },
  serviceOrders: {
    offers: (at: At, body: { memberId: string }) => act('/service-orders/{id}/offers')(at, body),
    acceptance: (at: At) => act('/service-orders/{id}/acceptance')(at),
    refusal: (at: At, body: { reason: string }) => act('/service-orders/{id}/refusal')(at, body),
    schedule: (at: At, body: { at: string }) => act('/service-orders/{id}/schedule')(at, body),
    delivery: (at: At, body: { note?: string; quantity?: number; farReason?: string }) => act('/service-orders/{id}/delivery')(at, body),
    miss: (at: At, body: { reason: string; words?: string }) => act('/service-orders/{id}/failed-attempts')(at, body),
    addProof: (id: string, kind: string, file: File) => {
      const body = new FormData();
      body.append('kind', kind);
      body.append('file', file, file.name);
      return call<unknown>('post', '/service-orders/{id}/proofs', { path: { id }, body });
    },
    removeProof: (id: string) => act('/order-proofs/{id}/removal')({ id }),
    changeDeliveryRule: (version: number | undefined, body: { nearMetres: number; attemptsUntilTold: number }) => call<unknown>('put', '/delivery-rule', { body, version }),
    verification: (at: At, body: { confirmedBy: string; unableBecause?: string }) => act('/service-orders/{id}/verification')(at, body),
    closure: (at: At) => act('/service-orders/{id}/closure')(at),
    cancellation: (at: At, body: { reason: string }) => act('/service-orders/{id}/cancellation')(at, body),
    failure: (at: At, body: { reason: string }) => act('/service-orders/{id}/failure')(at, body),
    feedback: (at: At, body: { score: number; comment: string; givenBy: string }) => act('/service-orders/{id}/feedback')(at, body),
  },
  calendar: {
    issue: () => call<{ path: string }>('post', '/calendar-feed', {}),
    revoke: () => call<unknown>('post', '/calendar-feed/revocation', {}),
  },
  dispatch: {
    offer: (body: { offers: { orderId: string; version: number; memberId: string }[] }) => call<DispatchAnswers>('post', '/dispatch-offers', { body }),
    changeRule: (version: number | undefined, body: { responsibility: number; skill: number; load: number; continuity: number; distance: number; maxOpen: number; askedInTurn: number }) => call<unknown>('put', '/dispatch-rule', { body, version }),
  },
  wishes: {
    check: (id: string, body: { title: string; words: string }) => call<WordCheck>('post', '/micro-wishes/{id}/word-checks', { path: { id }, body }),
    review: (at: At, body: { title: string; words: string; kind: string; priceFen: number }) => act('/micro-wishes/{id}/review')(at, body),
    publish: (at: At) => act('/micro-wishes/{id}/publication')(at),
    claim: (at: At, body: { name: string; phone: string }) => act('/micro-wishes/{id}/claims')(at, body),
    release: (at: At, body: { reason: string }) => act('/micro-wishes/{id}/release')(at, body),
    addProof: (id: string, file: File) => {
      const body = new FormData();
      body.append('file', file, file.name);
      return call<WishDetail>('post', '/micro-wishes/{id}/proofs', { path: { id }, body });
    },
    fulfil: (at: At, body: { note?: string }) => act('/micro-wishes/{id}/fulfilment')(at, body),
    contest: (at: At, body: { reason: string }) => act('/micro-wishes/{id}/contestation')(at, body),
    confirm: (at: At, body: { thanks?: string }) => act('/micro-wishes/{id}/confirmation')(at, body),
    withdraw: (at: At, body: { reason: string }) => act('/micro-wishes/{id}/withdrawal')(at, body),
    feedback: (at: At, body: object) => act('/micro-wishes/{id}/feedback')(at, body),
    revealGiver: (id: string, body: { reason: string }) => call<{ value: string }>('post', '/wish-claims/{id}/reveals', { path: { id }, body }),
    changeRule: (version: number | undefined, body: { priceCeilingFen: number; holdHours: number; wallDays: number; claimsPerGiver: number }) => call<unknown>('put', '/wish-rule', { body, version }),
  },
  followUps: {
    assign: (at: At, body: { memberId: string }) => act('/feedback-follow-ups/{id}/assignment')(at, body),
    close: (at: At, body: { outcome: string; said: string }) => act('/feedback-follow-ups/{id}/closure')(at, body),
  },
  spotChecks: {
    taking: (at: At) => act('/spot-checks/{id}/taking')(at),
    tries: (at: At) => act('/spot-checks/{id}/tries')(at),
    result: (at: At, body: { delivered: boolean; quantity?: number; score?: number; remarks?: string }) => act('/spot-checks/{id}/result')(at, body),
  },
  visits: {
    checkIn: (body: { householdId: string; orderId?: string; memberId?: string; kind: string; position?: { lng: number; lat: number } }) => call<{ id: string }>('post', '/visits', { body }),
    checkOut: (at: At, body: { personsSeen: string[]; notes: string; checklist: Record<string, ChecklistAnswer> }) => call<VisitDetail>('post', '/visits/{id}/check-out', { path: { id: at.id }, version: at.version, body }),
    changeChecklist: (version: number | undefined, body: { questions: ChecklistQuestion[] }) => call<unknown>('put', '/visit-checklist', { body, version }),
  },
  households: {
    addMember: (at: At, body: object) => act('/households/{id}/members')(at, body),
    declare: (id: string, body: object) => act('/households/{id}/declarations')({ id }, body),
    addContact: (id: string, body: object) => act('/households/{id}/contacts')({ id }, body),
    addPaper: (id: string, file: File, fields: Record<string, string>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) if (value) body.append(name, value);
      body.append('file', file, file.name);
      return call<Attachment>('post', '/households/{id}/attachments', { path: { id }, body });
    },
    move: (at: At, body: { villageCode: string; address: string }) => act('/households/{id}/moves')(at, body),
    split: (at: At, body: object) => act('/households/{id}/split')(at, body),
    transfer: (at: At, body: object) => act('/households/{id}/transfer')(at, body),
    merge: (at: At, body: object) => act('/households/{id}/merge')(at, body),
  },
  duplicates: {
    dismiss: (at: At, body: { reason: string }) => act('/duplicates/{id}/dismissal')(at, body),
    merge: (at: At, body: object) => act('/recipients/{id}/merge')(at, body),
    undo: (at: At, body: { reason: string }) => act('/merges/{id}/undoing')(at, body),
  },
  erasures: {
    propose: (at: At, body: { ground: string; reason: string }) => act('/recipients/{id}/erasures')(at, body),
    confirm: (at: At, body: { householdNumber: string }) => act('/erasures/{id}/confirmation')(at, body),
    withdraw: (at: At) => act('/erasures/{id}/withdrawal')(at),
    changeRetention: (version: number | undefined, body: { years: number }) => call<unknown>('put', '/retention', { body, version }),
  },
  categoryProposals: {
    confirm: (at: At) => act('/category-proposals/{id}/confirmation')(at),
    return: (at: At, body: { reason: string }) => act('/category-proposals/{id}/return')(at, body),
    withdraw: (at: At) => act('/category-proposals/{id}/withdrawal')(at),
  },
  categoryRules: {
    change: (category: string, version: number | undefined, body: { needsConfirmation: boolean; reviewEveryMonths: number | null; visitEveryDays: number; assessEveryMonths: number | null }) => call<unknown>('put', '/category-rules/{category}', { path: { category }, version, body }),
  },
  contacts: {
    remove: (at: At) => act('/contacts/{id}/removal')(at),
    reveal: (id: string, body: { reason: string }) => call<{ value: string }>('post', '/contacts/{id}/reveals', { path: { id }, body }),
  },
  guardianships: {
    end: (at: At, body: { endedOn: string; reason: string }) => act('/guardianships/{id}/ending')(at, body),
    reveal: (id: string, body: { reason: string }) => call<{ value: string }>('post', '/guardianships/{id}/reveals', { path: { id }, body }),
  },
  attachments: {
    remove: (at: At, body: { reason: string }) => act('/attachments/{id}/removal')(at, body),
    restore: (at: At) => act('/attachments/{id}/restoration')(at),
  },
  recipients: {
    describe: ({ id, version }: At, body: object) => call<unknown>('put', '/recipients/{id}/profile', { path: { id }, version, body }),
    nameGuardian: (id: string, body: object) => act('/recipients/{id}/guardians')({ id }, body),
    decide: (at: At, body: { category: string | null; groups: string[]; basis: string; effectiveOn: string }) => act('/recipients/{id}/decisions')(at, body),
    exit: (at: At, body: { reason: string; exitedOn: string }) => act('/recipients/{id}/exit')(at, body),
    suspend: (at: At, body: { reason: string }) => act('/recipients/{id}/suspension')(at, body),
    resume: (at: At) => act('/recipients/{id}/resumption')(at),
    correct: (at: At, body: object) => act('/recipients/{id}/corrections')(at, body),
    restrict: (at: At, body: { reason: string }) => act('/recipients/{id}/restriction')(at, body),
    release: (at: At, body: { reason: string }) => act('/recipients/{id}/release')(at, body),
    readmit: (at: At) => act('/recipients/{id}/readmission')(at),
    reveal: (id: string) => (field: string, reason: string) => call<{ value: string }>('post', '/recipients/{id}/reveals', { path: { id }, body: { field, reason } }),
  },
  consents: {
    give: (householdId: string, body: object) => act('/households/{id}/consents')({ id: householdId }, body),
    withdraw: (at: At, body: { reason: string }) => act('/consents/{id}/withdrawal')(at, body),
    reveal: (id: string, body: { reason: string }) => call<{ value: string }>('post', '/consents/{id}/reveals', { path: { id }, body }),
  },
  verifications: {
    send: (at: At) => act('/verification-requests/{id}/sending')(at),
    answer: (at: At, body: object) => act('/verification-requests/{id}/answers')(at, body),
    chase: (at: At, body: object) => act('/verification-requests/{id}/chases')(at, body),
    conclude: (at: At, body: object) => act('/verification-requests/{id}/conclusion')(at, body),
    stop: (at: At, body: { reason: string }) => act('/verification-requests/{id}/stop')(at, body),
    reveal: (id: string, body: { personId: string; reason: string }) => call<{ value: string }>('post', '/verification-requests/{id}/reveals', { path: { id }, body }),
  },
  imports: {
    start: (file: File, { dryRun, updates, sourceId }: { dryRun: boolean; updates: boolean; sourceId: string | null }) => {
      const body = new FormData();
      // Fields before the file: a streaming reader on the other side knows them when the file begins.
      body.append('dryRun', String(dryRun));
      body.append('updates', String(updates));
      if (sourceId) body.append('sourceId', sourceId);
      body.append('file', file, file.name);
      return call<{ id: string }>('post', '/roster-imports', { body });
    },
    cancel: (at: At) => act('/roster-imports/{id}/cancellation')(at),
    undo: (at: At) => act('/roster-imports/{id}/undoing')(at),
    addSource: (body: object) => call<RosterSource>('post', '/roster-sources', { body }),
    changeSource: ({ id, version }: At, body: object) => call<RosterSource>('put', '/roster-sources/{id}', { path: { id }, version, body }),
  },
  alerts: {
    assignment: (at: At, body: { memberId: string }) => act('/monitoring-alerts/{id}/assignment')(at, body),
    verification: (at: At, body: { note: string }) => act('/monitoring-alerts/{id}/verification')(at, body),
    action: (at: At, body: { outcome: string; decisionId?: string; words?: string }) => act('/monitoring-alerts/{id}/action')(at, body),
    dismissal: (at: At, body: { reason: string }) => act('/monitoring-alerts/{id}/dismissal')(at, body),
    dryRun: (body: { kind: string; parameters: object; ruleId?: string }) => call<DryRun>('post', '/alert-rules/dry-runs', { body }),
    run: (id: string) => call<RuleRun>('post', '/alert-rules/{id}/runs', { path: { id }, body: {} }),
    importFacts: (file: File, source: string, dryRun: boolean) => {
      const body = new FormData();
      body.append('dryRun', String(dryRun));
      body.append('source', source);
      body.append('file', file, file.name);
      return call<FactImport>('post', '/monitoring-facts/imports', { body });
    },
  },
  assessments: {
    start: (body: { personId: string }) => call<Assessment>('post', '/needs-assessments', { body }),
    answer: (at: At, body: object) => call<Assessment>('put', '/needs-assessments/{id}', { path: { id: at.id }, version: at.version, body }),
    complete: (at: At, body: { needs: object[] }) => act('/needs-assessments/{id}/completion')(at, body),
    withdraw: (at: At, body: { reason: string }) => act('/needs-assessments/{id}/withdrawal')(at, body),
    toRequest: (body: { needIds: string[]; channel: string; summary: string }) => call<{ id: string }>('post', '/help-requests/from-assessment', { body }),
  },
  questionnaires: {
    draft: () => call<{ id: string }>('post', '/questionnaires'),
    check: (body: object) => call<QuestionnaireCheck>('post', '/questionnaires/checks', { body }),
    publish: (at: At) => act('/questionnaires/{id}/publication')(at),
  },
  points: {
    retire: (at: At) => act('/service-points/{id}/retirement')(at),
    restore: (at: At) => act('/service-points/{id}/restoration')(at),
    addException: (id: string, body: object) => act('/service-points/{id}/exceptions')({ id }, body),
    removeException: (id: string) => act('/hours-exceptions/{id}/removal')({ id }),
    offer: (id: string, body: object) => act('/service-points/{id}/offerings')({ id }, body),
    changeOffering: ({ id, version }: At, body: object) => call<PointDetail>('put', '/offerings/{id}', { path: { id }, version, body }),
    withdrawOffering: (at: At) => act('/offerings/{id}/withdrawal')(at),
    resumeOffering: (at: At) => act('/offerings/{id}/resumption')(at),
    addPhoto: (id: string, file: File, fields: Record<string, string>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) if (value) body.append(name, value);
      body.append('file', file, file.name);
      return call<PointDetail>('post', '/service-points/{id}/photos', { path: { id }, body });
    },
    removePhoto: (id: string) => act('/service-point-photos/{id}/removal')({ id }),
  },
  appointments: {
    book: (body: object) => call<Appointment>('post', '/appointments', { body }),
    reschedule: (at: At, body: { startsAt: string }) => act('/appointments/{id}/rescheduling')(at, body),
    cancel: (at: At, body: { reason: string }) => act('/appointments/{id}/cancellation')(at, body),
    checkIn: (at: At) => act('/appointments/{id}/check-in')(at),
    miss: (at: At) => act('/appointments/{id}/no-show')(at),
    complete: (at: At) => act('/appointments/{id}/completion')(at),
    reveal: (id: string, body: { reason: string }) => call<{ value: string }>('post', '/appointments/{id}/reveals', { path: { id }, body }),
  },
  volunteers: {
    cancel: (at: At) => act('/volunteer-projects/{id}/cancellation')(at),
    addShift: (id: string, body: { startsAt: string; endsAt: string; places: number }) => act('/volunteer-projects/{id}/shifts')({ id }, body),
    cancelShift: (at: At) => act('/shifts/{id}/cancellation')(at),
    showCode: (id: string) => call<{ code: string; until: string }>('post', '/shifts/{id}/check-in-codes', { path: { id }, body: {} }),
    signUp: (id: string, body: { memberId: string }) => act('/shifts/{id}/participations')({ id }, body),
    withdraw: (id: string) => act('/participations/{id}/withdrawal')({ id }),
    checkIn: (id: string, body: object = {}) => act('/participations/{id}/check-in')({ id }, body),
    checkOut: (id: string, body: object = {}) => act('/participations/{id}/check-out')({ id }, body),
    issue: (id: string, body: { from?: string; until?: string }) => act('/team-members/{id}/hours-certificates')({ id }, body),
  },
  applications: {
    submit: (body: object) => call<unknown>('post', '/volunteer-applications', { body }),
    check: (at: At, body: { note: string }) => act('/volunteer-applications/{id}/check')(at, body),
    approve: (at: At) => act('/volunteer-applications/{id}/approval')(at),
    decline: (at: At, body: { reason: string }) => act('/volunteer-applications/{id}/declination')(at, body),
    reveal: (id: string, body: { reason: string }) => call<{ value: string }>('post', '/volunteer-applications/{id}/reveals', { path: { id }, body }),
  },
  duties: {
    add: (body: object) => call<unknown>('post', '/duties', { body }),
    remove: (id: string) => act('/duties/{id}/removal')({ id }),
  },
  team: {
    addCertificate: (id: string, body: object) => act('/team-members/{id}/certificates')({ id }, body),
    removeCertificate: (id: string) => act('/member-certificates/{id}/removal')({ id }),
    takeOn: (id: string, villages: string[]) => act('/team-members/{id}/villages')({ id }, { villages }),
    saveTeam: ({ id, version }: At, body: object) => call<Team>('put', '/teams/{id}', { path: { id }, version, body }),
    saveTraining: ({ id, version }: At, body: object) => call<Training>('put', '/trainings/{id}', { path: { id }, version, body }),
    leave: (at: At, body: object) => act('/team-members/{id}/leaving')(at, body),
  },
  plans: {
    takeIn: (at: At, body: { needIds: string[] }) => act('/assistance-plans/{id}/needs')(at, body),
    takeOut: (at: At, needId: string) => act('/assistance-plans/{id}/needs/{needId}/removal')(at, {}, { needId }),
    handOver: (at: At, body: { memberId: string }) => act('/assistance-plans/{id}/handover')(at, body),
    review: (at: At, body: { words: string; nextReviewOn: string }) => act('/assistance-plans/{id}/reviews')(at, body),
    close: (at: At, body: { outcome: string; words: string }) => act('/assistance-plans/{id}/closure')(at, body),
  },
  cases: {
    assess: (at: At, body: object) => act('/cases/{id}/assessment')(at, body),
    setGoal: (at: At, body: object) => act('/cases/{id}/goals')(at, body),
    measure: (at: At, goalId: string, body: object) => act('/cases/{id}/goals/{goalId}/measurements')(at, body, { goalId }),
    plan: (at: At, body: object) => act('/cases/{id}/plan')(at, body),
    approvePlan: (at: At, body: object) => act('/cases/{id}/plan-approval')(at, body),
    returnPlan: (at: At, body: object) => act('/cases/{id}/plan-return')(at, body),
    recordSession: (at: At, body: object) => act('/cases/{id}/sessions')(at, body),
    recordSupervision: (at: At, body: object) => act('/cases/{id}/supervisions')(at, body),
    review: (at: At, body: object) => act('/cases/{id}/review')(at, body),
    resume: (at: At, body: object) => act('/cases/{id}/resumption')(at, body),
    close: (at: At, body: object) => act('/cases/{id}/closure')(at, body),
    withdraw: (at: At, body: object) => act('/cases/{id}/withdrawal')(at, body),
    refer: (at: At, body: object) => act('/cases/{id}/referral')(at, body),
    supervise: (at: At) => act('/cases/{id}/supervisor')(at),
    transfer: (at: At, body: object) => act('/cases/{id}/transfer')(at, body),
    raiseFlag: (at: At, body: object) => act('/cases/{id}/risk-flags')(at, body),
    finishStep: (at: At, flagId: string, body: object) => act('/cases/{id}/risk-flags/{flagId}/steps')(at, body, { flagId }),
    lowerFlag: (at: At, flagId: string, body: object) => act('/cases/{id}/risk-flags/{flagId}/lowering')(at, body, { flagId }),
    note: (at: At, body: object) => act('/cases/{id}/notes')(at, body),
  },
  catalogue: {
    submit: (at: At) => act('/service-items/{id}/submission')(at),
    takeBack: (at: At) => act('/service-items/{id}/taking-back')(at),
    approve: (at: At) => act('/service-items/{id}/approval')(at),
    sendBack: (at: At, body: { reason: string }) => act('/service-items/{id}/return')(at, body),
    revert: (at: At) => act('/service-items/{id}/reversion')(at),
    retire: (at: At) => act('/service-items/{id}/retirement')(at),
    reinstate: (at: At) => act('/service-items/{id}/reinstatement')(at),
    publish: (body: { note: string }) => call<unknown>('post', '/catalogue-releases', { body }),
  },
  scoreRuns: {
    computation: (at: At) => act('/score-runs/{id}/computation')(at),
    notice: (at: At) => act('/score-runs/{id}/notice')(at),
    finalisation: (at: At) => act('/score-runs/{id}/finalisation')(at),
    payment: (at: At) => act('/score-runs/{id}/payment')(at),
  },
  users: {
    disable: (at: At) => act('/users/{id}/disabling')(at),
    enable: (at: At) => act('/users/{id}/enabling')(at),
    resetPassword: (at: At, body: { password: string }) => act('/users/{id}/password-reset')(at, body),
    grant: (at: At, body: { role: string; scopeKind: string; scopeCodes: string[] }) => act('/users/{id}/role-grants')(at, body),
    revoke: (at: At, grantId: string) => call<unknown>('delete', '/users/{id}/role-grants/{grantId}', { path: { id: at.id, grantId }, version: at.version }),
  },
  notifications: {
    read: (id: string) => act('/notifications/{id}/reading')({ id }),
    choose: (version: number | undefined, body: { sms: boolean; wechat: boolean; language: 'zh' | 'en' }) => call<unknown>('put', '/notification-preference', { body, version }),
    changeRule: (version: number | undefined, body: { quietFrom: number; quietTo: number }) => call<unknown>('put', '/notification-rule', { body, version }),
    resend: (at: At) => act('/outgoing-messages/{id}/resending')(at),
    readAll: (until: string) => call<{ read: number }>('post', '/notifications/reading', { body: { until } }),
  },
  me: { changePassword: (body: { currentPassword: string; newPassword: string }) => call<unknown>('post', '/me/password', { body }) },
  audit: { verify: () => call<AuditVerdict>('post', '/audit-verifications') },
};
