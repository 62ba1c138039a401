import { lazy } from 'react';

export const notifications = { list: lazy(() => import('./NotificationList')), outgoing: lazy(() => import('./OutgoingMessageList')) };
