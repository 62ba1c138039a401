import Accessible from '@mui/icons-material/AccessibleOutlined';
import Home from '@mui/icons-material/HomeWorkOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Button, Chip, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { PointDetail } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, placeWords } from '../../shared/fields';
import { useLabel, useMay } from '../../shared/hooks';
import { Page, PageSkeleton, RowsSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { Exceptions } from './Exceptions';
import { useHoursWords } from './hourWords';
import { Offerings } from './Offerings';
import { OpenChip } from './OpenChip';
import { Photos } from './Photos';
import { PointMap } from './PointMap';

const WeekCalendar = lazy(() => import('./WeekCalendar'));

export default function PointShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['service-points', 'getOne', id], queryFn: ({ signal }) => get<PointDetail>('/service-points/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View point={data} />;
}

function View({ point }: { point: PointDetail }) {
  const t = useTranslate();
  const label = useLabel();
  const may = useMay();
  const at = { id: point.id, version: point.version };
  const retired = point.status === 'retired';
  return (
    <Page
      title={label(point.name)}
      crumbs={[{ label: 'nav.points', to: '/service-points' }]}
      chips={
        <>
          {retired ? <StateChip of="pointStatus" value={point.status} /> : <OpenChip opening={point.opening} long />}
          {point.isBase ? <Chip size="small" icon={<Home />} label={t('points.base')} sx={{ bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', '& .MuiChip-icon': { color: 'inherit' } }} /> : null}
          {point.addressHidden ? <Chip size="small" icon={<LockOutlined />} label={t('points.secret')} sx={{ bgcolor: 'yizhu.amberTint', color: 'yizhu.amber', '& .MuiChip-icon': { color: 'inherit' } }} /> : null}
        </>
      }
      subtitle={label(point.introduction) || null}
      actions={
        <>
          {may('appointment:read') && !retired ? <Button variant="contained" component={Link} to={`/appointments?point=${point.id}`}>{t('points.desk')}</Button> : null}
          {point.mayManage && !retired ? <Button variant="outlined" component={Link} to={`/service-points/${point.id}/hours`}>{t('points.editHours')}</Button> : null}
          {point.mayManage ? <Button variant="outlined" component={Link} to={`/service-points/${point.id}/edit`}>{t('points.edit')}</Button> : null}
          {point.mayManage && !retired ? <ActButton label="points.retire" text="points.retireText" danger record={point} run={() => acts.points.retire(at)} /> : null}
          {point.mayManage && retired ? <ActButton label="points.restore" record={point} run={() => acts.points.restore(at)} /> : null}
        </>
      }
    >
      <Split
        main={
          <>
            <Suspense fallback={<RowsSkeleton />}><WeekCalendar pointId={point.id} /></Suspense>
            <Offerings point={point} />
            <Exceptions point={point} />
          </>
        }
        side={<Side point={point} />}
      />
    </Page>
  );
}

function Side({ point }: { point: PointDetail }) {
  const t = useTranslate();
  const word = useEnum();
  const hours = useHoursWords();
  const contacts = point.contacts.map(({ kind, value, name }) => <span key={`${kind}${value}`}>{word('contactKind', kind)} {value}{name ? ` (${name})` : ''}<br /></span>);
  return (
    <>
      <Section>
        <Facts
          rows={[
            ['points.form.address', point.address ?? t('points.secretAddress')],
            ['fields.place', placeWords(point.place)],
            ['points.form.contacts', contacts.length > 0 ? contacts : null],
            ['fields.organisation', point.organisation.name],
            ['fields.hours', point.hours.length > 0 ? hours(point.hours) : t('points.noHours')],
            ['points.hours.onHolidays', word('holidayRule', point.holidayRule)],
            ['points.form.capacity', point.capacity ? t('common.people', { smart_count: point.capacity }) : null],
          ]}
        />
      </Section>
      {point.position ? <Section title="points.map.title"><PointMap points={[point]} county={point.place.code.slice(0, 6)} chosen={point.id} height={260} /></Section> : null}
      <Section title="fields.accessibility">
        {point.accessibility.length === 0 ? <Typography variant="body2" color="textSecondary">{t('points.noAccessibility')}</Typography> : null}
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.75 }}>{point.accessibility.map((code) => <Chip key={code} size="small" icon={<Accessible />} label={word('accessibility', code)} variant="outlined" />)}</Stack>
      </Section>
      <Photos point={point} />
    </>
  );
}
