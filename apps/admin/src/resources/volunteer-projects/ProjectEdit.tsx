import type { VolunteerProject } from '../../providers/types';
import { RecordForm } from '../../shared/RecordForm';
import { projectBody, ProjectInputs, WeeklyInputs } from './ProjectInputs';

export default function ProjectEdit() {
  return (
    <RecordForm<VolunteerProject>
      resource="volunteer-projects"
      needs="volunteer-project:manage"
      crumbs={[{ label: 'nav.projects', to: '/volunteer-projects' }]}
      title={(r) => r.title}
      toForm={(r) => ({ title: r.title, description: r.description, divisionCode: r.place.code, address: r.address, lng: r.position?.lng ?? '', lat: r.position?.lat ?? '', repeats: r.weekly !== null, weekdays: r.weekly?.weekdays ?? [], starts: r.weekly?.starts ?? '', ends: r.weekly?.ends ?? '', places: r.weekly?.places ?? 10, until: r.weekly?.until ?? '' })}
      toBody={projectBody}
      after={(id) => `/volunteer-projects/${id}`}
    >
      <ProjectInputs />
      <WeeklyInputs />
    </RecordForm>
  );
}
