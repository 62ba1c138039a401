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
  { name: 'requestCreate', path: '/help-requests/create', needs: 'help-request:submit', main: true },
  { name: 'requestShow', path: '/help-requests/:id', needs: 'help-request:read', main: true },
  { name: 'orderList', path: '/service-orders', needs: 'service-order:read' },
  { name: 'orderShow', path: '/service-orders/:id', needs: 'service-order:read', main: true },
  { name: 'visitList', path: '/visits', needs: 'visit:read' },
  { name: 'visitShow', path: '/visits/:id', needs: 'visit:read' },
  { name: 'visitPlan', path: '/visit-plan', needs: 'household:read', main: true },
  { name: 'feedbackList', path: '/feedback', needs: 'feedback:read' },
  { name: 'recipientList', path: '/recipients', needs: 'household:read', main: true },
  { name: 'householdList', path: '/households', needs: 'household:read' },
  { name: 'householdCreate', path: '/households/create', needs: 'household:register', main: true },
  { name: 'householdShow', path: '/households/:id', needs: 'household:read', main: true },
  { name: 'householdEdit', path: '/households/:id/edit', needs: 'household:update' },
  { name: 'duplicateList', path: '/duplicates', needs: 'duplicate:read', main: true },
  { name: 'duplicateShow', path: '/duplicates/:id', needs: 'duplicate:read', main: true },
  { name: 'population', path: '/population', needs: 'household:read', main: true },
  { name: 'proposalList', path: '/category-proposals', needs: 'household:read', main: true },
  { name: 'reviewList', path: '/category-reviews', needs: 'household:read', main: true },
  { name: 'categoryRules', path: '/category-rules', needs: 'category-rule:manage' },
  { name: 'verificationList', path: '/verification-requests', needs: 'verification:read', main: true },
  { name: 'verificationCreate', path: '/verification-requests/create', needs: 'verification:request' },
  { name: 'verificationShow', path: '/verification-requests/:id', needs: 'verification:read', main: true },
  { name: 'verificationRuleList', path: '/verification-rules', needs: 'verification-rule:manage' },
  { name: 'verificationRuleEdit', path: '/verification-rules/:id', needs: 'verification-rule:manage' },
  { name: 'alertList', path: '/monitoring-alerts', needs: 'alert:read', main: true },
  { name: 'alertShow', path: '/monitoring-alerts/:id', needs: 'alert:read', main: true },
  { name: 'alertRuleList', path: '/alert-rules', needs: 'alert-rule:read' },
  { name: 'alertRuleCreate', path: '/alert-rules/create', needs: 'alert-rule:manage' },
  { name: 'alertRuleEdit', path: '/alert-rules/:id', needs: 'alert-rule:read' },
  { name: 'factList', path: '/monitoring-facts', needs: 'monitoring-fact:read' },
  { name: 'factCreate', path: '/monitoring-facts/create', needs: 'monitoring-fact:record' },
  { name: 'factImport', path: '/monitoring-facts/import', needs: 'monitoring-fact:import' },
  { name: 'importList', path: '/roster-imports', needs: 'roster:import', main: true },
  { name: 'importShow', path: '/roster-imports/:id', needs: 'roster:import' },
  { name: 'itemList', path: '/service-items', main: true },
  { name: 'itemCreate', path: '/service-items/create', needs: 'service-item:manage' },
  { name: 'itemEdit', path: '/service-items/:id' },
  { name: 'releaseList', path: '/catalogue-releases' },
  { name: 'pointList', path: '/service-points' },
  { name: 'pointCreate', path: '/service-points/create', needs: 'service-point:manage' },
  { name: 'pointEdit', path: '/service-points/:id' },
  { name: 'memberList', path: '/team-members', needs: 'team-member:read', main: true },
  { name: 'memberCreate', path: '/team-members/create', needs: 'team-member:manage' },
  { name: 'memberEdit', path: '/team-members/:id', needs: 'team-member:read' },
  { name: 'coverageGaps', path: '/coverage-gaps', needs: 'coverage:read' },
  { name: 'projectList', path: '/volunteer-projects', needs: 'volunteer-project:read' },
  { name: 'projectCreate', path: '/volunteer-projects/create', needs: 'volunteer-project:manage' },
  { name: 'projectShow', path: '/volunteer-projects/:id', needs: 'volunteer-project:read' },
  { name: 'runList', path: '/score-runs', needs: 'incentive:read', main: true },
  { name: 'runShow', path: '/score-runs/:id', needs: 'incentive:read', main: true },
  { name: 'scorecardShow', path: '/scorecards/:id', needs: 'incentive:read' },
  { name: 'schemeList', path: '/incentive-schemes', needs: 'incentive:read' },
  { name: 'schemeCreate', path: '/incentive-schemes/create', needs: 'incentive:manage' },
  { name: 'schemeEdit', path: '/incentive-schemes/:id', needs: 'incentive:read' },
  { name: 'organisationList', path: '/organisations' },
  { name: 'organisationCreate', path: '/organisations/create', needs: 'organisation:manage' },
  { name: 'organisationEdit', path: '/organisations/:id' },
  { name: 'userList', path: '/users', needs: 'user:read' },
  { name: 'userCreate', path: '/users/create', needs: 'user:manage' },
  { name: 'userShow', path: '/users/:id', needs: 'user:read' },
  { name: 'auditList', path: '/audit-entries', needs: 'audit:read' },
  { name: 'password', path: '/me/password' },
] as const satisfies readonly RouteSpec[];

export type RouteName = (typeof ROUTES)[number]['name'];
