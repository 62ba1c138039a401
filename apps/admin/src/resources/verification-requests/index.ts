import { lazy } from 'react';

export const verificationRequests = {
  list: lazy(() => import('./VerificationList')),
  create: lazy(() => import('./VerificationCreate')),
  show: lazy(() => import('./VerificationShow')),
};
