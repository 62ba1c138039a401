import { Autocomplete, Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import type { User } from '../../providers/types';
import { ActButton, type ActValues } from '../../shared/ActButton';
import { ENUMS, useEnum } from '../../shared/enums';
import { useDivisions } from '../../shared/hooks';
import { OrganisationPicker } from '../../shared/pickers';

interface Grant { role: string; kind: string; codes: string[] }

/** Which kinds of scope a role may be given; the API has the last word. */
const SCOPES: Record<string, string[]> = {
  township_officer: ['division'],
  coordinator: ['division'],
  social_worker: ['county', 'division', 'organisation'],
  casework_supervisor: ['county', 'organisation'],
  volunteer: ['self'],
  provider_manager: ['organisation'],
  department_client: ['organisation'],
  citizen: ['self'],
};
const scopesOf = (role: string): string[] => SCOPES[role] ?? ['county'];

export function GrantRole({ user, reload }: { user: User; reload: () => Promise<User> }) {
  return (
    <ActButton
      label="users.grant"
      size="small"
      record={user}
      reload={reload}
      fields={[{ name: 'grant', label: 'fields.role', initial: null, render: (value, set, error) => <GrantInput value={(value as Grant | null) ?? { role: '', kind: '', codes: [] }} onChange={set} error={error} /> }]}
      run={(v: ActValues, version) => {
        const { role, kind, codes } = v['grant'] as Grant;
        return acts.users.grant({ id: user.id, version }, { role, scopeKind: kind, scopeCodes: codes });
      }}
    />
  );
}

function GrantInput({ value, onChange, error }: { value: Grant; onChange: (value: Grant) => void; error: string | undefined }) {
  const t = useTranslate();
  const word = useEnum();
  const { data: townships = [] } = useDivisions();
  const places = townships.flatMap((township) => [{ code: township.code, name: township.name, group: township.name }, ...township.villages.map((village) => ({ code: village.code, name: village.name, group: township.name }))]);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TextField select label={t('fields.role')} value={value.role} onChange={(event) => onChange({ role: event.target.value, kind: scopesOf(event.target.value)[0] as string, codes: [] })} required error={Boolean(error)} helperText={error} fullWidth id="grant-role">
        {ENUMS.role.map((role) => <MenuItem key={role} value={role}>{word('role', role)}</MenuItem>)}
      </TextField>
      {value.role && scopesOf(value.role).length > 1 ? (
        <TextField select label={t('fields.scope')} value={value.kind} onChange={(event) => onChange({ ...value, kind: event.target.value, codes: [] })} fullWidth id="grant-scope">
          {scopesOf(value.role).map((kind) => <MenuItem key={kind} value={kind}>{word('scopeKind', kind)}</MenuItem>)}
        </TextField>
      ) : null}
      {value.kind === 'division' ? (
        <Autocomplete
          multiple
          options={places}
          groupBy={(place) => place.group}
          getOptionLabel={(place) => place.name}
          getOptionKey={(place) => place.code}
          value={places.filter((place) => value.codes.includes(place.code))}
          onChange={(_, chosen) => onChange({ ...value, codes: chosen.map((place) => place.code) })}
          renderInput={(params) => <TextField {...params} label={t('users.places')} />}
        />
      ) : null}
      {value.kind === 'organisation' ? <OrganisationPicker label="fields.organisation" value={value.codes[0] ?? null} onChange={(id) => onChange({ ...value, codes: id ? [id] : [] })} /> : null}
    </Box>
  );
}
