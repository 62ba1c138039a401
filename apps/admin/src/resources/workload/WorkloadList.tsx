import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { Workload } from '../../providers/types';
import { ListFrame } from '../../shared/ListFrame';
import { Sparkline } from '../../shared/Sparkline';

/** What each member has before them in the next fourteen days. */
export default function WorkloadList() {
  const t = useTranslate();
  const kinds = (r: Workload) => Object.entries(r.kinds as Record<string, number>).map(([kind, n]) => t(`team.load.${kind}`, { n })).join(t('common.comma'));
  const chart = (r: Workload) => <Box sx={{ width: 160 }}><Sparkline values={r.days} label={t('team.load.chart', { name: r.member.name, n: r.total })} width={160} /></Box>;
  return (
    <ListFrame<Workload>
      resource="workload"
      title="team.load.title"
      crumbs={[{ label: 'nav.team' }]}
      scoped
      views={[{ key: 'all', label: 'list.all', filter: {} }, ...(['coordinator', 'social_worker', 'volunteer'] as const).map((role) => ({ key: role, label: `enums.memberRole.${role}`, filter: { role } }))]}
      empty={{ title: 'team.empty.title', text: 'team.empty.text' }}
      to={(r) => `/team-members/${r.id}`}
      card={(r) => <Stack spacing={0.5}><Typography sx={{ fontWeight: 600 }}>{r.member.name} · {r.total}</Typography><Typography variant="caption" color="textSecondary">{kinds(r)}</Typography>{chart(r)}</Stack>}
    >
      <DataTable.Col source="name" label="fields.name" render={(r: Workload) => <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{r.member.name}</Typography>} />
      <DataTable.Col source="total" label="team.load.total" disableSort />
      <DataTable.Col source="kinds" label="team.load.kinds" disableSort render={kinds} />
      <DataTable.Col source="days" label="team.load.days" disableSort render={chart} />
    </ListFrame>
  );
}
