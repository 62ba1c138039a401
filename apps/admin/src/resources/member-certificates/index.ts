import { lazy } from 'react';

export const memberCertificates = { list: lazy(() => import('./CertificateList')) };
