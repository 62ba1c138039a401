import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { call } from '../../providers/api';
import type { RuleCount, RuleTrial as Trial } from '../../providers/types';
import { useLabel, useNumbers } from '../../shared/hooks';
import { PersonPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';
import { useProblemWords } from '../../shared/useProblemWords';
import type { Json } from './rules';
import { useRuleCheck } from './useRuleCheck';

/** The rule as it stands in the form, tried on a chosen person at once, and counted over the caller's area when asked. Nothing is kept. */
export function RuleTrial({ rule }: { rule: Json }) {
  const t = useTranslate();
  const [person, setPerson] = useState<string | null>(null);
  const sound = useRuleCheck(rule).data?.sound ?? false;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 1 }}>{t('matching.trial')}</Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, alignItems: 'start' }}>
        <Box>
          <PersonPicker label="matching.tryOn" value={person} onChange={setPerson} help="matching.tryHelp" />
          {person && sound ? <Tried rule={rule} person={person} /> : null}
        </Box>
        <Counted rule={rule} sound={sound} />
      </Box>
    </Box>
  );
}

function Tried({ rule, person }: { rule: Json; person: string }) {
  const label = useLabel();
  const words = useProblemWords();
  const { data, error, isPending } = useQuery({ queryKey: ['eligibility-trials', JSON.stringify(rule), person], queryFn: ({ signal }) => call<Trial>('post', '/eligibility-trials', { body: { rule, personId: person }, signal }) });
  if (error) return <Alert severity="error" sx={{ mt: 1 }}>{words(error)}</Alert>;
  if (isPending) return <Skeleton variant="rounded" height={64} sx={{ mt: 1 }} />;
  return (
    <Box role="status" sx={{ mt: 1 }}>
      <StateChip of="matchAnswer" value={data.answer} />
      <Typography variant="body2" sx={{ mt: 0.75 }}>{label(data.sentence)}</Typography>
      <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25 }}>
        {data.facts.map((fact) => (
          <Box key={fact.name} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="caption" color="textSecondary">{label(fact.label)}</Typography>
            <Typography component="dd" variant="caption" sx={{ m: 0, color: fact.known ? 'text.primary' : 'yizhu.amber' }}>{label(fact.value)}</Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Counted({ rule, sound }: { rule: Json; sound: boolean }) {
  const t = useTranslate();
  const numbers = useNumbers();
  const words = useProblemWords();
  const [asked, setAsked] = useState<string | null>(null);
  const key = JSON.stringify(rule);
  const { data, error, isFetching } = useQuery({ queryKey: ['eligibility-counts', asked], enabled: asked !== null, queryFn: ({ signal }) => call<RuleCount>('post', '/eligibility-counts', { body: { rule: JSON.parse(asked ?? 'null') as Json }, signal }) });
  const current = asked === key;
  return (
    <Box>
      <Button variant="outlined" disabled={!sound} loading={isFetching} onClick={() => setAsked(key)}>{t('matching.count')}</Button>
      <Box role="status" sx={{ mt: 1 }}>
        {error && current ? <Alert severity="error">{words(error)}</Alert> : null}
        {data && current ? (
          <Stack direction="row" spacing={3}>
            {(['eligible', 'unknown', 'notEligible'] as const).map((key_) => (
              <Box key={key_}>
                <Typography sx={{ fontWeight: 600, fontSize: '1.25rem', fontVariantNumeric: 'tabular-nums' }}>{numbers(data[key_])}</Typography>
                <Typography variant="caption" color="textSecondary">{t(`enums.matchAnswer.${key_ === 'notEligible' ? 'not_eligible' : key_}`)}</Typography>
              </Box>
            ))}
          </Stack>
        ) : null}
        {asked !== null && !current ? <Typography variant="caption" color="textSecondary">{t('matching.countAgain')}</Typography> : null}
      </Box>
    </Box>
  );
}
