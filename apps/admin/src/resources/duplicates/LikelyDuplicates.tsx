import { Alert, Box, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link as RouterLink } from 'react-router-dom';
import { call, type Page } from '../../providers/api';
import type { LikelyDuplicate } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { placeWords } from '../../shared/fields';
import { useTimes } from '../../shared/hooks';
import { readId, tidyId } from '../../shared/residentId';
import { today } from '../../shared/time';
import { useDebounced } from '../../shared/useDebounced';
import { Reasons } from './Reasons';

interface Asked { name: string | undefined; idNumber: string | undefined; villageCode: string | undefined; householdId?: string }

/** Who may be there already, as soon as name, ID and village are known. It warns and hinders nobody; an ID that is registered the server refuses by itself. */
export function LikelyDuplicates(asked: Asked) {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  const [name, id] = [useDebounced((asked.name ?? '').trim(), 400), useDebounced(tidyId(asked.idNumber ?? ''), 400)];
  const { villageCode, householdId } = asked;
  const ready = name !== '' && Boolean(villageCode) && readId(id, today()).ok;
  const { data } = useQuery({
    // Neither name nor ID is remembered longer than the form is open.
    queryKey: ['likely-duplicates', name, id, villageCode, householdId], enabled: ready, gcTime: 0, staleTime: 30_000, retry: false,
    queryFn: ({ signal }) => call<Page<LikelyDuplicate>>('post', '/recipients/duplicates', { body: { name, idNumber: id, villageCode, ...(householdId ? { householdId } : {}) }, signal }),
  });
  const found = ready ? (data?.data ?? []) : [];
  if (found.length === 0) return null;
  return (
    <Alert severity="warning" role="status">
      <Typography variant="body2" sx={{ fontWeight: 600 }}>{t(found.some(({ reasons }) => reasons.includes('same_id')) ? 'duplicates.sameIdHere' : 'duplicates.likelyHere')}</Typography>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}>
        {found.map((person) => (
          <Box component="li" key={person.id}>
            <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 0.5, alignItems: 'center' }}>
              {/* In a tab of its own: what was typed stays. */}
              <Link component={RouterLink} to={`/households/${person.householdId}`} target="_blank" rel="noopener" sx={{ fontWeight: 600 }}>{person.name}</Link>
              <Reasons reasons={person.reasons} />
            </Stack>
            <Typography variant="caption" component="div">{[day(person.birthDate), person.idMasked, placeWords(person.place), word('recipientStatus', person.status)].join(' · ')}</Typography>
          </Box>
        ))}
      </Stack>
    </Alert>
  );
}
