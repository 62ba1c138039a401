import { InputAdornment, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useYuan } from '../../shared/hooks';

export type Unit = 'fen' | 'count' | 'flag';
/** How each item is told; the API says the same of the items it answers. */
export const UNIT_OF: Record<string, Unit> = { income: 'fen', social_insurance: 'fen', vehicle: 'count', property: 'count', medical_expense: 'fen', school_enrolment: 'flag', disability_certificate: 'flag', housing_aid: 'flag' };

/** A figure of an item as people read it. */
export function useValueWords() {
  const t = useTranslate();
  const yuan = useYuan();
  return (kind: string, value: number): string => {
    const unit = UNIT_OF[kind];
    if (unit === 'fen') return yuan(value);
    if (unit === 'flag') return t(value === 1 ? 'verifications.have' : 'verifications.haveNot');
    return t(`verifications.units.${kind}`, { n: value, _: String(value) });
  };
}

/** What was typed as the API takes it: fen, a whole number, 1 or 0; undefined when nothing was. */
export const valueOf = (kind: string, typed: string): number | undefined => (typed.trim() === '' ? undefined : UNIT_OF[kind] === 'fen' ? Math.round(Number(typed) * 100) : Number(typed));

interface ValueInputProps { kind: string; label: string; value: string; onChange: (value: string) => void; error?: string | undefined; id: string; required?: boolean }

/** Yuan, a count, or yes and no. */
export function ValueInput({ kind, label, value, onChange, error, id, required = false }: ValueInputProps) {
  const t = useTranslate();
  const unit = UNIT_OF[kind];
  const common = { id, label, value, required, error: Boolean(error), helperText: error, fullWidth: true, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  if (unit === 'flag')
    return (
      <TextField select {...common} slotProps={{ select: { displayEmpty: !required } }}>
        {required ? null : <MenuItem value="">{t('verifications.notDeclared')}</MenuItem>}
        <MenuItem value="1">{t('verifications.have')}</MenuItem>
        <MenuItem value="0">{t('verifications.haveNot')}</MenuItem>
      </TextField>
    );
  return <TextField {...common} type="number" slotProps={{ htmlInput: { min: 0, step: unit === 'fen' ? 0.01 : 1, inputMode: 'decimal' }, ...(unit === 'fen' ? { input: { endAdornment: <InputAdornment position="end">{t('verifications.form.yuan')}</InputAdornment> } } : {}) }} />;
}
