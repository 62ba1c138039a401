import { Alert as Notice, AlertTitle, Box, Link } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useGetList } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router-dom';
import type { HelpRequestRow } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useTimes } from '../../shared/hooks';
import { inDays } from '../../shared/time';

/** How far back a request may be the same as the one that is being noted. */
const DAYS = 30;

/** What the chosen person has asked for of late: to be looked at, beside the form, before the same is noted a second time. */
export function AskedBefore() {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  const personId = useWatch({ name: 'personId' }) as string | undefined;
  const { data = [] } = useGetList<HelpRequestRow>('help-requests', { pagination: { page: 1, perPage: 5 }, sort: { field: '', order: 'ASC' }, filter: { personId, since: inDays(-DAYS) } }, { enabled: Boolean(personId) });
  if (!personId || data.length === 0) return null;
  return (
    <Notice severity="warning">
      <AlertTitle>{t('requests.before.title')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {data.map((request) => <li key={request.id}><Link component={RouterLink} to={`/help-requests/${request.id}`} target="_blank" rel="noopener">{[day(request.createdAt), request.summary, word('requestStatus', request.status)].join(t('common.comma'))}</Link></li>)}
      </Box>
    </Notice>
  );
}
