import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import type { AlertRule } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { InstantField, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { useEffectWords } from './effect';

export default function RuleList() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const { counts, share } = useEffectWords();
  const state = (r: AlertRule) => t(r.active ? 'monitoring.isActive' : 'monitoring.isInactive');
  return (
    <ListFrame<AlertRule>
      resource="alert-rules"
      title="nav.alertRules"
      crumbs={[{ label: 'nav.alerts', to: '/monitoring-alerts' }]}
      create={{ label: 'monitoring.createRule', to: '/alert-rules/create', needs: 'alert-rule:manage' }}
      empty={{ title: 'monitoring.noRules.title', text: 'monitoring.noRules.text', action: may('alert-rule:manage') ? <Button variant="contained" component={Link} to="/alert-rules/create">{t('monitoring.createRule')}</Button> : null }}
      to={(r) => `/alert-rules/${r.id}`}
      card={(r) => (
        <Stack spacing={0.25}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography sx={{ fontWeight: 600 }}>{r.name}</Typography><Typography variant="body2" color="textSecondary">{state(r)}</Typography></Stack>
          <Typography variant="body2">{counts(r)}</Typography>
          <Typography variant="caption" color="textSecondary">{share(r)}</Typography>
        </Stack>
      )}
    >
      <DataTable.Col source="name" label="monitoring.ruleName" disableSort render={(r: AlertRule) => <To to={`/alert-rules/${r.id}`}>{r.name}</To>} />
      <DataTable.Col source="kind" label="fields.ruleKind" disableSort render={(r: AlertRule) => word('ruleKind', r.kind)} />
      <DataTable.Col source="effect" label="monitoring.alertsSoFar" disableSort render={counts} />
      <DataTable.Col source="helpShare" label="monitoring.helpShare" disableSort render={share} />
      <DataTable.Col source="lastRun" label="monitoring.lastRun" disableSort render={(r: AlertRule) => (r.lastRun ? <InstantField value={r.lastRun.at} /> : t('common.never'))} />
      <DataTable.Col source="active" label="fields.status" disableSort render={state} />
    </ListFrame>
  );
}
