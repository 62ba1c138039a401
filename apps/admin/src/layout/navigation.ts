import AccountBalance from '@mui/icons-material/AccountBalanceOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import Diversity from '@mui/icons-material/Diversity3Outlined';
import EmojiEvents from '@mui/icons-material/EmojiEventsOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Groups from '@mui/icons-material/GroupsOutlined';
import Place from '@mui/icons-material/PlaceOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import TodayIcon from '@mui/icons-material/TodayOutlined';
import TroubleshootOutlined from '@mui/icons-material/TroubleshootOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { matchPath } from 'react-router-dom';

export interface NavLeaf { label: string; to: string; needs?: string; /** Other paths, as patterns, under which it is the current one. */ also?: string[] }
export interface NavGroup { label: string; icon: SvgIconComponent; to?: string; needs?: string; count?: 'queue'; children?: NavLeaf[] }

/** By what people do, not by table. An entry shows only if permitted. */
export const NAVIGATION: NavGroup[] = [
  { label: 'nav.today', icon: TodayIcon, to: '/', needs: 'today:read', count: 'queue' },
  {
    label: 'nav.work',
    icon: Assignment,
    children: [
      { label: 'nav.requests', to: '/help-requests', needs: 'help-request:read' },
      { label: 'nav.orders', to: '/service-orders', needs: 'service-order:read' },
      { label: 'nav.dispatch', to: '/dispatch', needs: 'service-order:offer' },
      { label: 'nav.visits', to: '/visits', needs: 'visit:read' },
      { label: 'nav.visitPlan', to: '/visit-plan', needs: 'household:read' },
      { label: 'nav.wishes', to: '/micro-wishes', needs: 'micro-wish:read' },
      { label: 'nav.plans', to: '/assistance-plans', needs: 'assistance-plan:read' },
      { label: 'nav.cases', to: '/cases', needs: 'case:read' },
      { label: 'nav.feedback', to: '/feedback', needs: 'feedback:read', also: ['/feedback-to-ask', '/feedback-distribution'] },
      { label: 'nav.followUps', to: '/feedback-follow-ups', needs: 'follow-up:read' },
      { label: 'nav.spotChecks', to: '/spot-checks', needs: 'spot-check:read' },
    ],
  },
  {
    label: 'nav.people',
    icon: Diversity,
    children: [
      { label: 'nav.recipients', to: '/recipients', needs: 'household:read' },
      { label: 'nav.households', to: '/households', needs: 'household:read' },
      { label: 'nav.duplicates', to: '/duplicates', needs: 'duplicate:read' },
      { label: 'nav.population', to: '/population', needs: 'household:read' },
      { label: 'nav.proposals', to: '/category-proposals', needs: 'recipient:decide' },
      { label: 'nav.reviews', to: '/category-reviews', needs: 'recipient:decide' },
      { label: 'nav.dueAssessments', to: '/due-assessments', needs: 'assessment:read', also: ['/needs-assessments'] },
      { label: 'nav.imports', to: '/roster-imports', needs: 'roster:import' },
    ],
  },
  {
    label: 'nav.watching',
    icon: TroubleshootOutlined,
    children: [
      { label: 'nav.verifications', to: '/verification-requests', needs: 'verification:read' },
      { label: 'nav.alerts', to: '/monitoring-alerts', needs: 'alert:read' },
      { label: 'nav.facts', to: '/monitoring-facts', needs: 'monitoring-fact:read' },
    ],
  },
  {
    label: 'nav.catalogue',
    icon: FactCheck,
    children: [
      { label: 'nav.items', to: '/service-items' },
      { label: 'nav.matching', to: '/matching', needs: 'matching:read', also: ['/service-items/:id/reach'] },
      { label: 'nav.releases', to: '/catalogue-releases' },
    ],
  },
  {
    label: 'nav.points',
    icon: Place,
    children: [
      { label: 'nav.pointList', to: '/service-points' },
      { label: 'nav.appointments', to: '/appointments', needs: 'appointment:read' },
    ],
  },
  {
    label: 'nav.team',
    icon: Groups,
    children: [
      { label: 'nav.members', to: '/team-members', needs: 'team-member:read' },
      { label: 'nav.teams', to: '/teams', needs: 'team-member:read' },
      { label: 'nav.gaps', to: '/coverage-gaps', needs: 'coverage:read' },
      { label: 'nav.applications', to: '/volunteer-applications', needs: 'volunteer-application:read' },
      { label: 'nav.duty', to: '/duties', needs: 'team-member:read' },
      { label: 'nav.trainings', to: '/trainings', needs: 'team-member:read' },
      { label: 'nav.certificates', to: '/member-certificates', needs: 'team-member:read' },
      { label: 'nav.load', to: '/workload', needs: 'team-member:manage' },
      { label: 'nav.projects', to: '/volunteer-projects', needs: 'volunteer-project:read' },
    ],
  },
  {
    label: 'nav.incentives',
    icon: EmojiEvents,
    children: [
      { label: 'nav.runs', to: '/score-runs', needs: 'incentive:read', also: ['/scorecards'] },
      { label: 'nav.schemes', to: '/incentive-schemes', needs: 'incentive:read' },
    ],
  },
  { label: 'nav.organisations', icon: AccountBalance, to: '/organisations' },
  {
    label: 'nav.settings',
    icon: Settings,
    children: [
      { label: 'nav.rules', to: '/category-rules', needs: 'category-rule:manage' },
      { label: 'nav.calendarYears', to: '/calendar-years', needs: 'county-calendar:manage' },
      { label: 'nav.alertRules', to: '/alert-rules', needs: 'alert-rule:read' },
      { label: 'nav.questionnaires', to: '/questionnaires', needs: 'questionnaire:manage' },
      { label: 'nav.dueErasures', to: '/due-erasures', needs: 'person-erasure:propose' },
      { label: 'nav.erasures', to: '/erasures', needs: 'person-erasure:read' },
      { label: 'nav.users', to: '/users', needs: 'user:read' },
      { label: 'nav.verificationRules', to: '/verification-rules', needs: 'verification-rule:manage' },
      { label: 'nav.outgoing', to: '/outgoing-messages', needs: 'notification:manage' },
      { label: 'nav.audit', to: '/audit-entries', needs: 'audit:read' },
    ],
  },
];

const LEAVES: readonly NavLeaf[] = NAVIGATION.flatMap((group) => group.children ?? (group.to ? [{ label: group.label, to: group.to }] : []));
const belongs = (path: string, pattern: string): boolean => matchPath({ path: pattern, end: pattern === '/' }, path) !== null;

/** Where a page stands in the menu, by the leaf's address: of several leaves it belongs to the one that names more of its own address. */
export const placeOf = (path: string): string | undefined =>
  LEAVES.flatMap(({ to, also = [] }) => [to, ...also].map((pattern) => ({ to, pattern })))
    .filter(({ pattern }) => belongs(path, pattern))
    .sort((a, b) => b.pattern.length - a.pattern.length)[0]?.to;
