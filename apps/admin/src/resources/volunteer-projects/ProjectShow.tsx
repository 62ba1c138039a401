import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get, list } from '../../providers/api';
import type { Participation, VolunteerProject } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { Facts, InstantField, placeWords } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { Page, PageSkeleton, RowsSkeleton, Section, Split } from '../../shared/Page';
import { MemberPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';

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
  const { instant } = useTimes();
  const people = useQuery({ queryKey: ['volunteer-projects', 'participations', project.id], queryFn: ({ signal }) => list<Participation>('/volunteer-projects/{id}/participations', { path: { id: project.id }, pagination: { page: 1, perPage: 200 }, signal }) });
  const open = project.status === 'open';
  const full = project.signedUp >= project.capacity;
  return (
    <Page
      title={project.title}
      crumbs={[{ label: 'nav.projects', to: '/volunteer-projects' }]}
      chips={<StateChip of="projectStatus" value={project.status} />}
      subtitle={project.description}
      actions={
        <>
          {open && may('volunteer-project:manage') ? <ActButton label="volunteers.cancel" text="volunteers.cancelText" danger record={project} run={(_, version) => acts.volunteers.cancel({ id: project.id, version })} /> : null}
          {open && may('volunteer-project:attend') ? (
            <ActButton
              label="volunteers.signUp"
              main
              disabled={full}
              fields={[{ name: 'memberId', label: 'fields.member', render: (value, set, error) => <MemberPicker label="fields.member" value={value as string | null} onChange={set} error={error} required /> }]}
              run={(v) => acts.volunteers.signUp({ id: project.id }, v as { memberId: string })}
              done="volunteers.signedUp"
            />
          ) : null}
        </>
      }
    >
      <Split
        main={
          <Section title="volunteers.people" count={people.data?.page.total} flush>
            {people.error ? <ErrorState error={people.error} onRetry={() => void people.refetch()} small /> : null}
            {people.isPending ? <RowsSkeleton /> : null}
            {people.data?.data.length === 0 ? <EmptyState small title="volunteers.nobody" text="volunteers.nobodyHelp" /> : null}
            {people.data?.data.map((p) => (
              <Box key={p.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
                <Box sx={{ flex: '1 1 200px' }}>
                  <Typography variant="body2" sx={{ fontWeight: 600 }}>{p.member.name}</Typography>
                  <Typography variant="caption" color="textSecondary">
                    {p.checkedInAt ? t('volunteers.in', { at: instant(p.checkedInAt) }) : t('volunteers.notYet')}
                    {p.checkedOutAt ? ` · ${t('volunteers.out', { at: instant(p.checkedOutAt) })}` : ''}
                  </Typography>
                </Box>
                {p.minutes !== null ? <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('common.minutes', { smart_count: p.minutes })}</Typography> : null}
                {may('volunteer-project:attend') && !p.checkedInAt ? <ActButton label="volunteers.checkIn" size="small" run={() => acts.volunteers.checkIn({ id: p.id })} /> : null}
                {may('volunteer-project:attend') && p.checkedInAt && !p.checkedOutAt ? <ActButton label="volunteers.checkOut" size="small" main run={() => acts.volunteers.checkOut({ id: p.id })} /> : null}
              </Box>
            ))}
          </Section>
        }
        side={
          <Section>
            <Facts rows={[['fields.startsAt', <InstantField key="s" value={project.startsAt} />], ['fields.endsAt', <InstantField key="e" value={project.endsAt} />], ['fields.place', placeWords(project.place)], ['fields.signedUp', t('volunteers.seats', { signed: project.signedUp, capacity: project.capacity })]]} />
            <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 0 }}>{t('volunteers.hoursHelp')}</Typography>
          </Section>
        }
      />
    </Page>
  );
}
