import { lazy, type ComponentType } from 'react';
import { feedback } from './resources/feedback';
import { helpRequests } from './resources/help-requests';
import { households } from './resources/households';
import { recipients } from './resources/recipients';
import { rosterImports } from './resources/roster-imports';
import { serviceOrders } from './resources/service-orders';
import { visits } from './resources/visits';
import type { RouteName } from './routes';

export const Today = lazy(() => import('./dashboard/Today'));

/** Which page stands at which route; each is loaded when it is first opened. */
export const SCREENS: Partial<Record<RouteName, ComponentType>> = {
  requestBoard: helpRequests.board,
  requestList: helpRequests.list,
  requestCreate: helpRequests.create,
  requestShow: helpRequests.show,
  orderList: serviceOrders.list,
  orderShow: serviceOrders.show,
  visitList: visits.list,
  feedbackList: feedback.list,
  recipientList: recipients.list,
  householdList: households.list,
  householdCreate: households.create,
  householdShow: households.show,
  householdEdit: households.edit,
  importList: rosterImports.list,
  importShow: rosterImports.show,
  password: lazy(() => import('./pages/Password')),
};
