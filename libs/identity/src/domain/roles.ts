import type { Permission } from '@yizhu/kernel';

/** Roles of domain.md ("Roles"). */
export const ROLES = ['system_admin', 'security_admin', 'county_admin', 'township_officer', 'coordinator', 'social_worker', 'casework_supervisor', 'volunteer', 'provider_manager', 'department_client', 'auditor', 'citizen'] as const;
export type Role = (typeof ROLES)[number];
export const SCOPE_KINDS = ['county', 'division', 'organisation', 'self'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Separation of duties (等保, three administrators): at most one of these groups per person. */
const DUTY: Readonly<Record<Role, 'system' | 'security' | 'audit' | 'business'>> = {
  system_admin: 'system', security_admin: 'security', auditor: 'audit',
  county_admin: 'business', township_officer: 'business', coordinator: 'business', social_worker: 'business', casework_supervisor: 'business', volunteer: 'business', provider_manager: 'business', department_client: 'business', citizen: 'business',
};
export const dutiesClash = (roles: readonly Role[]): boolean => new Set(roles.map((r) => DUTY[r])).size > 1;

/** Roles that act as the team member they are, not for an office. */
export const FIELD_ROLES: ReadonlySet<Role> = new Set<Role>(['coordinator', 'social_worker', 'volunteer']);

/** Which kinds of scope a role may be given. */
export const SCOPES_OF: Readonly<Record<Role, readonly ScopeKind[]>> = {
  system_admin: ['county'], security_admin: ['county'], auditor: ['county'], county_admin: ['county'], township_officer: ['division'], coordinator: ['division'],
  social_worker: ['county', 'division', 'organisation'], casework_supervisor: ['county', 'organisation'], volunteer: ['self'], provider_manager: ['organisation'], department_client: ['organisation'], citizen: ['self'],
};

const FIELD: Permission[] = ['today:read', 'household:read', 'household:register', 'help-request:read', 'help-request:submit', 'service-order:read', 'service-order:accept', 'service-order:deliver', 'visit:read', 'visit:record', 'team-member:read', 'volunteer-project:read', 'volunteer-project:attend', 'consent:read', 'consent:record', 'alert:read', 'alert:work', 'assessment:read', 'assessment:record', 'household:describe', 'contact:reveal', 'attachment:read', 'attachment:add', 'matching:read', 'appointment:read', 'appointment:book', 'appointment:attend', 'micro-wish:read', 'micro-wish:submit', 'micro-wish:deliver', 'follow-up:read', 'follow-up:work', 'assistance-plan:read', 'assistance-plan:review'];
const OFFICE: Permission[] = [...FIELD, 'incentive:read', 'household:update', 'recipient:decide', 'recipient:export', 'person:reveal', 'roster:import', 'help-request:triage', 'help-request:close', 'service-order:plan', 'service-order:offer', 'service-order:verify', 'service-order:cancel', 'feedback:record', 'feedback:read', 'team-member:manage', 'volunteer-project:manage', 'volunteer-application:read', 'volunteer-application:handle', 'coverage:read', 'verification:read', 'verification:request', 'verification:answer', 'alert:assign', 'alert-rule:read', 'monitoring-fact:read', 'monitoring-fact:record', 'monitoring-fact:import', 'person-rights:handle', 'access-log:read', 'attachment:remove', 'duplicate:read', 'duplicate:settle', 'person-erasure:read', 'person-erasure:propose', 'service-point:manage', 'micro-wish:manage', 'follow-up:assign', 'spot-check:read', 'spot-check:work', 'case:read', 'assistance-plan:manage'];

/** What each role may do. The reviewed expectation is apps/api/src/access/role-route-matrix.txt; both must agree. */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  system_admin: ['user:read', 'user:manage', 'notification:manage'],
  security_admin: ['user:read', 'user:grant', 'audit:read', 'audit:verify'],
  auditor: ['audit:read', 'audit:verify', 'user:read', 'assistance-plan:read', 'today:read', 'household:read', 'help-request:read', 'service-order:read', 'visit:read', 'feedback:read', 'team-member:read', 'volunteer-project:read', 'volunteer-application:read', 'coverage:read', 'incentive:read', 'consent:read', 'verification:read', 'alert:read', 'alert-rule:read', 'monitoring-fact:read', 'access-log:read', 'attachment:read', 'assessment:read', 'matching:read', 'duplicate:read', 'person-erasure:read', 'appointment:read', 'micro-wish:read', 'follow-up:read', 'spot-check:read', 'case:read'],
  county_admin: [...OFFICE, 'category-rule:manage', 'organisation:manage', 'service-item:manage', 'service-item:review', 'catalogue:publish', 'incentive:manage', 'verification-rule:manage', 'alert-rule:manage', 'questionnaire:manage', 'retention:manage', 'person-erasure:confirm', 'county-calendar:manage', 'notification:manage', 'wish-rule:manage', 'dispatch-rule:manage', 'delivery-rule:manage', 'spot-check-rule:manage', 'visit-checklist:manage'],
  township_officer: OFFICE,
  // Scores are of coordinators and for whoever rewards them: nobody else in the field reads them.
  coordinator: [...FIELD, 'incentive:read', 'monitoring-fact:read', 'monitoring-fact:record'],
  // Casework is theirs; what is confidential of a case is read by its own caseworker and its supervisor, whatever else anybody may do.
  social_worker: [...FIELD, 'feedback:read', 'case:read', 'case:work', 'case:note'],
  // They hand cases on, and see to whom.
  casework_supervisor: ['today:read', 'assistance-plan:read', 'household:read', 'team-member:read', 'attachment:read', 'consent:read', 'alert:read', 'assessment:read', 'matching:read', 'help-request:read', 'service-order:read', 'visit:read', 'feedback:read', 'appointment:read', 'micro-wish:read', 'follow-up:read', 'case:read', 'case:note', 'case:supervise'],
  volunteer: ['today:read', 'service-order:read', 'service-order:accept', 'service-order:deliver', 'visit:read', 'visit:record', 'team-member:read', 'volunteer-project:read', 'volunteer-project:attend'],
  provider_manager: ['today:read', 'service-order:read', 'service-order:accept', 'service-order:deliver', 'visit:read', 'feedback:read', 'team-member:read', 'service-point:manage', 'appointment:read', 'appointment:book', 'appointment:attend'],
  // Its own items only: what was declared and what others answered stays with the office.
  department_client: ['verification:read', 'verification:answer'],
  citizen: [],
};
