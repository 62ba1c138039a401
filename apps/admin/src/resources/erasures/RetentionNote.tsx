import { Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Retention } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { useMay } from '../../shared/hooks';

const LONGEST = 50;

/** How long records are kept, in a sentence; the county changes it here. */
export function RetentionNote() {
  const t = useTranslate();
  const may = useMay();
  const load = ({ signal }: { signal?: AbortSignal } = {}) => get<Retention>('/retention', { ...(signal ? { signal } : {}) });
  const { data, refetch } = useQuery({ queryKey: ['retention'], queryFn: load });
  if (!data) return null;
  const years: ActField = {
    name: 'years', label: 'erasures.retention.years', initial: data.years,
    render: (value, set, error) => <TextField type="number" label={t('erasures.retention.years')} value={value ?? ''} onChange={(event) => set(event.target.value === '' ? null : Number(event.target.value))} error={Boolean(error)} helperText={error} slotProps={{ htmlInput: { min: 1, max: LONGEST, inputMode: 'numeric' } }} />,
  };
  return (
    <Stack direction="row" spacing={1.5} sx={{ mb: 2, alignItems: 'center', flexWrap: 'wrap', rowGap: 1 }}>
      <Typography variant="body2">{t('erasures.retention.says', { smart_count: data.years })}</Typography>
      {may('retention:manage') ? <ActButton size="small" label="erasures.retention.change" text="erasures.retention.changeText" record={data} reload={() => load()} fields={[years]} run={(values, version) => acts.erasures.changeRetention(version, values as { years: number })} onDone={() => void refetch()} /> : null}
    </Stack>
  );
}
