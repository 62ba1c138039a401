import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { SpotCheck as Row, SpotCheckDetail } from '../../providers/types';
import { ActButton, type ActValues } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { useEnum } from '../../shared/enums';
import { InstantField, placeWords, To } from '../../shared/fields';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { FeedbackTabs } from './FeedbackTabs';

/** Closed orders drawn by share: somebody without a hand in them calls the person, and what they say is held against what was entered. */
export default function SpotCheckList() {
  const t = useTranslate();
  const order = (row: Row) => <To to={`/service-orders/${row.order.id}`}>{row.order.number}</To>;
  return (
    <ListFrame<Row>
      resource="spot-checks"
      title="feedback.spotChecks.title"
      crumbs={[{ label: 'nav.feedback', to: '/feedback' }]}
      scoped
      above={<FeedbackTabs at="/spot-checks" />}
      views={[
        { key: 'drawn', label: 'feedback.spotChecks.waiting', filter: { status: 'drawn' } },
        { key: 'mine', label: 'feedback.spotChecks.mine', filter: { status: 'taken', mine: true } },
        { key: 'differs', label: 'feedback.spotChecks.differs', filter: { status: 'differs' } },
        { key: 'agrees', label: 'feedback.spotChecks.closed', filter: { status: 'agrees' } },
        { key: 'unreachable', label: 'feedback.spotChecks.unreachable', filter: { status: 'unreachable' } },
        { key: 'all', label: 'list.all', filter: {} },
      ]}
      filters={[{ name: 'township', label: 'fields.township', kind: 'township' }, { name: 'status', label: 'fields.status', kind: 'enum', of: 'spotCheckStatus' }]}
      empty={{ title: 'feedback.spotChecks.empty', text: 'feedback.spotChecks.emptyText' }}
      card={(row) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}><Typography variant="body2" sx={{ fontWeight: 600 }}>{row.person.name}</Typography><StateChip of="spotCheckStatus" value={row.status} /></Stack>
          <Typography variant="body2">{row.itemName}</Typography>
          <Typography variant="caption" color="textSecondary">{[t('feedback.spotChecks.closedAt'), placeWords(row.place)].join(' · ')} <InstantField value={row.closedAt} /></Typography>
          <Found row={row} />
          {order(row)}
          <Acts row={row} />
        </Stack>
      )}
    >
      <DataTable.Col source="person" label="fields.person" disableSort render={(row: Row) => row.person.name} />
      <DataTable.Col source="order" label="fields.order" disableSort render={(row: Row) => <><div>{row.itemName}</div>{order(row)}</>} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(row: Row) => placeWords(row.place)} />
      <DataTable.Col source="closedAt" label="feedback.spotChecks.closedAt" disableSort render={(row: Row) => <InstantField value={row.closedAt} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(row: Row) => <StateChip of="spotCheckStatus" value={row.status} />} />
      <DataTable.Col source="takenBy" label="feedback.spotChecks.takenBy" disableSort render={(row: Row) => row.takenBy?.name ?? ''} />
      <DataTable.Col source="differences" label="feedback.spotChecks.found" disableSort render={(row: Row) => <Found row={row} />} />
      <DataTable.Col source="id" label="feedback.spotChecks.call" disableSort render={(row: Row) => <Acts row={row} />} />
    </ListFrame>
  );
}

/** What is no number goes out as it was typed: the API refuses it at its field, and nothing is lost. */
const asNumber = (typed: unknown): number => (Number.isNaN(Number(typed)) ? (typed as number) : Number(typed));

/** What differs, beside each other; calls in vain while nobody has answered. */
function Found({ row }: { row: Row }) {
  const t = useTranslate();
  const word = useEnum();
  const { said, entered } = row;
  const differs = (field: Row['differences'][number]): string =>
    field === 'delivered' ? t('feedback.spotChecks.notDelivered') : t('feedback.spotChecks.compared', { field: word('spotCheckField', field), entered: entered?.[field] ?? '—', said: said?.[field] ?? '—' });
  if (row.differences.length > 0) return <>{row.differences.map((field) => <Typography key={field} variant="body2" sx={{ color: 'yizhu.kiln' }}>{differs(field)}</Typography>)}</>;
  return row.tries > 0 ? <Typography variant="body2" color="textSecondary">{t('feedback.spotChecks.tries', { n: row.tries })}</Typography> : null;
}

function Acts({ row }: { row: Row }) {
  const t = useTranslate();
  const can = useCanAct('spotCheck');
  const base = { record: row, reload: () => get<SpotCheckDetail>('/spot-checks/{id}', { path: { id: row.id } }), size: 'small' as const };
  const at = (version: number | undefined) => ({ id: row.id, version });
  if (can(row, 'result'))
    return (
      <Stack direction="row" spacing={1}>
        <ActButton
          {...base}
          main
          label="feedback.spotChecks.result"
          text={<>{t('feedback.spotChecks.resultText', { item: [row.itemName, row.unit].filter(Boolean).join(' · ') })}</>}
          fields={[
            { name: 'delivered', label: 'feedback.spotChecks.delivered', kind: 'choice', choices: ['yes', 'no'].map((id) => ({ id, name: t(`feedback.spotChecks.${id}`) })) },
            { name: 'quantity', label: 'feedback.spotChecks.quantity', optional: true, help: 'feedback.spotChecks.quantityHelp' },
            { name: 'score', label: 'feedback.spotChecks.score', kind: 'rating', optional: true },
            { name: 'remarks', label: 'feedback.spotChecks.remarks', kind: 'long', optional: true, help: 'feedback.spotChecks.remarksHelp' },
          ]}
          run={({ delivered, quantity, ...rest }: ActValues, version) => acts.spotChecks.result(at(version), { ...rest, delivered: delivered === 'yes', ...(quantity ? { quantity: asNumber(quantity) } : {}) })}
        />
        <ActButton {...base} label="feedback.spotChecks.miss" text="feedback.spotChecks.missText" run={(_, version) => acts.spotChecks.tries(at(version))} />
      </Stack>
    );
  return can(row, 'taking') ? <ActButton {...base} label={row.status === 'taken' ? 'feedback.spotChecks.takeOver' : 'feedback.spotChecks.take'} run={(_, version) => acts.spotChecks.taking(at(version))} /> : null;
}
