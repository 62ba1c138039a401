import { Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import { get, list } from '../../providers/api';
import type { Consent, Household } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useMay, useTimes } from '../../shared/hooks';
import { MaskedId } from '../../shared/MaskedId';
import { RowsSkeleton, Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { AddPaper } from '../dossier/AddPaper';
import { GiveConsent } from './GiveConsent';

const SHOWN = 4;

/** Who of the household consented to what, until when; recorded here and withdrawn here. */
export function ConsentPanel({ household }: { household: Household }) {
  const t = useTranslate();
  const may = useMay();
  const allowed = may('consent:read');
  const [all, setAll] = useState(false);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['consents', 'of', household.id], enabled: allowed, queryFn: ({ signal }) => list<Consent>('/consents', { filter: { householdId: household.id }, pagination: { page: 1, perPage: 100 }, signal }) });
  if (!allowed) return null;
  // What holds today first; the rest is history.
  const consents = [...(data?.data ?? [])].sort((a, b) => Number(b.status === 'valid') - Number(a.status === 'valid'));
  return (
    <Section title="consents.title" {...(data ? { count: data.page.total } : {})} flush action={may('consent:record') ? <GiveConsent household={household} /> : null}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={2} /> : null}
      {data && consents.length === 0 ? <EmptyState small title="consents.none" /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{(all ? consents : consents.slice(0, SHOWN)).map((consent) => <ConsentLine key={consent.id} consent={consent} household={household} />)}</Box>
      {!all && consents.length > SHOWN ? <Box sx={{ borderTop: 1, borderColor: 'divider', p: 1, textAlign: 'center' }}><Button size="small" onClick={() => setAll(true)}>{t('consents.more', { smart_count: consents.length })}</Button></Box> : null}
    </Section>
  );
}

function ConsentLine({ consent, household }: { consent: Consent; household: Household }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const { day } = useTimes();
  const [attaching, setAttaching] = useState(false);
  const { guardian } = consent;
  const second = [
    consent.items.length > 0 ? consent.items.map((kind) => word('verificationKind', kind)).join(t('common.comma')) : consent.coverage,
    guardian ? t('consents.by', { name: guardian.name, relation: guardian.relation }) : '',
    [word('consentForm', consent.form), consent.paperNumber].filter(Boolean).join(' '),
    consent.withdrawnAt ? day(consent.withdrawnAt) : t('consents.until', { day: day(consent.validUntil) }),
    consent.withdrawnReason ?? '',
  ].filter(Boolean);
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
      <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography variant="body2" sx={{ fontWeight: 500 }}>{consent.person.name} · {word('consentPurpose', consent.purpose)}</Typography>
        <StateChip of="consentStatus" value={consent.status} />
      </Stack>
      <Typography variant="caption" color="textSecondary" component="div" sx={{ overflowWrap: 'anywhere' }}>{second.join(' · ')}</Typography>
      {guardian ? <MaskedId masked={guardian.idMasked} reveal={(_, reason) => acts.consents.reveal(consent.id, { reason })} /> : null}
      {consent.status === 'valid' && may('consent:record') ? (
        <Stack direction="row" spacing={1} sx={{ mt: 0.5 }}>
          {may('attachment:add') ? <Button size="small" variant="outlined" onClick={() => setAttaching(true)}>{t('consents.attach')}</Button> : null}
          <ActButton
            label="consents.withdraw"
            size="small"
            danger
            text="consents.withdrawText"
            fields={[{ name: 'reason', label: 'fields.reason', kind: 'long' }]}
            record={consent}
            reload={() => get<Consent>('/consents/{id}', { path: { id: consent.id } })}
            run={(v, version) => acts.consents.withdraw({ id: consent.id, version }, v as { reason: string })}
          />
        </Stack>
      ) : null}
      {attaching ? <AddPaper household={household} consentId={consent.id} onClose={() => setAttaching(false)} /> : null}
    </Box>
  );
}
