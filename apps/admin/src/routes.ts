/**
 * THE list of the console's routes. The router is built from it, the menu points into it, and a browser test visits it:
 * `path` is the pattern behind `#`, `needs` the permission without which it shows "no access", `main` marks a main act's page.
 */
export interface RouteSpec {
  name: string;
  path: string;
  needs?: string;
  main?: true;
  /** A page that stands without the frame. */
  bare?: true;
}

export const ROUTES = [
  { name: 'signIn', path: '/login', bare: true, main: true },
  { name: 'today', path: '/', main: true },
  { name: 'requestBoard', path: '/help-requests', needs: 'help-request:read', main: true },
  { name: 'requestList', path: '/help-requests/list', needs: 'help-request:read' },
  { name: 'requestCreate', path: '/help-requests/create', needs: 'help-request:create', main: true },
  { name: 'requestShow', path: '/help-requests/:id', needs: 'help-request:read', main: true },
  { name: 'orderList', path: '/service-orders', needs: 'service-order:read' },
  { name: 'orderShow', path: '/service-orders/:id', needs: 'service-order:read', main: true },
  { name: 'visitList', path: '/visits', needs: 'visit:read' },
  { name: 'feedbackList', path: '/feedback', needs: 'feedback:read' },
  { name: 'recipientList', path: '/recipients', needs: 'recipient:read', main: true },
  { name: 'householdList', path: '/households', needs: 'household:read' },
  { name: 'householdCreate', path: '/households/create', needs: 'household:create', main: true },
  { name: 'householdShow', path: '/households/:id', needs: 'household:read', main: true },
  { name: 'householdEdit', path: '/households/:id/edit', needs: 'household:update' },
  { name: 'importList', path: '/roster-imports', needs: 'roster-import:read', main: true },
  { name: 'importShow', path: '/roster-imports/:id', needs: 'roster-import:read' },
  { name: 'itemList', path: '/service-items', needs: 'service-item:read', main: true },
  { name: 'itemCreate', path: '/service-items/create', needs: 'service-item:create' },
  { name: 'itemEdit', path: '/service-items/:id', needs: 'service-item:read' },
  { name: 'releaseList', path: '/catalogue-releases', needs: 'catalogue-release:read' },
  { name: 'pointList', path: '/service-points', needs: 'service-point:read' },
  { name: 'pointCreate', path: '/service-points/create', needs: 'service-point:create' },
  { name: 'pointEdit', path: '/service-points/:id', needs: 'service-point:read' },
  { name: 'memberList', path: '/team-members', needs: 'team-member:read', main: true },
  { name: 'memberCreate', path: '/team-members/create', needs: 'team-member:create' },
  { name: 'memberEdit', path: '/team-members/:id', needs: 'team-member:read' },
  { name: 'coverageGaps', path: '/coverage-gaps', needs: 'team-member:read' },
  { name: 'projectList', path: '/volunteer-projects', needs: 'volunteer-project:read' },
  { name: 'projectCreate', path: '/volunteer-projects/create', needs: 'volunteer-project:create' },
  { name: 'projectShow', path: '/volunteer-projects/:id', needs: 'volunteer-project:read' },
  { name: 'runList', path: '/score-runs', needs: 'score-run:read', main: true },
  { name: 'runShow', path: '/score-runs/:id', needs: 'score-run:read', main: true },
  { name: 'scorecardShow', path: '/scorecards/:id', needs: 'score-run:read' },
  { name: 'schemeList', path: '/incentive-schemes', needs: 'incentive-scheme:read' },
  { name: 'schemeCreate', path: '/incentive-schemes/create', needs: 'incentive-scheme:create' },
  { name: 'schemeEdit', path: '/incentive-schemes/:id', needs: 'incentive-scheme:read' },
  { name: 'organisationList', path: '/organisations', needs: 'organisation:read' },
  { name: 'organisationCreate', path: '/organisations/create', needs: 'organisation:create' },
  { name: 'organisationEdit', path: '/organisations/:id', needs: 'organisation:read' },
  { name: 'userList', path: '/users', needs: 'user:read' },
  { name: 'userCreate', path: '/users/create', needs: 'user:create' },
  { name: 'userShow', path: '/users/:id', needs: 'user:read' },
  { name: 'auditList', path: '/audit-entries', needs: 'audit-entry:read' },
  { name: 'password', path: '/me/password' },
] as const satisfies readonly RouteSpec[];

export type RouteName = (typeof ROUTES)[number]['name'];
