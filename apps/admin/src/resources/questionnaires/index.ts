import { lazy } from 'react';

export const questionnaires = { list: lazy(() => import('./QuestionnaireList')), edit: lazy(() => import('./QuestionnaireEdit')) };
