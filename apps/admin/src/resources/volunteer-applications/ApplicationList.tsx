import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import type { VolunteerApplication } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useEnum } from '../../shared/enums';
import { InstantField, placeWords } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { MaskedId } from '../../shared/MaskedId';
import { TownshipPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';

/** Those who want to help, and what is to be done with each. */
export default function ApplicationList() {
  const may = useMay();
  return (
    <ListFrame<VolunteerApplication>
      resource="volunteer-applications"
      title="team.applications.title"
      crumbs={[{ label: 'nav.team' }]}
      scoped
      views={[{ key: 'all', label: 'list.all', filter: {} }, ...(['submitted', 'checked', 'approved', 'declined'] as const).map((status) => ({ key: status, label: `enums.applicationStatus.${status}`, filter: { status } }))]}
      actions={
        may('volunteer-application:handle') ? (
          <ActButton
            label="team.applications.submit"
            main
            fields={[
              { name: 'name', label: 'fields.name' },
              { name: 'phone', label: 'fields.phone' },
              { name: 'divisionCode', label: 'fields.township', render: (value, set, error) => <TownshipPicker label="fields.township" value={value as string | null} onChange={set} error={error} required /> },
              { name: 'words', label: 'team.applications.words', kind: 'long', optional: true },
            ]}
            run={(v) => acts.applications.submit(v)}
          />
        ) : null
      }
      empty={{ title: 'team.applications.none', text: 'team.applications.noneHelp' }}
      card={(r) => <Stack spacing={0.75}><Stack direction="row" sx={{ justifyContent: 'space-between' }}><Typography sx={{ fontWeight: 600 }}>{r.name}</Typography><StateChip of="applicationStatus" value={r.status} /></Stack><Typography variant="caption" color="textSecondary">{placeWords(r.place)} · {r.words}</Typography><Acts r={r} /></Stack>}
    >
      <DataTable.Col source="name" label="fields.name" disableSort render={(r: VolunteerApplication) => <Typography variant="body2" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{r.name}</Typography>} />
      <DataTable.Col source="phoneMasked" label="fields.phone" disableSort render={(r: VolunteerApplication) => <MaskedId masked={r.phoneMasked} field="phone" needs="volunteer-application:handle" reveal={(_field, reason) => acts.applications.reveal(r.id, { reason })} />} />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: VolunteerApplication) => placeWords(r.place)} />
      <DataTable.Col source="words" label="team.applications.words" disableSort render={(r: VolunteerApplication) => <Words r={r} />} />
      <DataTable.Col source="submittedAt" label="team.applications.at" render={(r: VolunteerApplication) => <InstantField value={r.submittedAt} />} />
      <DataTable.Col source="status" label="fields.status" disableSort render={(r: VolunteerApplication) => <StateChip of="applicationStatus" value={r.status} />} />
      <DataTable.Col source="id" label="team.applications.next" disableSort render={(r: VolunteerApplication) => <Acts r={r} />} />
    </ListFrame>
  );
}

function Words({ r }: { r: VolunteerApplication }) {
  const word = useEnum();
  const t = useTranslate();
  return <Typography variant="body2">{[r.skills.map((skill) => word('skill', skill)).join(t('common.comma')), r.words, r.note, r.reason].filter(Boolean).join(' · ')}</Typography>;
}

function Acts({ r }: { r: VolunteerApplication }) {
  const may = useMay();
  const can = (act: string) => r.allowedActs.includes(act) && may('volunteer-application:handle');
  return (
    <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1 }}>
      {can('check') ? <ActButton label="team.applications.check" size="small" record={r} fields={[{ name: 'note', label: 'team.applications.note', kind: 'long' }]} run={(v, version) => acts.applications.check({ id: r.id, version }, v as { note: string })} /> : null}
      {can('approve') ? <ActButton label="team.applications.approve" size="small" main record={r} text="team.applications.approveText" run={(_, version) => acts.applications.approve({ id: r.id, version })} /> : null}
      {can('decline') ? <ActButton label="team.applications.decline" size="small" danger record={r} fields={[{ name: 'reason', label: 'fields.reason', kind: 'long' }]} run={(v, version) => acts.applications.decline({ id: r.id, version }, v as { reason: string })} /> : null}
    </Stack>
  );
}
