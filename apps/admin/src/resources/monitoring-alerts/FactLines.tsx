import { Box, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { FactLine } from '../../providers/types';
import { EmptyState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { DayField } from '../../shared/fields';
import { useYuan } from '../../shared/hooks';

/** What a fact says in a word or an amount. */
export function useFactWords() {
  const word = useEnum();
  const yuan = useYuan();
  return (fact: Pick<FactLine, 'kind' | 'amountFen' | 'level'>): string => [word('factKind', fact.kind), fact.amountFen === null ? '' : yuan(fact.amountFen), word('factLevel', fact.level)].filter(Boolean).join(' ');
}

/** The facts an alert rests on, newest first; an overdue visit rests on none. */
export function FactLines({ facts, kind }: { facts: FactLine[]; kind: string }) {
  const t = useTranslate();
  const says = useFactWords();
  if (facts.length === 0) return <EmptyState small title="monitoring.noFacts" text={kind === 'visit_overdue' ? 'monitoring.noFactsVisit' : kind === 'visit_finding' ? 'monitoring.noFactsFound' : 'monitoring.noFactsHelp'} />;
  return (
    <>
      {facts.map((fact) => (
        <Box key={fact.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 2, flexWrap: 'wrap', rowGap: 0.5 }}>
          <Typography variant="body2" sx={{ minWidth: 110 }}><DayField value={fact.occurredOn} /></Typography>
          <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{[fact.person?.name, says(fact)].filter(Boolean).join(' · ')}</Typography>
            <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>{t('monitoring.from', { source: fact.source })}</Typography>
          </Box>
        </Box>
      ))}
    </>
  );
}
