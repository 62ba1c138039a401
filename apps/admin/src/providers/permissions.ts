/** `/me/permissions` answers "resource:action"; these are the ones that reading asks for. Reference data needs none. */
const READS: Record<string, string> = {
  households: 'household:read',
  recipients: 'household:read',
  'roster-imports': 'roster:import',
  consents: 'consent:read',
  'verification-requests': 'verification:read',
  'verification-rules': 'verification:read',
  'help-requests': 'help-request:read',
  'service-orders': 'service-order:read',
  visits: 'visit:read',
  feedback: 'feedback:read',
  cases: 'case:read',
  'team-members': 'team-member:read',
  'coverage-gaps': 'coverage:read',
  'volunteer-projects': 'volunteer-project:read',
  'incentive-schemes': 'incentive:read',
  'score-runs': 'incentive:read',
  users: 'user:read',
  'audit-entries': 'audit:read',
};

export const holds = (permissions: readonly string[], needed: string | undefined): boolean => needed === undefined || permissions.includes(needed);

/** react-admin asks by resource and action; it only ever reads, changes go through acts that ask by name. */
export const allows = (permissions: readonly string[], resource: string, action: string): boolean => (action === 'list' || action === 'show') && holds(permissions, READS[resource]);
