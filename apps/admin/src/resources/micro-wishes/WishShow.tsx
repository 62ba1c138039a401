import { Alert, Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { WishDetail } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { DeadlineField } from '../../shared/Deadline';
import { ErrorState } from '../../shared/EmptyState';
import { useChoices, useEnum } from '../../shared/enums';
import { DayField, Facts, InstantField, placeWords, To } from '../../shared/fields';
import { HistoryTimeline } from '../../shared/HistoryTimeline';
import { useMay, useYuan } from '../../shared/hooks';
import { MaskedId } from '../../shared/MaskedId';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { WishProofs } from './WishProofs';
import { WishReview } from './WishReview';

const because: ActField[] = [{ name: 'reason', label: 'fields.reason', kind: 'long' }];

export default function WishShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['micro-wishes', 'getOne', id], queryFn: ({ signal }) => get<WishDetail>('/micro-wishes/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View key={data.id} wish={data} />;
}

function View({ wish }: { wish: WishDetail }) {
  const t = useTranslate();
  const yuan = useYuan();
  const word = useEnum();
  const may = useMay();
  const can = useCanAct('wish');
  const givenBy = useChoices('givenBy');
  const [code, setCode] = useState<string | null>(null);
  const base = { record: wish, reload: () => get<WishDetail>('/micro-wishes/{id}', { path: { id: wish.id } }) };
  const at = (version: number | undefined) => ({ id: wish.id, version });
  const reviews = can(wish, 'review');
  return (
    <Page
      title={wish.title}
      crumbs={[{ label: 'nav.wishes', to: '/micro-wishes' }]}
      chips={<StateChip of="wishStatus" value={wish.status} />}
      subtitle={[wish.number, word('wishKind', wish.kind), yuan(wish.priceFen)].join(' · ')}
      actions={
        <>
          {can(wish, 'withdrawal') ? <ActButton {...base} label="wishes.act.withdrawal" danger fields={because} run={(v, version) => acts.wishes.withdraw(at(version), v as { reason: string })} /> : null}
          {can(wish, 'release') ? <ActButton {...base} label="wishes.act.release" danger fields={because} text="wishes.act.releaseText" run={(v, version) => acts.wishes.release(at(version), v as { reason: string })} /> : null}
          {can(wish, 'claims') ? <ActButton {...base} label="wishes.act.claim" main text="wishes.act.claimText" fields={[{ name: 'name', label: 'wishes.giver' }, { name: 'phone', label: 'fields.phone' }]} run={(v, version) => acts.wishes.claim(at(version), v as { name: string; phone: string })} onDone={(answer) => setCode((answer as { claimCode: string }).claimCode)} /> : null}
          {can(wish, 'fulfilment') ? <ActButton {...base} label="wishes.act.fulfilment" main disabled={wish.photos.length === 0} fields={[{ name: 'note', label: 'fields.deliveryNote', kind: 'long', optional: true }]} run={(v, version) => acts.wishes.fulfil(at(version), v)} /> : null}
          {can(wish, 'contestation') ? <ActButton {...base} label="wishes.act.contestation" danger fields={because} run={(v, version) => acts.wishes.contest(at(version), v as { reason: string })} /> : null}
          {can(wish, 'confirmation') ? <ActButton {...base} label="wishes.act.confirmation" main fields={[{ name: 'thanks', label: 'wishes.thanks', kind: 'long', optional: true, help: 'wishes.thanksHelp' }]} run={(v, version) => acts.wishes.confirm(at(version), v)} /> : null}
          {wish.status === 'confirmed' && !wish.hasFeedback && may('feedback:record') ? <ActButton {...base} label="orders.act.feedback" main fields={[{ name: 'score', label: 'fields.score', kind: 'rating' }, { name: 'givenBy', label: 'fields.givenBy', kind: 'choice', choices: givenBy, initial: 'telephone' }, { name: 'comment', label: 'fields.comment', kind: 'long', optional: true }]} run={(v) => acts.wishes.feedback({ id: wish.id }, v)} /> : null}
        </>
      }
    >
      {code ? <Alert severity="success" onClose={() => setCode(null)} sx={{ mb: 2 }}>{t('wishes.codeIs', { code })}</Alert> : null}
      {wish.status === 'claimed' && wish.photos.length === 0 ? <Alert severity="info" sx={{ mb: 2 }}>{t('wishes.proofs.needed')}</Alert> : null}
      <Split
        main={
          <>
            {reviews ? <WishReview key={wish.version} wish={wish} /> : (
              <Section title="wishes.onWall">
                <Typography sx={{ whiteSpace: 'pre-wrap' }}>{wish.words}</Typography>
                {wish.thanks ? <Alert severity="success" icon={false} sx={{ mt: 2 }}>{wish.thanks}</Alert> : null}
              </Section>
            )}
            <WishProofs wish={wish} />
            {wish.claims.length > 0 ? (
              <Section title="wishes.claims" count={wish.claims.length} flush>
                {[...wish.claims].reverse().map((claim) => (
                  <Box key={claim.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25 }}>
                    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}>
                      <Typography variant="body2" sx={{ fontWeight: 600 }}>{claim.giver?.name ?? t('wishes.giverForgotten')}</Typography>
                      <StateChip of="claimStatus" value={claim.status} />
                      {claim.status === 'held' ? <DeadlineField dueAt={claim.expiresAt} /> : null}
                    </Stack>
                    <Typography variant="caption" color="textSecondary" component="div">{word('claimChannel', claim.channel)} · <InstantField value={claim.claimedAt} /></Typography>
                    {claim.giver ? <MaskedId masked={claim.giver.phoneMasked} field="phone" needs="micro-wish:manage" reveal={(_field, reason) => acts.wishes.revealGiver(claim.id, { reason })} /> : null}
                  </Box>
                ))}
              </Section>
            ) : null}
          </>
        }
        side={
          <>
            <Section>
              <Facts
                rows={[
                  ['fields.person', wish.person.name],
                  ['fields.household', may('household:read') ? <To key="h" to={`/households/${wish.household.id}`}>{t('requests.householdOf', { name: wish.household.headName })}</To> : wish.household.headName],
                  ['fields.place', placeWords(wish.place)],
                  ['wishes.wallUntil', wish.wallUntil ? <DayField key="w" value={wish.wallUntil} /> : null],
                  ['wishes.told', reviews ? null : wish.told],
                  ['fields.deliveryNote', wish.deliveryNote],
                  ['fields.reason', wish.reason],
                  ['wishes.submittedBy', wish.submittedBy],
                ]}
              />
            </Section>
            <Section title="timeline.title"><HistoryTimeline history={wish.history} of="wishStatus" /></Section>
          </>
        }
      />
    </Page>
  );
}
