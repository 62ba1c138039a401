import { Alert, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { ServiceItemDetail } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField } from '../../shared/fields';
import { useLabel, useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip, WordChip } from '../../shared/StateChip';
import { useRuleCheck } from '../matching/useRuleCheck';
import { ItemOffer } from './ItemOffer';

export default function ItemShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['service-items', 'getOne', id], queryFn: ({ signal }) => get<ServiceItemDetail>('/service-items/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View item={data} />;
}

function View({ item }: { item: ServiceItemDetail }) {
  const t = useTranslate();
  const label = useLabel();
  const word = useEnum();
  return (
    <Page
      title={label(item.name)}
      crumbs={[{ label: 'nav.items', to: '/service-items' }, { label: label(item.name) }]}
      chips={<><StateChip of="itemStatus" value={item.status} />{item.targetGroups.map((group) => <WordChip key={group} of="group" value={group} />)}</>}
      subtitle={[word('itemKind', item.kind), word('serviceClass', item.serviceClass), word('brandModule', item.brandModule), item.publishedInRelease ? t('catalogue.release', { n: item.publishedInRelease }) : ''].filter(Boolean).join(' · ')}
      actions={<ItemActs item={item} />}
    >
      <Notices item={item} />
      <Split
        main={
          <>
            <Section title="catalogue.about"><Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>{label(item.description) || t('common.none')}</Typography></Section>
            <ForWhom rule={item.rule} />
            <Section title="catalogue.form.standard"><ItemOffer item={item} /></Section>
          </>
        }
        side={
          <>
            <Differences item={item} />
            <Section title="catalogue.form.policy">
              <Facts rows={[['fields.policyBasis', item.policyBasis], ['fields.howToApply', item.howToApply]]} />
            </Section>
            {item.review.revisedAt ? (
              <Section title="catalogue.review">
                <Stack spacing={0.75}>
                  <Typography variant="body2">{t('catalogue.revisedBy', { name: item.review.revisedByName })} · <InstantField value={item.review.revisedAt} /></Typography>
                  {item.review.reviewedAt ? <Typography variant="body2">{t('catalogue.reviewedBy', { name: item.review.reviewedByName })} · <InstantField value={item.review.reviewedAt} /></Typography> : null}
                </Stack>
              </Section>
            ) : null}
          </>
        }
      />
    </Page>
  );
}

/** Whom it is for, said from the rule. */
function ForWhom({ rule }: { rule: unknown }) {
  const t = useTranslate();
  const label = useLabel();
  const { data } = useRuleCheck(rule);
  return (
    <Section title="catalogue.forWhom">
      <Typography variant="body2" color={rule ? 'textPrimary' : 'textSecondary'}>{rule ? (data?.sentence ? label(data.sentence) : '…') : t('catalogue.noRule')}</Typography>
    </Section>
  );
}

/** What may be done with it now, the likely act filled. */
function ItemActs({ item }: { item: ServiceItemDetail }) {
  const t = useTranslate();
  const can = useCanAct('item');
  const may = useMay();
  const reload = () => get<ServiceItemDetail>('/service-items/{id}', { path: { id: item.id } });
  const at = (version: number | undefined) => ({ id: item.id, version });
  const changed = !item.inForce || item.changes.length > 0;
  // What the list still has is restored as it is there; what has left it begins anew as a draft.
  const retired = item.status === 'retired';
  const common = { record: item, reload };
  return (
    <>
      {can(item, 'retirement') ? <ActButton label="catalogue.retire" text="catalogue.retireText" danger {...common} run={(_, version) => acts.catalogue.retire(at(version))} /> : null}
      {can(item, 'reversion') && !retired ? <ActButton label="catalogue.revert" text="catalogue.revertText" danger {...common} run={(_, version) => acts.catalogue.revert(at(version))} /> : null}
      {can(item, 'takingBack') ? <ActButton label="catalogue.takeBack" {...common} run={(_, version) => acts.catalogue.takeBack(at(version))} /> : null}
      {can(item, 'return') ? <ActButton label="catalogue.sendBack" {...common} fields={[{ name: 'reason', label: 'catalogue.whatToChange', kind: 'long' }]} run={(values, version) => acts.catalogue.sendBack(at(version), values as { reason: string })} /> : null}
      {can(item, 'reinstatement') ? <ActButton label="catalogue.reinstate" main {...common} run={(_, version) => (item.inForce ? acts.catalogue.revert(at(version)) : acts.catalogue.reinstate(at(version)))} /> : null}
      {may('matching:read') && item.inForce && item.rule ? <Button variant="outlined" component={Link} to={`/service-items/${item.id}/reach`}>{t('catalogue.reach')}</Button> : null}
      {can(item, 'edit') ? <Button variant="outlined" component={Link} to={`/service-items/${item.id}/edit`}>{t('catalogue.edit')}</Button> : null}
      {can(item, 'submission') && changed ? <ActButton label="catalogue.submit" main done="catalogue.submitted" {...common} run={(_, version) => acts.catalogue.submit(at(version))} /> : null}
      {can(item, 'approval') ? <ActButton label="catalogue.approve" text="catalogue.approveText" main done="catalogue.approved" {...common} run={(_, version) => acts.catalogue.approve(at(version))} /> : null}
    </>
  );
}

function Notices({ item }: { item: ServiceItemDetail }) {
  const t = useTranslate();
  const may = useMay();
  return (
    <>
      {item.status === 'draft' && item.review.note ? <Alert severity="warning" sx={{ mb: 2 }}>{t('catalogue.sentBack', { name: item.review.reviewedByName, note: item.review.note })}</Alert> : null}
      {item.status === 'in_review' && may('service-item:review') && !item.allowedActs.includes('approve') ? <Alert severity="info" sx={{ mb: 2 }}>{t('catalogue.ownReview')}</Alert> : null}
      {item.status === 'retired' && item.inForce ? <Alert severity="info" sx={{ mb: 2 }}>{t('catalogue.leaving')}</Alert> : null}
    </>
  );
}

function Differences({ item }: { item: ServiceItemDetail }) {
  const t = useTranslate();
  const label = useLabel();
  if (item.status === 'published') return null;
  return (
    <Section title="catalogue.changesTitle" {...(item.changes.length > 0 ? { count: item.changes.length } : {})}>
      {item.changes.length > 0 ? (
        <Stack component="ul" spacing={0.75} sx={{ m: 0, pl: 2.5 }}>{item.changes.map((change) => <Typography component="li" variant="body2" key={change.zh}>{label(change)}</Typography>)}</Stack>
      ) : (
        <Typography variant="body2" color="textSecondary">{t(item.inForce ? 'catalogue.unchanged' : 'catalogue.newItem')}</Typography>
      )}
    </Section>
  );
}
