import Add from '@mui/icons-material/Add';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { list } from '../../providers/api';
import type { RosterImport, RosterSource } from '../../providers/types';
import { ActButton, type ActField, type ActValues } from '../../shared/ActButton';
import { ENUMS } from '../../shared/enums';

export const useSources = () => useQuery({ queryKey: ['roster-sources'], queryFn: ({ signal }) => list<RosterSource>('/roster-sources', { pagination: { page: 1, perPage: 100 }, signal }) });

interface Line { heading: string; field: string }
const AS_IT_STANDS = 'kept';

/** Says what an office's own headings mean; kept with the source, read so every month from then on. */
export function Mapping({ job, onSaved }: { job: RosterImport; onSaved: (sourceId: string) => void }) {
  const t = useTranslate();
  const { data } = useSources();
  const source = data?.data.find(({ id }) => id === job.source?.id);
  const read: Line[] = (job.result?.sheets ?? []).flatMap((sheet) => sheet.headings.map(({ heading, field }) => ({ heading, field: field ?? AS_IT_STANDS })));
  const said: Line[] = Object.entries(source?.mapping ?? {}).map(([heading, field]) => ({ heading, field: field ?? AS_IT_STANDS }));
  const lines = [...said, ...read.filter(({ heading }, i) => !said.some((each) => each.heading === heading) && read.findIndex((each) => each.heading === heading) === i)];
  const before = new Map(read.map(({ heading, field }) => [heading, field]));
  const fields: ActField[] = [
    { name: 'name', label: 'imports.sourceName', help: 'imports.sourceNameHelp', initial: source?.name ?? '' },
    { name: 'headings', label: 'imports.headings', initial: lines, render: (value, set, error) => <Lines value={(value as Line[] | null) ?? []} onChange={set} error={error} /> },
  ];
  const run = async ({ name, headings }: ActValues) => {
    // Only what somebody said, or says now, is kept: the dictionary goes on learning for the rest.
    const meant = (headings as Line[]).filter(({ heading, field }) => heading.trim() !== '' && (said.some((each) => each.heading === heading) || before.get(heading) !== field));
    const body = { name: String(name), headings: meant.map(({ heading, field }) => ({ heading, field: field === AS_IT_STANDS ? null : field })) };
    const saved = source ? await acts.imports.changeSource({ id: source.id, version: source.version }, body) : await acts.imports.addSource(body);
    onSaved(saved.id);
  };
  return <ActButton label="imports.map" title={source ? t('imports.mapTitle', { name: source.name }) : 'imports.mapNew'} size="small" wide text="imports.mapText" fields={fields} run={run} />;
}

function Lines({ value, onChange, error }: { value: Line[]; onChange: (lines: Line[]) => void; error: string | undefined }) {
  const t = useTranslate();
  const put = (index: number, change: Partial<Line>) => onChange(value.map((line, i) => (i === index ? { ...line, ...change } : line)));
  return (
    <Box role="group" aria-label={t('imports.headings')} sx={{ display: 'grid', gap: 1 }}>
      {error ? <Typography variant="body2" color="error" role="alert">{error}</Typography> : null}
      {value.map((line, i) => (
        <Box key={i} sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
          <TextField size="small" label={t('imports.heading')} value={line.heading} onChange={(event) => put(i, { heading: event.target.value })} />
          <TextField select size="small" label={t('imports.means')} value={line.field} onChange={(event) => put(i, { field: event.target.value })}>
            <MenuItem value={AS_IT_STANDS}>{t('imports.asItStands')}</MenuItem>
            {ENUMS.rosterField.map((field) => <MenuItem key={field} value={field}>{t(`imports.field.${field}`)}</MenuItem>)}
          </TextField>
        </Box>
      ))}
      <Box><Button size="small" startIcon={<Add />} onClick={() => onChange([...value, { heading: '', field: AS_IT_STANDS }])}>{t('imports.addHeading')}</Button></Box>
    </Box>
  );
}
