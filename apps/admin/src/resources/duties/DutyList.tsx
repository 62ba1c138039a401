import { Stack, Typography } from '@mui/material';
import { DataTable } from 'react-admin';
import { acts } from '../../providers/acts';
import type { Duty } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { InstantField, placeWords } from '../../shared/fields';
import { useDivisions, useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { MemberPicker, TownshipPicker } from '../../shared/pickers';

/** 值班表: who answers at night, from now on. */
export default function DutyList() {
  const may = useMay();
  const manages = may('team-member:manage');
  const { data: townships = [] } = useDivisions();
  const county = townships[0]?.code.slice(0, 6) ?? '';
  const remove = (r: Duty) => (manages ? <ActButton label="team.duty.remove" size="small" text="team.duty.removeText" run={() => acts.duties.remove(r.id)} /> : null);
  return (
    <ListFrame<Duty>
      resource="duties"
      title="team.duty.title"
      crumbs={[{ label: 'nav.team' }]}
      actions={
        manages ? (
          <ActButton
            label="team.duty.add"
            main
            fields={[
              { name: 'memberId', label: 'fields.member', render: (value, set, error) => <MemberPicker label="fields.member" value={value as string | null} onChange={set} error={error} required /> },
              { name: 'divisionCode', label: 'fields.township', optional: true, render: (value, set, error) => <TownshipPicker label="fields.township" help="team.duty.placeHelp" value={value as string | null} onChange={set} error={error} /> },
              { name: 'startsAt', label: 'fields.startsAt', kind: 'datetime' },
              { name: 'endsAt', label: 'fields.endsAt', kind: 'datetime' },
              { name: 'note', label: 'team.duty.note', optional: true },
            ]}
            run={(v) => acts.duties.add({ divisionCode: county, ...v })}
          />
        ) : null
      }
      empty={{ title: 'team.duty.none', text: 'team.duty.noneHelp' }}
      card={(r) => <Stack spacing={0.5}><Typography sx={{ fontWeight: 600 }}>{r.member.name}</Typography><Typography variant="caption" color="textSecondary"><InstantField value={r.startsAt} />–<InstantField value={r.endsAt} /> · {placeWords(r.place)}</Typography>{remove(r)}</Stack>}
    >
      <DataTable.Col source="startsAt" label="fields.startsAt" render={(r: Duty) => <InstantField value={r.startsAt} />} />
      <DataTable.Col source="endsAt" label="fields.endsAt" disableSort render={(r: Duty) => <InstantField value={r.endsAt} />} />
      <DataTable.Col source="member" label="fields.member" disableSort render={(r: Duty) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{r.member.name}</Typography>} />
      <DataTable.Col source="phoneMasked" label="fields.phone" disableSort />
      <DataTable.Col source="place" label="fields.place" disableSort render={(r: Duty) => placeWords(r.place)} />
      <DataTable.Col source="note" label="team.duty.note" disableSort />
      <DataTable.Col source="id" label="team.applications.next" disableSort render={remove} />
    </ListFrame>
  );
}
