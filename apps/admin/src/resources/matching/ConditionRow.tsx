import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, IconButton, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { VocabularyFact } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { numeric, OPS, startValue, type Leaf } from './rules';
import { useCodes } from './useVocabulary';

interface ConditionRowProps { leaf: Leaf; facts: VocabularyFact[]; onChange: (leaf: Leaf) => void; onRemove: () => void; name: string }

/** One condition: what is asked, how it is compared, and with what; the field for the value follows the kind of fact. */
export function ConditionRow({ leaf, facts, onChange, onRemove, name }: ConditionRowProps) {
  const t = useTranslate();
  const label = useLabel();
  const fact = facts.find((f) => f.name === leaf.fact);
  const ops = OPS[fact?.type ?? ''] ?? [];
  return (
    <Box role="group" aria-label={name} sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: { xs: '1fr 40px', sm: '1.3fr 0.8fr 1.4fr 40px' } }}>
      <Autocomplete
        disableClearable
        options={facts}
        value={fact as VocabularyFact}
        getOptionLabel={(f) => label(f.label)}
        getOptionKey={(f) => f.name}
        isOptionEqualToValue={(a, b) => a.name === b.name}
        noOptionsText={t('common.nothingFound')}
        onChange={(_, f) => onChange(f.type === fact?.type && f.type !== 'code' && f.type !== 'codes' ? { ...leaf, fact: f.name } : { id: leaf.id, type: 'leaf', fact: f.name, op: OPS[f.type]?.[0] ?? '==', value: startValue(f.type) })}
        renderInput={(params) => <TextField {...params} size="small" label={t('matching.fact')} />}
      />
      <IconButton onClick={onRemove} aria-label={t('matching.removeCondition', { name })} sx={{ gridColumn: { sm: 4 }, gridRow: { sm: 1 }, mt: 3.25 }}><DeleteOutline fontSize="small" /></IconButton>
      {ops.length > 1 ? (
        <TextField select size="small" label={t('matching.compare')} value={leaf.op} onChange={(event) => onChange({ ...leaf, op: event.target.value })} sx={{ gridColumn: { xs: '1 / -1', sm: '2' } }}>
          {ops.map((op) => <MenuItem key={op} value={op}>{t(`matching.op.${OP_WORDS[op] ?? op}`)}</MenuItem>)}
        </TextField>
      ) : <Box sx={{ display: { xs: 'none', sm: 'block' } }} />}
      <Box sx={{ gridColumn: { xs: '1 / -1', sm: '3' } }}>{fact ? <ValueField fact={fact} leaf={leaf} onChange={onChange} /> : null}</Box>
    </Box>
  );
}

export const OP_WORDS: Record<string, string> = { '>=': 'atLeast', '<=': 'atMost', '>': 'over', '<': 'under', '==': 'equal', '!=': 'notEqual' };

function ValueField({ fact, leaf, onChange }: { fact: VocabularyFact; leaf: Leaf; onChange: (leaf: Leaf) => void }) {
  const t = useTranslate();
  const label = useLabel();
  if (fact.type === 'boolean')
    return (
      <TextField select size="small" fullWidth label={t('matching.value')} value={leaf.value === false ? 'no' : 'yes'} onChange={(event) => onChange({ ...leaf, value: event.target.value === 'yes' })}>
        <MenuItem value="yes">{fact.says ? label(fact.says.yes) : t('common.yes')}</MenuItem>
        <MenuItem value="no">{fact.says ? label(fact.says.no) : t('common.no')}</MenuItem>
      </TextField>
    );
  if (fact.type === 'date') return <TextField type="date" size="small" fullWidth label={t('matching.value')} value={leaf.value ?? ''} onChange={(event) => onChange({ ...leaf, value: event.target.value || null })} slotProps={{ inputLabel: { shrink: true } }} />;
  if (numeric(fact)) {
    const measure = { scale: fact.type === 'money' ? 100 : 1, unit: fact.unit ? label(fact.unit) : undefined, whole: true, min: 0 };
    return (
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: leaf.op === 'between' ? '1fr 1fr' : '1fr' }}>
        <NumberField {...measure} value={leaf.value} label={leaf.op === 'between' ? 'matching.from' : 'matching.value'} onChange={(value) => onChange({ ...leaf, value })} />
        {leaf.op === 'between' ? <NumberField {...measure} value={leaf.high} label="matching.to" onChange={(high) => onChange({ ...leaf, high })} /> : null}
      </Box>
    );
  }
  return <CodesField fact={fact} value={Array.isArray(leaf.value) ? (leaf.value as string[]) : []} onChange={(value) => onChange({ ...leaf, value })} />;
}

interface NumberFieldProps { value: unknown; /** A key. */ label: string; /** What is typed times this is what is kept: money is typed in yuan and kept in fen. */ scale: number; unit: string | undefined; whole: boolean; min?: number; onChange: (value: number | null) => void }

export function NumberField({ value, label: name, scale, unit, whole, min, onChange }: NumberFieldProps) {
  const t = useTranslate();
  const kept = (typed: number) => (whole ? Math.round(typed * scale) : typed * scale);
  return (
    <TextField
      type="number"
      size="small"
      fullWidth
      label={unit ? t('matching.withUnit', { label: t(name), unit }) : t(name)}
      value={typeof value === 'number' ? value / scale : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : kept(Number(event.target.value)))}
      slotProps={{ htmlInput: { ...(min === undefined ? {} : { min }), step: scale === 1 ? (whole ? 1 : 'any') : 1 / scale, inputMode: 'decimal' } }}
    />
  );
}

function CodesField({ fact, value, onChange }: { fact: VocabularyFact; value: string[]; onChange: (codes: string[]) => void }) {
  const t = useTranslate();
  const codes = useCodes(fact);
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      options={codes}
      groupBy={fact.type === 'village' ? (code) => code.group ?? '' : undefined}
      value={value.map((code) => codes.find((c) => c.code === code) ?? { code, name: code })}
      getOptionLabel={(code) => code.name}
      getOptionKey={(code) => code.code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      noOptionsText={t('common.nothingFound')}
      onChange={(_, chosen) => onChange(chosen.map(({ code }) => code))}
      renderInput={(params) => <TextField {...params} size="small" label={t('matching.anyOf')} />}
    />
  );
}
