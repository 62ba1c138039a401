import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link, useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { VolunteerProject } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { Facts, InstantField, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { Shifts } from './Shifts';

export default function ProjectShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['volunteer-projects', 'getOne', id], queryFn: ({ signal }) => get<VolunteerProject>('/volunteer-projects/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View project={data} />;
}

function View({ project }: { project: VolunteerProject }) {
  const t = useTranslate();
  const may = useMay();
  const { weekly } = project;
  const manages = project.status !== 'cancelled' && may('volunteer-project:manage');
  return (
    <Page
      title={project.title}
      crumbs={[{ label: 'nav.projects', to: '/volunteer-projects' }]}
      chips={<StateChip of="projectStatus" value={project.status} />}
      subtitle={project.description}
      actions={
        manages ? (
          <>
            <ActButton label="volunteers.cancel" text="volunteers.cancelText" danger record={project} run={(_, version) => acts.volunteers.cancel({ id: project.id, version })} />
            <Button variant="outlined" component={Link} to={`/volunteer-projects/${project.id}/edit`}>{t('volunteers.edit')}</Button>
            <ActButton
              label="volunteers.addShift"
              fields={[{ name: 'startsAt', label: 'fields.startsAt', kind: 'datetime' }, { name: 'endsAt', label: 'fields.endsAt', kind: 'datetime' }, { name: 'places', label: 'fields.capacity', initial: '10' }]}
              run={(v) => acts.volunteers.addShift(project.id, { startsAt: String(v.startsAt), endsAt: String(v.endsAt), places: Number(v.places) })}
            />
          </>
        ) : null
      }
    >
      <Split
        main={<Shifts project={project} />}
        side={
          <Section>
            <Facts
              rows={[
                ['volunteers.next', project.nextShiftAt ? <InstantField key="n" value={project.nextShiftAt} /> : ''],
                ['volunteers.repeats', weekly ? t('volunteers.weekly', { days: weekly.weekdays.map((day) => t(`points.day.${day}`)).join(t('common.comma')), starts: weekly.starts, ends: weekly.ends, places: weekly.places }) : ''],
                ['fields.place', placeWords(project.place)],
                ['volunteers.address', project.address],
                ['fields.signedUp', t('volunteers.seats', { signed: project.signedUp, capacity: project.capacity })],
              ]}
            />
            <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 0 }}>{t('volunteers.hoursHelp')}</Typography>
          </Section>
        }
      />
    </Page>
  );
}
