import { lazy } from 'react';

export const trainings = { list: lazy(() => import('./TrainingList')), create: lazy(() => import('./TrainingCreate')), show: lazy(() => import('./TrainingShow')) };
