import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { call, get } from '../../providers/api';
import type { Training } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { ErrorState } from '../../shared/EmptyState';
import { Facts, InstantField, placeWords } from '../../shared/fields';
import { FormFrame } from '../../shared/form';
import { useMay, useMyArea } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { TownshipPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';
import { localOf } from '../../shared/time';
import { AttendancesInput } from './Attendances';

const load = (id: string, signal?: AbortSignal): Promise<Training> => get<Training>('/trainings/{id}', { path: { id }, ...(signal ? { signal } : {}) });

export default function TrainingShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['trainings', 'getOne', id], queryFn: ({ signal }) => load(id, signal) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View training={data} />;
}

const formOf = ({ attendances, version }: Training) => ({ attendances, version });
const bodyOf = (attendances: Training['attendances']) => ({ attendances: attendances.map(({ member, attended, result }) => ({ memberId: member.id, ...(attended === null ? {} : { attended }), ...(result === null ? {} : { result }) })) });

function View({ training }: { training: Training }) {
  const may = useMay();
  const { id, status, title, place, where, trainer, startsAt, endsAt } = training;
  const mine = useMyArea();
  // The county's trainings are for all to read, and the county's to change.
  const manages = may('team-member:manage') && mine(place.code);
  const whole = { title, divisionCode: place.code, where, trainer, startsAt, endsAt, status };
  const fields: ActField[] = [
    { name: 'title', label: 'trainings.name', initial: title },
    { name: 'divisionCode', label: 'teams.area', initial: place.code, render: (value, set, fault) => <TownshipPicker label="teams.area" wholeCounty value={value as string | null} onChange={set} error={fault} required /> },
    { name: 'startsAt', label: 'fields.startsAt', kind: 'datetime', initial: localOf(startsAt) },
    { name: 'endsAt', label: 'fields.endsAt', kind: 'datetime', initial: localOf(endsAt) },
    { name: 'where', label: 'trainings.where', initial: where, optional: true },
    { name: 'trainer', label: 'trainings.trainer', initial: trainer, optional: true },
  ];
  const save = (change: object, version: number | undefined) => acts.team.saveTraining({ id, version }, { ...whole, ...change });
  const past = { record: training, reload: () => load(id) };
  return (
    <Page
      title={title}
      crumbs={[{ label: 'nav.trainings', to: '/trainings' }]}
      chips={<StateChip of="trainingStatus" value={status} />}
      actions={
        manages ? (
          <>
            {status === 'planned' ? <ActButton label="trainings.cancel" text="trainings.cancelText" danger {...past} run={(_, version) => save({ status: 'cancelled' }, version)} /> : null}
            {status === 'cancelled' ? <ActButton label="trainings.planAgain" {...past} run={(_, version) => save({ status: 'planned' }, version)} /> : null}
            <ActButton label="trainings.edit" fields={fields} {...past} run={(v, version) => save({ where: '', trainer: '', ...v }, version)} />
          </>
        ) : null
      }
    >
      <Split
        main={
          // Whoever may only read sees the inputs closed; of one that is off nobody is noted any more.
          <FormFrame key={training.version} record={formOf(training)} reload={async () => formOf(await load(id))} save={({ attendances }, version) => call('put', '/trainings/{id}/attendances', { path: { id }, version, body: bodyOf(attendances as Training['attendances']) })} after={() => `/trainings/${id}`} saveLabel="trainings.save" readOnly={!manages || status === 'cancelled'}>
            <AttendancesInput begun={new Date(startsAt) <= new Date()} open={manages && status !== 'cancelled'} />
          </FormFrame>
        }
        side={
          <Section>
            <Facts rows={[['fields.startsAt', <InstantField key="s" value={startsAt} />], ['fields.endsAt', <InstantField key="e" value={endsAt} />], ['teams.area', placeWords(place)], ['trainings.where', where], ['trainings.trainer', trainer]]} />
          </Section>
        }
      />
    </Page>
  );
}
