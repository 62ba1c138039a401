import { Autocomplete, Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { call, list, type Page } from '../providers/api';
import type { HouseholdRow, Organisation, Recipient, ServiceItem, ServicePoint, TeamMember, TeamRow } from '../providers/types';
import { useEnum } from './enums';
import { placeWords } from './fields';
import { useDivisions, useLabel } from './hooks';
import { readId, tidyId } from './residentId';
import { today } from './time';
import { useDebounced } from './useDebounced';

export interface Option { id: string; name: string; second?: string; group?: string; record?: unknown }
export interface PickerProps {
  label: string;
  value: string | null | undefined;
  onChange: (id: string | null, option?: Option) => void;
  error?: string | undefined;
  help?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
  id?: string;
  initial?: Option | undefined;
}

interface SearchPickerProps extends PickerProps { name: string; load: (q: string, signal: AbortSignal) => Promise<Option[]>; eager?: boolean }

function SearchPicker({ name, label, value, onChange, load, eager = false, error, help, required = false, autoFocus = false, id, initial }: SearchPickerProps) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Option | null>(initial ?? null);
  const q = useDebounced(text.trim(), 250);
  const asks = eager || q.length >= 2;
  const { data = [], isFetching } = useQuery({ queryKey: ['pick', name, q], enabled: asks, queryFn: ({ signal }) => load(q, signal), staleTime: 15_000 });
  const current = value ? (chosen?.id === value ? chosen : (data.find((option) => option.id === value) ?? (initial?.id === value ? initial : null))) : null;
  return (
    <Autocomplete<Option>
      {...(id ? { id } : {})}
      options={asks ? data : []}
      filterOptions={(options) => options}
      value={current}
      loading={isFetching}
      loadingText={t('common.loading')}
      noOptionsText={t(asks ? 'common.nothingFound' : 'common.typeToSearch')}
      getOptionLabel={(option) => option.name}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onInputChange={(_, next, reason) => setText(reason === 'input' ? next : '')}
      onChange={(_, option) => {
        setChosen(option);
        onChange(option?.id ?? null, option ?? undefined);
      }}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props}>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{option.name}</Typography>
            {option.second ? <Typography variant="caption" color="textSecondary">{option.second}</Typography> : null}
          </Box>
        </Box>
      )}
      renderInput={(params) => <TextField {...params} label={t(label)} required={required} autoFocus={autoFocus} error={Boolean(error)} helperText={error ?? (help ? t(help) : (current?.second ?? undefined))} />}
    />
  );
}

const page = { page: 1, perPage: 20 };

/** By name or pinyin; a whole ID or telephone goes as a lookup, never into an address. */
export function PersonPicker(props: PickerProps) {
  const word = useEnum();
  const t = useTranslate();
  const option = (r: Recipient): Option => ({
    id: r.id,
    name: r.name,
    second: [t('common.age', { n: r.age }), r.idMasked, word('category', r.category), placeWords(r.place)].filter(Boolean).join(' · '),
    record: r,
  });
  return (
    <SearchPicker
      {...props}
      name="recipients"
      load={async (q, signal) => {
        const id = tidyId(q);
        const lookup = readId(id, today()).ok ? { idNumber: id } : /^1\d{10}$/.test(id) ? { phone: id } : null;
        const answer = lookup ? await call<Page<Recipient>>('post', '/recipients/lookups', { body: lookup, signal }) : await list<Recipient>('/recipients', { pagination: page, filter: { q }, signal });
        return answer.data.map(option);
      }}
    />
  );
}

export function HouseholdPicker(props: PickerProps) {
  return <SearchPicker {...props} name="households" load={async (q, signal) => (await list<HouseholdRow>('/households', { pagination: page, filter: { q }, signal })).data.map((h) => ({ id: h.id, name: h.headName, second: [h.number, placeWords(h.place)].join(' · ') }))} />;
}

export function MemberPicker({ role, ...props }: PickerProps & { role?: string }) {
  const word = useEnum();
  const t = useTranslate();
  return (
    <SearchPicker
      {...props}
      eager
      name={`team-members-${role ?? ''}`}
      load={async (q, signal) =>
        (await list<TeamMember>('/team-members', { pagination: page, filter: { q, role }, signal })).data.map((m) => ({ id: m.id, name: m.name, second: [m.roles.map((role) => word('memberRole', role)).join(t('common.comma')), m.organisation?.name].filter(Boolean).join(' · ') }))
      }
    />
  );
}

/** A team that is at work, by its name. */
export function TeamPicker(props: PickerProps) {
  const t = useTranslate();
  return (
    <SearchPicker
      {...props}
      eager
      name="teams"
      load={async (q, signal) => (await list<TeamRow>('/teams', { pagination: { page: 1, perPage: 100 }, signal })).data.filter((team) => team.status === 'active' && team.name.includes(q)).map((team) => ({ id: team.id, name: team.name, second: [placeWords(team.place), t('teams.count', { smart_count: team.memberCount })].join(' · ') }))}
    />
  );
}

export function OrganisationPicker({ kind, ...props }: PickerProps & { kind?: string }) {
  const label = useLabel();
  const word = useEnum();
  return (
    <SearchPicker
      {...props}
      eager
      name={`organisations-${kind ?? ''}`}
      load={async (q, signal) =>
        (await list<Organisation>('/organisations', { pagination: { page: 1, perPage: 100 }, filter: { kind }, signal })).data.map((o) => ({ id: o.id, name: label(o.name), second: word('organisationKind', o.kind) })).filter((o) => o.name.includes(q))
      }
    />
  );
}

export function ItemPicker(props: PickerProps) {
  const label = useLabel();
  const word = useEnum();
  return (
    <SearchPicker
      {...props}
      eager
      name="service-items"
      load={async (q, signal) =>
        (await list<ServiceItem>('/service-items', { pagination: { page: 1, perPage: 50 }, filter: { q, inForce: true }, signal })).data.map((i) => ({ id: i.id, name: label(i.name), second: [word('itemKind', i.kind), word('serviceClass', i.serviceClass), i.unit].filter(Boolean).join(' · ') }))
      }
    />
  );
}

/** A service point in use, by name or place. */
export function PointPicker(props: PickerProps) {
  const label = useLabel();
  return (
    <SearchPicker
      {...props}
      eager
      name="service-points"
      load={async (q, signal) => (await list<ServicePoint>('/service-points', { pagination: { page: 1, perPage: 50 }, filter: { q }, signal })).data.map((p) => ({ id: p.id, name: label(p.name), second: [placeWords(p.place), p.organisation.name].join(' · ') }))}
    />
  );
}

/** One village, grouped by township; loaded once, found by typing. */
export function VillagePicker({ label, value, onChange, error, help, required = false, id }: PickerProps) {
  const t = useTranslate();
  const { data: townships = [], isPending } = useDivisions();
  const options: Option[] = townships.flatMap((township) => township.villages.map((village) => ({ id: village.code, name: village.name, group: township.name })));
  return (
    <Autocomplete<Option>
      {...(id ? { id } : {})}
      options={options}
      loading={isPending}
      groupBy={(option) => option.group ?? ''}
      value={options.find((option) => option.id === value) ?? null}
      getOptionLabel={(option) => `${option.group ?? ''} ${option.name}`}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      renderOption={({ key, ...props }, option) => <Box component="li" key={key} {...props}>{option.name}</Box>}
      onChange={(_, option) => onChange(option?.id ?? null, option ?? undefined)}
      renderInput={(params) => <TextField {...params} label={t(label)} required={required} error={Boolean(error)} helperText={error ?? (help ? t(help) : undefined)} />}
    />
  );
}

/** A township of the county, or the county itself where that is meant. */
export function TownshipPicker({ label, value, onChange, error, help, required = false, id, wholeCounty = false }: PickerProps & { wholeCounty?: boolean }) {
  const t = useTranslate();
  const { data: townships = [] } = useDivisions();
  const county = wholeCounty && townships[0] ? [{ code: townships[0].code.slice(0, 6), name: t('common.wholeCounty') }] : [];
  const places = [...county, ...townships];
  return (
    <TextField select {...(id ? { id } : {})} label={t(label)} value={places.some(({ code }) => code === value) ? value : ''} onChange={(event) => onChange(event.target.value || null)} required={required} error={Boolean(error)} helperText={error ?? (help ? t(help) : undefined)} fullWidth>
      {places.map(({ code, name }) => <MenuItem key={code} value={code}>{name}</MenuItem>)}
    </TextField>
  );
}
