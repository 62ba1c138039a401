import { call } from './api';

interface At { id: string; version?: number | undefined }
const act = (resource: string, name: string) =>
  <B extends object = Record<string, never>>(at: At, body?: B) =>
    call<unknown>('post', `/${resource}/{id}/${name}`, { path: { id: at.id }, body: body ?? {}, version: at.version });

/** Business acts by the name of their route; each changes one thing from a known version. */
export const acts = {
  helpRequests: {
    triage: (at: At, body: { urgency: string }) => act('help-requests', 'triage')(at, body),
    declination: (at: At, body: { reason: string }) => act('help-requests', 'declination')(at, body),
    withdrawal: (at: At, body: { reason: string }) => act('help-requests', 'withdrawal')(at, body),
    closure: (at: At) => act('help-requests', 'closure')(at),
    referral: (at: At, needId: string, body: { organisationId: string; reason: string }) => act('help-requests', `needs/${needId}/referral`)(at, body),
    unmet: (at: At, needId: string, body: { reason: string }) => act('help-requests', `needs/${needId}/unmet`)(at, body),
  },
  serviceOrders: {
    offers: (at: At, body: { memberId: string }) => act('service-orders', 'offers')(at, body),
    acceptance: (at: At) => act('service-orders', 'acceptance')(at),
    refusal: (at: At, body: { reason: string }) => act('service-orders', 'refusal')(at, body),
    schedule: (at: At, body: { at: string }) => act('service-orders', 'schedule')(at, body),
    delivery: (at: At, body: { note: string }) => act('service-orders', 'delivery')(at, body),
    verification: (at: At) => act('service-orders', 'verification')(at),
    closure: (at: At) => act('service-orders', 'closure')(at),
    cancellation: (at: At, body: { reason: string }) => act('service-orders', 'cancellation')(at, body),
    failure: (at: At, body: { reason: string }) => act('service-orders', 'failure')(at, body),
    feedback: (at: At, body: { score: number; comment: string; givenBy: string }) => act('service-orders', 'feedback')(at, body),
  },
  visits: {
    checkIn: (body: { householdId: string; orderId?: string; memberId?: string; kind: string; position?: { lng: number; lat: number } }) => call<{ id: string }>('post', '/visits', { body }),
    checkOut: (at: At, body: { personsSeen: string[]; notes: string; checklist: Record<string, boolean> }) => act('visits', 'check-out')(at, body),
  },
  households: {
    addMember: (at: At, body: object) => act('households', 'members')(at, body),
    move: (at: At, body: { villageCode: string; address: string }) => act('households', 'moves')(at, body),
  },
  recipients: {
    decide: (at: At, body: { category: string | null; groups: string[]; basis: string; effectiveOn: string }) => act('recipients', 'decisions')(at, body),
    exit: (at: At, body: { reason: string; exitedOn: string }) => act('recipients', 'exit')(at, body),
    suspend: (at: At, body: { reason: string }) => act('recipients', 'suspension')(at, body),
    resume: (at: At) => act('recipients', 'resumption')(at),
    readmit: (at: At) => act('recipients', 'readmission')(at),
    reveal: (id: string, body: { field: string; reason: string }) => call<{ value: string }>('post', '/recipients/{id}/reveals', { path: { id }, body }),
  },
  imports: {
    start: (file: File, dryRun: boolean) => {
      const body = new FormData();
      // Fields before the file: a streaming reader on the other side knows them when the file begins.
      body.append('dryRun', String(dryRun));
      body.append('file', file, file.name);
      return call<{ id: string }>('post', '/roster-imports', { body });
    },
    cancel: (at: At) => act('roster-imports', 'cancellation')(at),
    undo: (at: At) => act('roster-imports', 'undoing')(at),
  },
  volunteers: {
    cancel: (at: At) => act('volunteer-projects', 'cancellation')(at),
    signUp: (at: At, body: { memberId: string }) => act('volunteer-projects', 'participations')(at, body),
    checkIn: (at: At) => act('participations', 'check-in')(at),
    checkOut: (at: At) => act('participations', 'check-out')(at),
  },
  catalogue: {
    retire: (at: At) => act('service-items', 'retirement')(at),
    publish: (body: { note: string }) => call<unknown>('post', '/catalogue-releases', { body }),
  },
  scoreRuns: {
    computation: (at: At) => act('score-runs', 'computation')(at),
    notice: (at: At) => act('score-runs', 'notice')(at),
    finalisation: (at: At) => act('score-runs', 'finalisation')(at),
    payment: (at: At) => act('score-runs', 'payment')(at),
  },
  users: {
    disable: (at: At) => act('users', 'disabling')(at),
    enable: (at: At) => act('users', 'enabling')(at),
    resetPassword: (at: At, body: { password: string }) => act('users', 'password-reset')(at, body),
    grant: (at: At, body: { role: string; scopeKind: string; scopeCodes: string[] }) => act('users', 'role-grants')(at, body),
    revoke: (at: At, grantId: string) => call<unknown>('delete', '/users/{id}/role-grants/{grantId}', { path: { id: at.id, grantId }, version: at.version }),
  },
  me: { changePassword: (body: { currentPassword: string; newPassword: string }) => call<unknown>('post', '/me/password', { body }) },
  audit: { verify: () => call<import('./types').AuditVerdict>('post', '/audit-verifications') },
};
