import { lazy, type ComponentType } from 'react';
import { alertRules } from './resources/alert-rules';
import { appointments } from './resources/appointments';
import { auditEntries } from './resources/audit-entries';
import { calendarYears } from './resources/calendar-years';
import { catalogueReleases } from './resources/catalogue-releases';
import { assistancePlans } from './resources/assistance-plans';
import { cases } from './resources/cases';
import { categories } from './resources/categories';
import { duties } from './resources/duties';
import { duplicates } from './resources/duplicates';
import { erasures } from './resources/erasures';
import { feedback } from './resources/feedback';
import { helpRequests } from './resources/help-requests';
import { households } from './resources/households';
import { incentiveSchemes } from './resources/incentive-schemes';
import { matching } from './resources/matching';
import { memberCertificates } from './resources/member-certificates';
import { microWishes } from './resources/micro-wishes';
import { monitoringAlerts } from './resources/monitoring-alerts';
import { monitoringFacts } from './resources/monitoring-facts';
import { needsAssessments } from './resources/needs-assessments';
import { notifications } from './resources/notifications';
import { organisations } from './resources/organisations';
import { population } from './resources/population';
import { questionnaires } from './resources/questionnaires';
import { recipients } from './resources/recipients';
import { rosterImports } from './resources/roster-imports';
import { scoreRuns } from './resources/score-runs';
import { serviceItems } from './resources/service-items';
import { serviceOrders } from './resources/service-orders';
import { servicePoints } from './resources/service-points';
import { teamMembers } from './resources/team-members';
import { teams } from './resources/teams';
import { trainings } from './resources/trainings';
import { users } from './resources/users';
import { verificationRequests } from './resources/verification-requests';
import { verificationRules } from './resources/verification-rules';
import { visits } from './resources/visits';
import { volunteerApplications } from './resources/volunteer-applications';
import { volunteerProjects } from './resources/volunteer-projects';
import { workload } from './resources/workload';
import type { RouteName } from './routes';

export const Today = lazy(() => import('./dashboard/Today'));

/** Which page stands at which route; each is loaded when it is first opened. Sign-in and today have places of their own. */
export const SCREENS: Record<Exclude<RouteName, 'signIn' | 'today'>, ComponentType> = {
  requestBoard: helpRequests.board,
  requestList: helpRequests.list,
  requestCreate: helpRequests.create,
  requestShow: helpRequests.show,
  orderList: serviceOrders.list,
  orderShow: serviceOrders.show,
  dispatchDesk: serviceOrders.dispatch,
  visitList: visits.list,
  visitShow: visits.show,
  visitPlan: visits.plan,
  feedbackList: feedback.list,
  feedbackToAsk: feedback.toAsk,
  feedbackDistribution: feedback.distribution,
  spotCheckList: feedback.spotChecks,
  followUpList: feedback.followUps,
  followUpShow: feedback.followUp,
  wishDesk: microWishes.desk,
  wishCreate: microWishes.create,
  wishShow: microWishes.show,
  planList: assistancePlans.list,
  planCreate: assistancePlans.create,
  planShow: assistancePlans.show,
  caseList: cases.list,
  caseCreate: cases.create,
  caseShow: cases.show,
  recipientList: recipients.list,
  duplicateList: duplicates.list,
  duplicateShow: duplicates.show,
  householdList: households.list,
  householdCreate: households.create,
  householdShow: households.show,
  householdCircumstances: households.show,
  householdMatches: households.show,
  householdPapers: households.show,
  householdConsent: households.show,
  householdStanding: households.show,
  householdEdit: households.edit,
  population: population.page,
  proposalList: categories.proposals,
  reviewList: categories.reviews,
  dueErasureList: erasures.due,
  erasureList: erasures.list,
  categoryRules: categories.rules,
  verificationList: verificationRequests.list,
  verificationCreate: verificationRequests.create,
  verificationShow: verificationRequests.show,
  verificationRuleList: verificationRules.list,
  verificationRuleEdit: verificationRules.edit,
  alertList: monitoringAlerts.list,
  alertShow: monitoringAlerts.show,
  alertRuleList: alertRules.list,
  alertRuleCreate: alertRules.create,
  alertRuleEdit: alertRules.edit,
  assessmentDue: needsAssessments.due,
  personNeeds: needsAssessments.person,
  assessmentShow: needsAssessments.show,
  assessmentForm: needsAssessments.form,
  questionnaireList: questionnaires.list,
  questionnaireEdit: questionnaires.edit,
  factList: monitoringFacts.list,
  factCreate: monitoringFacts.create,
  factImport: monitoringFacts.import,
  importList: rosterImports.list,
  importShow: rosterImports.show,
  itemList: serviceItems.list,
  itemCreate: serviceItems.create,
  itemShow: serviceItems.show,
  itemEdit: serviceItems.edit,
  itemReach: matching.reach,
  matchCounts: matching.counts,
  releaseList: catalogueReleases.list,
  releaseShow: catalogueReleases.show,
  pointList: servicePoints.list,
  pointCreate: servicePoints.create,
  pointShow: servicePoints.show,
  pointEdit: servicePoints.edit,
  pointHours: servicePoints.hours,
  appointmentDesk: appointments.desk,
  calendarYearList: calendarYears.list,
  calendarYearEdit: calendarYears.edit,
  memberList: teamMembers.list,
  memberCreate: teamMembers.create,
  memberEdit: teamMembers.edit,
  coverageGaps: teamMembers.gaps,
  teamList: teams.list,
  teamCreate: teams.create,
  teamShow: teams.show,
  certificateList: memberCertificates.list,
  trainingList: trainings.list,
  trainingCreate: trainings.create,
  trainingShow: trainings.show,
  applicationList: volunteerApplications.list,
  dutyList: duties.list,
  workloadList: workload.list,
  projectList: volunteerProjects.list,
  projectCreate: volunteerProjects.create,
  projectEdit: volunteerProjects.edit,
  projectShow: volunteerProjects.show,
  runList: scoreRuns.list,
  runShow: scoreRuns.show,
  scorecardShow: scoreRuns.card,
  schemeList: incentiveSchemes.list,
  schemeCreate: incentiveSchemes.create,
  schemeEdit: incentiveSchemes.edit,
  organisationList: organisations.list,
  organisationCreate: organisations.create,
  organisationEdit: organisations.edit,
  userList: users.list,
  userCreate: users.create,
  userShow: users.show,
  auditList: auditEntries.list,
  notificationList: notifications.list,
  outgoingMessageList: notifications.outgoing,
  password: lazy(() => import('./pages/Password')),
};
