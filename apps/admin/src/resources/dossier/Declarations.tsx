import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Add from '@mui/icons-material/Add';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import type { Declaration, DossierFacts, Household } from '../../providers/types';
import { ActButton, type ActField, type ActValues } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { ENUMS, useEnum } from '../../shared/enums';
import { useMay, useTimes, useYuan } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { Sparkline } from '../../shared/Sparkline';
import { today } from '../../shared/time';

interface Line { kind: string; personId: string; amount: string }
const COUNTED: ReadonlySet<string> = new Set(['dwelling', 'vehicle']);
const GROUPS = { income: ['wage', 'business', 'property_income', 'transfer', 'other_income'], assets: ['savings', 'securities', 'dwelling', 'vehicle'], expense: ['medical', 'education', 'care', 'rent', 'other_expense'] } as const;

/** What the household declares of its means: the newest declaration with its sums, how income a head went, and a new one. */
export function Declarations({ household, facts }: { household: Household; facts: DossierFacts }) {
  const t = useTranslate();
  const may = useMay();
  const [chosen, setChosen] = useState(0);
  const declarations = facts.declarations;
  const shown = declarations[chosen] ?? declarations[0];
  return (
    <Section title="dossier.means" action={may('household:describe') ? <Declare household={household} latest={declarations[0]} /> : null}>
      {shown ? <DeclarationShown declaration={shown} declarations={declarations} household={household} /> : <EmptyState small title="dossier.noMeans" text="dossier.noMeansText" />}
      {declarations.length > 1 ? (
        <TextField select size="small" label={t('dossier.earlier')} value={chosen} onChange={(event) => setChosen(Number(event.target.value))} sx={{ mt: 2, minWidth: 200 }}>
          {declarations.map((declaration, i) => <MenuItem key={declaration.id} value={i}>{declaration.declaredOn}{i === 0 ? ` (${t('dossier.newest')})` : ''}</MenuItem>)}
        </TextField>
      ) : null}
    </Section>
  );
}

function DeclarationShown({ declaration, declarations, household }: { declaration: Declaration; declarations: Declaration[]; household: Household }) {
  const t = useTranslate();
  const word = useEnum();
  const yuan = useYuan();
  const { day } = useTimes();
  const nameOf = (id: string | null) => (id === null ? t('dossier.wholeHousehold') : (household.members.find((member) => member.id === id)?.name ?? t('dossier.formerMember')));
  const value = (kind: string, n: number) => (COUNTED.has(kind) ? t(`dossier.count.${kind}`, { smart_count: n }) : yuan(n));
  const heads = [...declarations].reverse().map(({ perHeadMonthFen }) => perHeadMonthFen);
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, mb: 2 }}>
        <Sum label="dossier.perHead" text={yuan(declaration.perHeadMonthFen)} strong>{heads.length > 1 ? <Sparkline values={heads} label={t('dossier.perHeadTrend', { n: heads.length })} /> : null}</Sum>
        <Sum label="dossier.incomeMonth" text={yuan(declaration.incomeMonthFen)} />
        <Sum label="dossier.expenseYear" text={yuan(declaration.expenseYearFen)} />
        <Sum label="dossier.assets" text={yuan(declaration.assetsFen)} />
      </Box>
      <Box sx={{ display: 'grid', columnGap: 4, rowGap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, 1fr)' } }}>
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => {
          const lines = declaration.lines.filter(({ kind }) => (GROUPS[group] as readonly string[]).includes(kind));
          return lines.length === 0 ? null : (
            <Box key={group}>
              <Typography variant="caption" color="textSecondary" component="h3" sx={{ fontWeight: 600 }}>{t(`dossier.group.${group}`)}</Typography>
              <Box component="dl" sx={{ m: 0 }}>
                {lines.map((line) => (
                  <Stack key={`${line.kind}${line.personId ?? ''}`} direction="row" spacing={1} sx={{ py: 0.5, borderBottom: 1, borderColor: 'divider', justifyContent: 'space-between' }}>
                    <Typography component="dt" variant="body2">{word('declaredKind', line.kind)}<Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 1 }}>{nameOf(line.personId)}</Typography></Typography>
                    <Typography component="dd" variant="body2" sx={{ m: 0, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{value(line.kind, line.value)}</Typography>
                  </Stack>
                ))}
              </Box>
            </Box>
          );
        })}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5, mb: 0 }}>
        {[t('dossier.declaredOn', { day: day(declaration.declaredOn) }), t('dossier.declaredBy', { name: declaration.declaredBy }), declaration.paperNumber, t('dossier.recordedBy', { name: declaration.recordedBy }), declaration.remark].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}

function Sum({ label, text, strong = false, children }: { label: string; text: string; strong?: boolean; children?: React.ReactNode }) {
  const t = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" color="textSecondary" component="div">{t(label)}</Typography>
      <Typography sx={{ fontWeight: 600, fontSize: strong ? '1.125rem' : '1rem', fontVariantNumeric: 'tabular-nums' }}>{text}</Typography>
      {children}
    </Box>
  );
}

function Declare({ household, latest }: { household: Household; latest: Declaration | undefined }) {
  const head = household.members.find((member) => member.isHead);
  const lines: Line[] = latest
    ? latest.lines.filter(({ personId }) => personId === null || household.members.some(({ id }) => id === personId)).map((line) => ({ kind: line.kind, personId: line.personId ?? '', amount: String(COUNTED.has(line.kind) ? line.value : line.value / 100) }))
    : [{ kind: 'wage', personId: head?.id ?? '', amount: '' }];
  const fields: ActField[] = [
    { name: 'declaredOn', label: 'fields.declaredOn', kind: 'date', initial: today() },
    { name: 'declaredBy', label: 'fields.declaredBy', initial: head?.name ?? '' },
    { name: 'lines', label: 'fields.lines', initial: lines, render: (value, set, _error, errors) => <Lines household={household} value={(value as Line[] | null) ?? []} onChange={set} errors={errors} /> },
    { name: 'paperNumber', label: 'fields.formNumber', optional: true },
    { name: 'remark', label: 'fields.remark', kind: 'long', optional: true },
  ];
  const run = ({ lines: typed, ...rest }: ActValues) =>
    acts.households.declare(household.id, { ...rest, lines: (typed as Line[]).map(({ kind, personId, amount }) => ({ kind, ...(personId ? { personId } : {}), value: COUNTED.has(kind) ? Number(amount || 0) : Math.round(Number(amount || 0) * 100) })) });
  return <ActButton label="dossier.declare" size="small" wide text="dossier.declareText" fields={fields} run={run} />;
}

/** One line an item: what, whose, how much. */
function Lines({ household, value, onChange, errors }: { household: Household; value: Line[]; onChange: (lines: Line[]) => void; errors: Record<string, string> }) {
  const t = useTranslate();
  const word = useEnum();
  const put = (index: number, change: Partial<Line>) => onChange(value.map((line, i) => (i === index ? { ...line, ...change } : line)));
  const faultOf = (i: number) => errors[`lines[${i}].kind`] ?? errors[`lines[${i}].value`] ?? errors[`lines[${i}].personId`];
  return (
    <Box role="group" aria-label={t('fields.lines')} sx={{ display: 'grid', gap: 1.5 }}>
      {value.map((line, i) => (
        <Box key={i} sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: { xs: '1fr 1fr 40px', sm: '1.4fr 1fr 1.2fr 40px' } }}>
          <TextField select size="small" label={t('fields.declaredKind')} value={line.kind} onChange={(event) => put(i, { kind: event.target.value })} error={Boolean(faultOf(i))} helperText={faultOf(i)}>
            {ENUMS.declaredKind.map((kind) => <MenuItem key={kind} value={kind}>{word('declaredKind', kind)}</MenuItem>)}
          </TextField>
          <TextField select size="small" label={t('fields.belongsTo')} value={line.personId} onChange={(event) => put(i, { personId: event.target.value })} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
            <MenuItem value="">{t('dossier.wholeHousehold')}</MenuItem>
            {household.members.filter(({ status }) => status !== 'erased').map((member) => <MenuItem key={member.id} value={member.id}>{member.name}</MenuItem>)}
          </TextField>
          <TextField size="small" type="number" label={t(`dossier.unit.${unitOf(line.kind)}`)} value={line.amount} onChange={(event) => put(i, { amount: event.target.value })} slotProps={{ htmlInput: { min: 0, step: 'any', inputMode: 'decimal' } }} sx={{ gridColumn: { xs: '1 / 3', sm: 'auto' } }} />
          <IconButton onClick={() => onChange(value.filter((_line, index) => index !== i))} aria-label={t('dossier.removeLine', { n: i + 1 })}><DeleteOutline fontSize="small" /></IconButton>
        </Box>
      ))}
      <Box><Button size="small" startIcon={<Add />} onClick={() => onChange([...value, { kind: ENUMS.declaredKind.find((kind) => !value.some((line) => line.kind === kind)) ?? 'wage', personId: value.at(-1)?.personId ?? '', amount: '' }])}>{t('dossier.addLine')}</Button></Box>
    </Box>
  );
}

const unitOf = (kind: string): string => (COUNTED.has(kind) ? 'count' : (GROUPS.income as readonly string[]).includes(kind) ? 'month' : kind === 'savings' || kind === 'securities' ? 'sum' : 'year');
