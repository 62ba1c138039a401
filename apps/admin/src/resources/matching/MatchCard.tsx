import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router-dom';
import type { Match, Named } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useLabel, useMay, useNumbers } from '../../shared/hooks';
import { StateChip, WordChip } from '../../shared/StateChip';

/** Which need a class of service answers where no open need says it. */
const NEED_OF: Record<string, string> = { care: 'health', living: 'daily_living', support: 'inclusion', development: 'employment', departmental: 'economy' };

/** One item for one person: the answer and why, what is missing, what is left, and the way on to a help request. */
export function MatchCard({ match, person }: { match: Match; person: Named }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  const may = useMay();
  const numbers = useNumbers();
  const { item, answer, receiving, quota } = match;
  const name = label(item.name);
  // What is said of the person travels beside the address, never in it.
  const state = { person: { id: person.id, name: person.name }, request: { summary: t('matching.requestFor', { name }), needs: [{ dimension: match.needs[0] ?? NEED_OF[item.serviceClass] ?? '', description: name }] } };
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5, display: 'flex', gap: 2, rowGap: 1, flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'flex-start' }}>
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <StateChip of="matchAnswer" value={answer} />
          {receiving ? <WordChip of="matchReceiving" value="receiving" tone="info" /> : null}
          {match.needs.map((need) => <Chip key={need} size="small" variant="outlined" label={t('matching.answersNeed', { need: word('dimension', need) })} />)}
        </Stack>
        <Typography variant="body2" sx={{ mt: 0.5 }}>{label(match.sentence)}</Typography>
        <Typography variant="caption" color="textSecondary" component="div" sx={{ mt: 0.5 }}>
          {[word('itemKind', item.kind), word('serviceClass', item.serviceClass), label(item.standard), item.provider?.name, quota ? t(`matching.left.${quota.period}`, { left: numbers(quota.left), all: numbers(quota.perPeriod) }) : '', item.howToApply].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {answer !== 'not_eligible' && !receiving && may('help-request:submit') ? (
        <Button variant={answer === 'eligible' ? 'contained' : 'outlined'} size="small" component={Link} to={`/help-requests/create?person=${person.id}`} state={state} aria-label={t('matching.requestFor', { name })}>{t('matching.request')}</Button>
      ) : null}
    </Box>
  );
}
