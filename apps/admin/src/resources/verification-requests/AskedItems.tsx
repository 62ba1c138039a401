import { Box, Checkbox, Chip, FormControlLabel, Stack, Typography } from '@mui/material';
import { useInput, useTranslate } from 'ra-core';
import { useFormState } from 'react-hook-form';
import type { Consent, Household } from '../../providers/types';
import { ENUMS, useEnum } from '../../shared/enums';
import { useTimes } from '../../shared/hooks';
import { ValueInput } from './values';

/** `declared` as typed. */
export interface Asked { personId: string; kind: string; declared: string }
type Faults = Record<number, Record<string, { message?: string }>> | undefined;

/** Each member with what their consent covers: tick what is asked, enter what was declared. */
export function AskedItems({ household, consents }: { household: Household; consents: Consent[] }) {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  const { field, fieldState } = useInput({ source: 'items', validate: (value: unknown) => (Array.isArray(value) && value.length > 0 ? undefined : 'verifications.form.nothing') });
  const { errors } = useFormState();
  const asked = (field.value as Asked[] | undefined) ?? [];
  const faults = errors['items'] as Faults;
  return (
    <Box>
      {fieldState.error && asked.length === 0 ? <Typography variant="body2" color="error" role="alert">{t('verifications.form.nothing')}</Typography> : null}
      {household.members.filter(({ status }) => status !== 'erased').map((member) => {
        const own = consents.filter((consent) => consent.person.id === member.id);
        const covered = (kind: string): boolean => own.some(({ items }) => items.length === 0 || (items as string[]).includes(kind));
        const until = own.map(({ validUntil }) => validUntil).sort().at(-1);
        return (
          <Box key={member.id} role="group" aria-label={member.name} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>{member.name}</Typography>
              <Typography variant="caption" color="textSecondary">{member.relation} · {t('common.age', { n: member.age })}</Typography>
              <Chip size="small" variant={until ? 'filled' : 'outlined'} label={until ? t('verifications.form.consentUntil', { day: day(until) }) : t('verifications.form.noConsent')} />
            </Stack>
            <Box sx={{ display: 'grid', columnGap: 2, rowGap: 0.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mt: 0.5 }}>
              {(until ? ENUMS.verificationKind : []).map((kind) => {
                const index = asked.findIndex((item) => item.personId === member.id && item.kind === kind);
                const item = asked[index];
                const fault = item ? Object.values(faults?.[index] ?? {}).find((each) => each?.message)?.message : undefined;
                const put = (declared: string) => field.onChange(asked.map((each, i) => (i === index ? { ...each, declared } : each)));
                return (
                  <Box key={kind}>
                    <FormControlLabel disabled={!covered(kind)} control={<Checkbox size="small" checked={Boolean(item)} onChange={(_, on) => field.onChange(on ? [...asked, { personId: member.id, kind, declared: '' }] : asked.filter((_each, i) => i !== index))} />} label={word('verificationKind', kind)} />
                    {item ? <Box sx={{ pl: 3.5, pb: 1 }}><ValueInput kind={kind} id={`declared-${member.id}-${kind}`} label={`${word('verificationKind', kind)} · ${t('fields.declared')}`} value={item.declared} onChange={put} error={fault} /></Box> : null}
                  </Box>
                );
              })}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
