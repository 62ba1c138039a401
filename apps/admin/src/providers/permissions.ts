/** `/me/permissions` answers "resource:action" in the singular; the console speaks in the API's plurals. */
const SINGULAR: Record<string, string> = {
  'coverage-gaps': 'team-member',
  'roster-imports': 'roster-import',
  feedback: 'feedback',
  divisions: 'division',
  'catalogue-releases': 'catalogue-release',
  'audit-entries': 'audit-entry',
};
const ACTIONS: Record<string, string> = { list: 'read', show: 'read', create: 'create', edit: 'update', delete: 'delete', export: 'export' };

export const permissionFor = (resource: string, action: string): string => `${SINGULAR[resource] ?? resource.replace(/s$/, '')}:${ACTIONS[action] ?? action}`;

export function holds(permissions: readonly string[], needed: string): boolean {
  const [resource, action] = needed.split(':') as [string, string];
  return permissions.some((p) => p === needed || p === `${resource}:*` || p === `*:${action}` || p === '*' || p === '*:*');
}

export const allows = (permissions: readonly string[], resource: string, action: string): boolean => holds(permissions, permissionFor(resource, action));
