import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { call } from '../../providers/api';
import type { Indicator, Scorecard, ScoreRun } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { useNumbers } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { useProblemWords } from '../../shared/useProblemWords';

/** Other weights and targets, and how the ranking would change; nothing is kept. */
export function WhatIf({ run, cards }: { run: ScoreRun; cards: Scorecard[] }) {
  return <Try run={run} cards={cards} indicators={run.indicators} />;
}

function Try({ run, cards, indicators }: { run: ScoreRun; cards: Scorecard[]; indicators: Indicator[] }) {
  const t = useTranslate();
  const word = useEnum();
  const numbers = useNumbers();
  const words = useProblemWords();
  const [values, setValues] = useState(indicators);
  const [result, setResult] = useState<Scorecard[] | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const total = values.reduce((sum, i) => sum + Number(i.weight), 0);
  const put = (key: string, name: 'weight' | 'target', value: string) => setValues(values.map((i) => (i.key === key ? { ...i, [name]: Number(value) } : i)));
  const tryIt = async () => {
    setBusy(true);
    setFault('');
    try {
      setResult((await call<{ data: Scorecard[] }>('post', '/score-runs/what-if', { body: { month: run.month, indicators: values } })).data);
    } catch (error) {
      setFault(words(error));
    } finally {
      setBusy(false);
    }
  };
  const before = new Map(cards.map((card) => [card.member.id, card]));
  return (
    <Section title="incentives.whatIf">
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t('incentives.whatIfHelp')}</Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: `repeat(${values.length}, 1fr)` }, mb: 1.5 }}>
        {values.map((i) => (
          <Box key={i.key} role="group" aria-label={word('indicator', i.key)}>
            <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>{word('indicator', i.key)}</Typography>
            <TextField type="number" label={t('fields.weight')} value={i.weight} onChange={(event) => put(i.key, 'weight', event.target.value)} fullWidth sx={{ mb: 1 }} id={`w-${i.key}`} />
            <TextField type="number" label={t('fields.target')} value={i.target} onChange={(event) => put(i.key, 'target', event.target.value)} fullWidth id={`t-${i.key}`} />
          </Box>
        ))}
      </Box>
      {total !== 100 ? <Alert severity="warning" sx={{ mb: 1.5 }}>{t('incentives.weightsSum', { n: numbers(total) })}</Alert> : null}
      {fault ? <Alert severity="error" sx={{ mb: 1.5 }}>{fault}</Alert> : null}
      <Button variant="contained" onClick={() => void tryIt()} loading={busy} disabled={total !== 100}>{t('incentives.try')}</Button>
      {result ? (
        <Box component="ol" sx={{ m: 0, mt: 2, p: 0, listStyle: 'none' }}>
          {result.slice(0, 20).map((card) => {
            const was = before.get(card.member.id);
            const moved = was ? was.rank - card.rank : 0;
            return (
              <Box component="li" key={card.member.id} sx={{ display: 'grid', gridTemplateColumns: '36px 1fr 72px 140px', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider', alignItems: 'center' }}>
                <Typography variant="body2">{card.rank}</Typography>
                <Typography variant="body2" sx={{ fontWeight: 600 }}>{card.member.name}</Typography>
                <Typography variant="body2">{numbers(card.score, 1)}</Typography>
                <Typography variant="caption" color="textSecondary">{moved === 0 ? t('incentives.sameRank') : t(moved > 0 ? 'incentives.rankUp' : 'incentives.rankDown', { smart_count: Math.abs(moved) })}</Typography>
              </Box>
            );
          })}
        </Box>
      ) : null}
    </Section>
  );
}
