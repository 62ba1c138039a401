import { Box, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { Compared, Comparison } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useTimes } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { KIND_ICONS, Timeline } from '../../shared/Timeline';

const KINDS = ['visits', 'requests', 'orders', 'decisions', 'consents', 'verifications', 'facts', 'alerts', 'corrections', 'assessments', 'papers'];

/** How much is held on each: what a merge will bring together. */
export function Counts({ comparison }: { comparison: Comparison }) {
  const t = useTranslate();
  const of = (side: Compared, kind: string) => (side.counts as Record<string, number>)[kind] ?? 0;
  return (
    <Section title="duplicates.held">
      <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'left', py: 0.5, typography: 'body2', fontWeight: 400 }, '& thead th': { color: 'text.secondary' } }}>
        <thead><tr><th>{t('duplicates.kind')}</th><th>{comparison.one.name}</th><th>{comparison.other.name}</th></tr></thead>
        <tbody>{KINDS.map((kind) => <tr key={kind}><th scope="row">{t(`duplicates.count.${kind}`)}</th><td>{of(comparison.one, kind)}</td><td>{of(comparison.other, kind)}</td></tr>)}</tbody>
      </Box>
    </Section>
  );
}

/** What was decided on each, and what happened lately in their households. */
export function History({ comparison }: { comparison: Comparison }) {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
      {([comparison.one, comparison.other] as const).map((side, index) => (
        <Section key={index} title={index === 0 ? 'duplicates.historyOne' : 'duplicates.historyOther'} action={<To to={`/households/${side.householdId}`}>{t('duplicates.openDossier')}</To>}>
          {side.decisions.map((decision, n) => <Typography key={n} variant="body2" sx={{ mb: 0.5 }}>{[day(decision.effectiveOn), decision.category ? word('category', decision.category) : t('common.none'), decision.basis].join(' · ')}</Typography>)}
          <Timeline lines={side.history.map((entry) => ({ key: entry.id, at: entry.at, icon: KIND_ICONS[entry.kind], title: t(`timeline.type.${entry.type}`, { _: t(`timeline.kind.${entry.kind}`) }), detail: '', by: entry.actor ?? t('timeline.system') }))} />
        </Section>
      ))}
    </Box>
  );
}
