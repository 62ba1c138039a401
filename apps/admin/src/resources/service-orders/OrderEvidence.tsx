import AddPhoto from '@mui/icons-material/AddPhotoAlternateOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Draw from '@mui/icons-material/DrawOutlined';
import Pending from '@mui/icons-material/RadioButtonUnchecked';
import Receipt from '@mui/icons-material/ReceiptLongOutlined';
import { Alert, Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useRefresh, useTranslate } from 'ra-core';
import { useRef, useState } from 'react';
import { acts } from '../../providers/acts';
import type { Order } from '../../providers/types';
import { useCanAct } from '../../shared/canAct';
import { useEnum } from '../../shared/enums';
import { useTimes } from '../../shared/hooks';
import { OpenedPicture } from '../../shared/OpenedPicture';
import { Section } from '../../shared/Page';
import { useWork } from '../../shared/useWork';
import { SignaturePad } from './SignaturePad';

type Proof = Order['proofs'][number];
const ICON = { photo: <AddPhoto />, receipt: <Receipt /> } as const;

/** What the item demands of the delivery, what of it is there, and the pictures; attempts in vain above. */
export function OrderEvidence({ order }: { order: Order }) {
  const t = useTranslate();
  const word = useEnum();
  const refresh = useRefresh();
  const can = useCanAct('order');
  const { instant } = useTimes();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<'photo' | 'receipt'>('photo');
  const { busy, work } = useWork();
  const [signing, setSigning] = useState(false);
  const [open, setOpen] = useState<Proof | null>(null);
  const adds = can(order, 'delivery');
  const change = async (run: () => Promise<unknown>) => {
    const done = await work(run);
    if (done) refresh();
    if (input.current) input.current.value = '';
    return done;
  };
  if (order.demands.length === 0 && order.proofs.length === 0 && !order.positionCheck && !adds) return null;
  return (
    <Section title="orders.evidence.title" count={order.proofs.length}>
      {order.demands.length > 0 ? (
        <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1, mb: 1 }} aria-label={t('orders.evidence.demanded')} role="group">
          {order.demands.map(({ kind: demand, met }) => <Chip key={demand} size="small" variant="outlined" color={met ? 'primary' : 'warning'} icon={met ? <CheckCircle /> : <Pending />} label={t(met ? 'orders.evidence.met' : 'orders.evidence.open', { what: word('evidence', demand) })} />)}
        </Stack>
      ) : null}
      {order.positionCheck && order.positionCheck !== 'near' ? <Alert severity="warning" sx={{ mb: 1 }}>{word('positionCheck', order.positionCheck)}{order.farReason ? t('orders.evidence.farBecause', { reason: order.farReason }) : ''}</Alert> : null}
      {adds ? (
        <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1, mb: order.proofs.length > 0 ? 1 : 0 }}>
          <input ref={input} hidden type="file" accept="image/jpeg,image/png,image/webp" aria-label={t('orders.evidence.add')} onChange={(event) => { const file = event.target.files?.[0]; if (file) void change(() => acts.serviceOrders.addProof(order.id, kind, file)); }} />
          {(['photo', 'receipt'] as const).map((each) => <Button key={each} size="small" variant="outlined" startIcon={ICON[each]} loading={busy && kind === each} onClick={() => { setKind(each); input.current?.click(); }}>{t(`orders.evidence.add_${each}`)}</Button>)}
          <Button size="small" variant="outlined" startIcon={<Draw />} onClick={() => setSigning(true)}>{t('orders.evidence.sign')}</Button>
        </Stack>
      ) : null}
      <Stack spacing={0.5} sx={{ alignItems: 'flex-start' }}>
        {order.proofs.map((proof) => <Button key={proof.id} onClick={() => setOpen(proof)}>{t('orders.evidence.by', { what: word('evidence', proof.kind), who: proof.addedBy, at: instant(proof.addedAt) })}</Button>)}
      </Stack>
      {order.confirmation ? (
        <Typography variant="body2" sx={{ mt: 1 }}>{t('orders.evidence.confirmed', { by: word('confirmedBy', order.confirmation.by), who: order.confirmation.recordedBy })}{order.confirmation.unableBecause ? <Box component="span" sx={{ color: 'text.secondary' }}> {word('unableReason', order.confirmation.unableBecause)}</Box> : null}</Typography>
      ) : null}
      {signing ? <SignaturePad name={order.person.name} onClose={() => setSigning(false)} onSigned={async (file) => { if (await change(() => acts.serviceOrders.addProof(order.id, 'signature', file))) setSigning(false); }} /> : null}
      {open ? (
        <OpenedPicture
          path="/order-proofs/{id}/content"
          id={open.id}
          title={word('evidence', open.kind)}
          onClose={() => setOpen(null)}
          actions={adds ? <Button color="error" loading={busy} onClick={() => void change(async () => { await acts.serviceOrders.removeProof(open.id); setOpen(null); })}>{t('orders.evidence.remove')}</Button> : null}
        />
      ) : null}
    </Section>
  );
}

/** When it was tried in vain, by whom and why. */
export function FailedAttempts({ order }: { order: Order }) {
  const t = useTranslate();
  const word = useEnum();
  const { instant } = useTimes();
  if (order.attempts.length === 0) return null;
  return (
    <Section title="orders.attempts.title" count={order.attempts.length} flush>
      {order.toldUp ? <Alert severity="warning" sx={{ mx: 2, mb: 1.5 }}>{t('orders.attempts.toldUp')}</Alert> : null}
      {order.attempts.map((attempt) => (
        <Box key={attempt.at} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>{word('attemptReason', attempt.reason)}</Typography>
          <Typography variant="caption" color="textSecondary">{[attempt.provider.name, instant(attempt.at)].join(' · ')}</Typography>
          {attempt.words ? <Typography variant="body2">{attempt.words}</Typography> : null}
        </Box>
      ))}
    </Section>
  );
}
