import { Box, Card, FormControlLabel, Stack, Switch, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { CategoryRule } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useMay, useNarrow } from '../../shared/hooks';
import { Page, RowsSkeleton } from '../../shared/Page';

/** What each tier asks for; a county changes it here. */
export default function RuleTable() {
  const t = useTranslate();
  const word = useEnum();
  const narrow = useNarrow();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['category-rules'], queryFn: ({ signal }) => get<{ data: CategoryRule[] }>('/category-rules', { signal }) });
  const words = (rule: CategoryRule) => [
    t(rule.needsConfirmation ? 'categories.rules.two' : 'categories.rules.one'),
    rule.reviewEveryMonths === null ? t('categories.rules.never') : t('categories.rules.months', { smart_count: rule.reviewEveryMonths }),
    t('categories.rules.days', { smart_count: rule.visitEveryDays }),
    rule.assessEveryMonths === null ? t('categories.rules.notAssessed') : t('categories.rules.months', { smart_count: rule.assessEveryMonths }),
  ];
  const change = (rule: CategoryRule) => <ChangeRule rule={rule} onDone={() => void refetch()} />;
  return (
    <Page title={t('categories.rules.title')} crumbs={[{ label: 'nav.settings' }]} subtitle={t('categories.rules.says')}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      <Card sx={{ overflowX: 'auto' }}>
        {isPending ? <RowsSkeleton rows={7} /> : null}
        {data && narrow
          ? data.data.map((rule) => (
              <Box key={rule.category} sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider' }}>
                <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}><Typography sx={{ fontWeight: 600 }}>{word('ruledCategory', rule.category)}</Typography>{change(rule)}</Stack>
                <Typography variant="body2" color="textSecondary">{words(rule).join(' · ')}</Typography>
              </Box>
            ))
          : null}
        {data && !narrow ? (
          <Table>
            <TableHead><TableRow>{['fields.category', 'categories.rules.needsConfirmation', 'categories.rules.reviewEveryMonths', 'categories.rules.visitEveryDays', 'categories.rules.assessEveryMonths'].map((label) => <TableCell key={label}>{t(label)}</TableCell>)}<TableCell /></TableRow></TableHead>
            <TableBody>
              {data.data.map((rule) => (
                <TableRow key={rule.category}>
                  <TableCell sx={{ fontWeight: 600 }}>{word('ruledCategory', rule.category)}{rule.version === 0 ? <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 1 }}>{t('categories.rules.byDefault')}</Typography> : null}</TableCell>
                  {words(rule).map((text, i) => <TableCell key={i}>{text}</TableCell>)}
                  <TableCell align="right">{change(rule)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : null}
      </Card>
    </Page>
  );
}

function ChangeRule({ rule, onDone }: { rule: CategoryRule; onDone: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  if (!may('category-rule:manage')) return null;
  const fields: ActField[] = [
    { name: 'needsConfirmation', label: 'categories.rules.needsConfirmation', initial: rule.needsConfirmation, render: (value, set) => <FormControlLabel control={<Switch checked={Boolean(value)} onChange={(_, on) => set(on)} />} label={t('categories.rules.needsConfirmation')} /> },
    { name: 'reviewEveryMonths', label: 'categories.rules.reviewEveryMonths', optional: true, initial: rule.reviewEveryMonths, render: number('categories.rules.reviewEveryMonths', 60, t('categories.rules.never')) },
    { name: 'visitEveryDays', label: 'categories.rules.visitEveryDays', initial: rule.visitEveryDays, render: number('categories.rules.visitEveryDays', 366) },
    { name: 'assessEveryMonths', label: 'categories.rules.assessEveryMonths', optional: true, initial: rule.assessEveryMonths, render: number('categories.rules.assessEveryMonths', 60, t('categories.rules.notAssessed')) },
  ];
  return (
    <ActButton
      size="small"
      label="ra.action.edit"
      title={word('ruledCategory', rule.category)}
      record={rule}
      reload={async () => (await get<{ data: CategoryRule[] }>('/category-rules')).data.find((r) => r.category === rule.category)!}
      fields={fields}
      run={(values, version) => acts.categoryRules.change(rule.category, version, { reviewEveryMonths: null, assessEveryMonths: null, ...values } as never)}
      onDone={onDone}
    />
  );

  function number(label: string, max: number, placeholder = ''): NonNullable<ActField['render']> {
    return (value, set, error) => <TextField type="number" label={t(label)} value={value ?? ''} onChange={(event) => set(event.target.value === '' ? null : Number(event.target.value))} placeholder={placeholder} error={Boolean(error)} helperText={error} slotProps={{ htmlInput: { min: 1, max, inputMode: 'numeric' }, inputLabel: { shrink: true } }} />;
  }
}
