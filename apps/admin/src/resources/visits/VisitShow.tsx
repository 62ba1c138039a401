import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { get } from '../../providers/api';
import type { Household, VisitDetail } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useCanAct } from '../../shared/canAct';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField, placeWords, To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { Findings } from './Findings';
import { useCheckOut } from './visitActs';

/** One visit: when, by whom, who was seen, what was found. */
export default function VisitShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['visits', 'getOne', id], queryFn: ({ signal }) => get<VisitDetail>('/visits/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View visit={data} />;
}

function View({ visit }: { visit: VisitDetail }) {
  const t = useTranslate();
  const word = useEnum();
  const can = useCanAct('visit');
  const may = useMay();
  const checkOut = useCheckOut(visit);
  const seen = useNamesOf(visit);
  return (
    <Page
      title={t('visits.of', { name: visit.household.headName })}
      crumbs={[{ label: 'nav.visits', to: '/visits' }]}
      chips={<StateChip of="visitStatus" value={visit.status} />}
      subtitle={<>{visit.member.name} · <InstantField value={visit.checkedInAt} /></>}
      actions={can(visit, 'checkOut') ? <ActButton {...checkOut} main /> : null}
      width={900}
    >
      <Section>
        <Facts
          columns={2}
          rows={[
            ['fields.household', may('household:read') ? <To key="h" to={`/households/${visit.household.id}`}>{visit.household.headName}</To> : visit.household.headName],
            ['fields.place', placeWords(visit.place)],
            ['fields.member', visit.member.name],
            ['fields.visitKind', word('visitKind', visit.kind)],
            ['fields.checkedInAt', <InstantField key="i" value={visit.checkedInAt} />],
            ['fields.checkedOutAt', visit.checkedOutAt ? <InstantField key="o" value={visit.checkedOutAt} /> : null],
            ['fields.minutes', visit.minutes === null ? null : t('common.minutes', { smart_count: visit.minutes })],
            ['fields.distance', visit.distanceMetres === null ? null : t('visits.distance', { n: Math.round(visit.distanceMetres) })],
            ['fields.personsSeen', seen],
            ['fields.order', visit.order ? <To key="w" to={`/service-orders/${visit.order.id}`}>{visit.order.number}</To> : null],
          ]}
        />
      </Section>
      <Section title="fields.notes">
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{visit.notes || t('common.none')}</Typography>
      </Section>
      {visit.status === 'done' && visit.questions.length > 0 ? <Section title="visits.checklist"><Findings visit={visit} /></Section> : null}
    </Page>
  );
}

/** Names for those who may read the household; how many, for the others. */
function useNamesOf(visit: VisitDetail): string | null {
  const t = useTranslate();
  const may = useMay();
  const { data } = useQuery({ queryKey: ['households', 'getOne', visit.household.id], enabled: may('household:read') && visit.personsSeen.length > 0, queryFn: ({ signal }) => get<Household>('/households/{id}', { path: { id: visit.household.id }, signal }) });
  if (visit.personsSeen.length === 0) return null;
  const names = data?.members.filter((member) => visit.personsSeen.includes(member.id)).map((member) => member.name) ?? [];
  return names.length > 0 ? names.join(t('common.comma')) : t('common.people', { smart_count: visit.personsSeen.length });
}
