import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import type { OutgoingMessage } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useEnum } from '../../shared/enums';
import { InstantField } from '../../shared/fields';
import { useTimes } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { QuietHoursButton } from './QuietHoursButton';

/** What leaves the house by SMS and WeChat: what was given up first, as somebody has to look at it. */
export default function OutgoingMessageList() {
  const t = useTranslate();
  const word = useEnum();
  const how = (m: OutgoingMessage) => `${word('messageChannel', m.channel)} · ${word('messageTo', m.to)}`;
  const resend = (m: OutgoingMessage) => (m.allowedActs.includes('resend') ? <ActButton label="notifications.outgoing.resend" size="small" record={m} run={(_, version) => acts.notifications.resend({ id: m.id, version })} /> : null);
  return (
    <ListFrame<OutgoingMessage>
      resource="outgoing-messages"
      title="notifications.outgoing.title"
      crumbs={[{ label: 'nav.settings' }]}
      actions={<QuietHoursButton />}
      above={<Alert severity="info" sx={{ mb: 2 }}>{t('notifications.outgoing.standIn')}</Alert>}
      views={[{ key: 'all', label: 'list.all', filter: {} }, ...(['dead', 'waiting', 'sent'] as const).map((status) => ({ key: status, label: `enums.messageStatus.${status}`, filter: { status } }))]}
      filters={[{ name: 'channel', label: 'notifications.outgoing.channel', kind: 'enum', of: 'messageChannel' }]}
      empty={{ title: 'notifications.outgoing.empty.title', text: 'notifications.outgoing.empty.text' }}
      card={(m) => (
        <Stack spacing={0.5}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}><Typography variant="caption" color="textSecondary">{how(m)}</Typography><StateChip of="messageStatus" value={m.status} /></Stack>
          <Typography variant="body2">{m.text}</Typography>
          <Outcome message={m} />
          <Box>{resend(m)}</Box>
        </Stack>
      )}
    >
      <DataTable.Col source="text" label="notifications.outgoing.text" disableSort render={(m: OutgoingMessage) => <Typography variant="body2">{m.text}</Typography>} />
      <DataTable.Col source="channel" label="notifications.outgoing.channel" disableSort render={how} />
      <DataTable.Col source="madeAt" label="notifications.outgoing.madeAt" render={(m: OutgoingMessage) => <InstantField value={m.madeAt} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(m: OutgoingMessage) => <Stack spacing={0.25} sx={{ alignItems: 'flex-start' }}><StateChip of="messageStatus" value={m.status} /><Outcome message={m} /></Stack>} />
      <DataTable.Col source="attempts" label="notifications.outgoing.attempts" disableSort align="right" />
      <DataTable.Col source="id" label={false} disableSort render={resend} />
    </ListFrame>
  );
}

/** When it went out or may; of one that failed, why. */
function Outcome({ message: { status, availableAt, sentAt, lastError } }: { message: OutgoingMessage }) {
  const t = useTranslate();
  const { instant } = useTimes();
  const words = lastError ? t('notifications.outgoing.fault', { fault: lastError }) : status === 'waiting' ? t('notifications.outgoing.notBefore', { at: instant(availableAt) }) : sentAt ? t('notifications.outgoing.sentAt', { at: instant(sentAt) }) : null;
  return words ? <Typography variant="caption" color="textSecondary">{words}</Typography> : null;
}
