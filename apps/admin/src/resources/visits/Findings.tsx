import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Household, VisitDetail } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useLabel, useMay } from '../../shared/hooks';

/** What was answered, what gives concern first: an alert was raised by itself, a request is one press away, filled in. */
export function Findings({ visit }: { visit: VisitDetail }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const may = useMay();
  const answers = visit.checklist as Record<string, string>;
  const concerns = visit.questions.filter(({ code, concern }) => answers[code] === concern);
  const rest = visit.questions.filter((question) => !concerns.includes(question));
  const asks = concerns.some(({ offers }) => offers === 'need') && may('help-request:submit') && may('household:read');
  const { data: home } = useQuery({ queryKey: ['households', 'getOne', visit.household.id], enabled: asks, queryFn: ({ signal }) => get<Household>('/households/{id}', { path: { id: visit.household.id }, signal }) });
  // Whose need it is is known where one person was seen; else who registers it says so.
  const seen = visit.personsSeen.length === 1 ? home?.members.find(({ id }) => id === visit.personsSeen[0]) : undefined;
  if (visit.questions.length === 0) return null;
  return (
    <Stack spacing={0.75} sx={{ mt: 1 }}>
      {concerns.map(({ code, words, offers, dimension }) => {
        const found = t('visits.found', { question: label(words), answer: word('checklistAnswer', answers[code] ?? '') });
        return (
          <Box key={code} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Typography variant="body2" sx={{ fontWeight: 600, color: 'yizhu.kiln' }}>{found}</Typography>
            {offers === 'alert' ? <Chip size="small" color="warning" variant="outlined" label={t('visits.alertRaised')} /> : null}
            {offers === 'need' && asks && home ? (
              <Button size="small" variant="outlined" component={Link} to={`/help-requests/create${seen ? `?person=${seen.id}` : ''}`} state={{ from: 'visit', ...(seen ? { person: { id: seen.id, name: seen.name } } : {}), request: { summary: found, needs: [{ dimension: dimension ?? '', description: found }] } }}>
                {t('visits.toRequest')}
              </Button>
            ) : null}
          </Box>
        );
      })}
      {rest.length > 0 ? <Typography variant="caption" color="textSecondary">{rest.map(({ code, words }) => t('visits.found', { question: label(words), answer: word('checklistAnswer', answers[code] ?? '') })).join(t('common.comma'))}</Typography> : null}
    </Stack>
  );
}
