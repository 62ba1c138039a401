import { lazy } from 'react';

export const teamMembers = { list: lazy(() => import('./MemberList')), create: lazy(() => import('./MemberCreate')), edit: lazy(() => import('./MemberEdit')), gaps: lazy(() => import('./CoverageGaps')) };
