import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, IconButton, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { VocabularyFact } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { NumberField, OP_WORDS } from './ConditionRow';
import { COMPARISONS, DEEPEST_RECKONING, isMoney, SIGNS, type Operand, type Sign } from './reckoning';
import { numeric, type Calculation } from './rules';

interface CalculationRowProps { calculation: Calculation; facts: VocabularyFact[]; onChange: (calculation: Calculation) => void; onRemove: () => void; name: string }

/** A condition that is reckoned: what is reckoned, how it is compared, and with what number. */
export function CalculationRow({ calculation, facts, onChange, onRemove, name }: CalculationRowProps) {
  const t = useTranslate();
  const { left, op, right, high } = calculation;
  const numbers = facts.filter(numeric);
  const moneyFacts = new Set(numbers.filter(({ type }) => type === 'money').map((fact) => fact.name));
  const money = isMoney(left, moneyFacts);
  const figure = right.kind === 'figure' ? right.value : null;
  const compare = (next: string) => onChange({ ...calculation, op: next, ...(next === 'between' ? { right: { kind: 'figure', value: figure }, high: high ?? null } : { high: null }) });
  return (
    <Box role="group" aria-label={name} sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: { xs: '1fr 40px', sm: '1.6fr 0.8fr 1.1fr 40px' } }}>
      <OperandField operand={left} numbers={numbers} moneyFacts={moneyFacts} beside={false} onChange={(operand) => onChange({ ...calculation, left: operand })} />
      <IconButton onClick={onRemove} aria-label={t('matching.removeCondition', { name })} sx={{ gridColumn: { sm: 4 }, gridRow: { sm: 1 }, mt: 3.25 }}><DeleteOutline fontSize="small" /></IconButton>
      <TextField select size="small" label={t('matching.compare')} value={op} onChange={(event) => compare(event.target.value)} sx={{ gridColumn: { xs: '1 / -1', sm: '2' }, gridRow: { sm: 1 } }}>
        {COMPARISONS.map((each) => <MenuItem key={each} value={each}>{t(`matching.op.${OP_WORDS[each] ?? each}`)}</MenuItem>)}
      </TextField>
      <Box sx={{ gridColumn: { xs: '1 / -1', sm: '3' }, gridRow: { sm: 1 } }}>
        {op === 'between' ? (
          <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
            <Figure label="matching.from" value={figure} money={money} onChange={(value) => onChange({ ...calculation, right: { kind: 'figure', value } })} />
            <Figure label="matching.to" value={high ?? null} money={money} onChange={(value) => onChange({ ...calculation, high: value })} />
          </Box>
        ) : (
          <OperandField operand={right} numbers={numbers} moneyFacts={moneyFacts} beside={money} onChange={(operand) => onChange({ ...calculation, right: operand })} />
        )}
      </Box>
    </Box>
  );
}

interface OperandFieldProps { operand: Operand; numbers: VocabularyFact[]; moneyFacts: ReadonlySet<string>; /** A figure here is beside money, and typed in yuan. */ beside: boolean; onChange: (operand: Operand) => void; level?: number }

/** One number: a fact, a figure, or again reckoned from two. */
function OperandField({ operand, numbers, moneyFacts, beside, onChange, level = 1 }: OperandFieldProps) {
  const t = useTranslate();
  const label = useLabel();
  const options = [...numbers.map((fact) => fact.name), FIGURE, ...(level <= DEEPEST_RECKONING ? [RECKONED] : [])];
  const word = (option: string) => (option === FIGURE ? t('matching.figure') : option === RECKONED ? t('matching.calculation') : label(numbers.find((fact) => fact.name === option)?.label) || option);
  const choose = (option: string) => {
    if (option === FIGURE) onChange({ kind: 'figure', value: null });
    else if (option === RECKONED) onChange({ kind: 'reckoned', sign: '/', args: [operand.kind === 'reckoned' ? operand.args[0] : operand, { kind: 'figure', value: null }] });
    else onChange({ kind: 'fact', fact: option });
  };
  const put = (index: 0 | 1, arg: Operand) => operand.kind === 'reckoned' && onChange({ ...operand, args: index === 0 ? [arg, operand.args[1]] : [operand.args[0], arg] });
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Autocomplete
        disableClearable
        options={options}
        value={operand.kind === 'fact' ? operand.fact : operand.kind === 'figure' ? FIGURE : RECKONED}
        getOptionLabel={word}
        noOptionsText={t('common.nothingFound')}
        onChange={(_, option) => choose(option)}
        renderInput={(params) => <TextField {...params} size="small" label={t('matching.operand')} />}
      />
      {operand.kind === 'figure' ? <Figure label="matching.value" value={operand.value} money={beside} onChange={(value) => onChange({ kind: 'figure', value })} /> : null}
      {operand.kind === 'reckoned' ? (
        <Box role="group" aria-label={t('matching.calculation')} sx={{ display: 'grid', gap: 1, borderLeft: 2, borderColor: 'divider', pl: 1 }}>
          {operand.args.map((arg, i) => (
            <Box key={i} sx={{ display: 'grid', gap: 1 }}>
              {i === 1 ? (
                <TextField select size="small" label={t('matching.sign')} value={operand.sign} onChange={(event) => onChange({ ...operand, sign: event.target.value as Sign })}>
                  {SIGNS.map((sign) => <MenuItem key={sign} value={sign}>{t(`matching.signs.${SIGN_WORDS[sign]}`)}</MenuItem>)}
                </TextField>
              ) : null}
              <OperandField operand={arg} numbers={numbers} moneyFacts={moneyFacts} beside={(operand.sign === '+' || operand.sign === '-') && isMoney(operand.args[i === 0 ? 1 : 0], moneyFacts)} onChange={(next) => put(i === 0 ? 0 : 1, next)} level={level + 1} />
            </Box>
          ))}
        </Box>
      ) : null}
    </Box>
  );
}
const FIGURE = '#figure';
const RECKONED = '#reckoned';
const SIGN_WORDS: Record<Sign, string> = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' };

function Figure({ label, value, money, onChange }: { label: string; value: number | null; money: boolean; onChange: (value: number | null) => void }) {
  const t = useTranslate();
  return <NumberField label={label} value={value} scale={money ? 100 : 1} unit={money ? t('matching.yuan') : undefined} whole={money} onChange={onChange} />;
}
