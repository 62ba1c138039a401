import { lazy } from 'react';

export const organisations = { list: lazy(() => import('./OrganisationList')), create: lazy(() => import('./OrganisationCreate')), edit: lazy(() => import('./OrganisationEdit')) };
