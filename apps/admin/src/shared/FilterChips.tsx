import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import { Box, Button, Chip, Menu, MenuItem, Popover } from '@mui/material';
import { useListContext, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useEnum, ENUMS, type EnumName } from './enums';
import { useDivisions } from './hooks';
import { MemberPicker, OrganisationPicker, VillagePicker } from './pickers';

export interface FilterSpec { name: string; label: string; kind: 'enum' | 'township' | 'village' | 'member' | 'department' | 'yes'; of?: EnumName }

/** Filters as chips beside the search: set ones are filled and carry their own cross. */
export function FilterChips({ filters }: { filters: FilterSpec[] }) {
  const t = useTranslate();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const put = (name: string, value: unknown) => setFilters({ ...filterValues, [name]: value }, displayedFilters);
  const any = filters.some(({ name }) => filterValues[name] !== undefined);
  return (
    <>
      {filters.map((filter) => <FilterChip key={filter.name} filter={filter} value={filterValues[filter.name]} put={(value) => put(filter.name, value)} />)}
      {any ? (
        <Button size="small" onClick={() => setFilters(Object.fromEntries(Object.entries(filterValues).filter(([name]) => !filters.some((f) => f.name === name))), displayedFilters)}>{t('list.clearFilters')}</Button>
      ) : null}
    </>
  );
}

function FilterChip({ filter, value, put }: { filter: FilterSpec; value: unknown; put: (value: unknown) => void }) {
  const t = useTranslate();
  const word = useEnum();
  const { data: townships = [] } = useDivisions(filter.kind === 'township' || filter.kind === 'village');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choices =
    filter.kind === 'enum' && filter.of ? ENUMS[filter.of].map((id) => ({ id: id as string, name: word(filter.of as EnumName, id) })) : filter.kind === 'township' ? townships.map(({ code, name }) => ({ id: code, name })) : [];
  if (filter.kind === 'township' && townships.length < 2) return null;
  const isSet = value !== undefined && value !== '';
  const single = Array.isArray(value) ? (value as string[]) : [String(value)];
  const village = filter.kind === 'village' ? townships.flatMap((x) => x.villages).find((x) => x.code === value)?.name : undefined;
  const says = isSet && !['yes', 'member', 'department'].includes(filter.kind) ? `${t(filter.label)}: ${village ?? single.map((id) => choices.find((c) => c.id === id)?.name ?? id).join(t('common.comma'))}` : t(filter.label);
  const close = () => setAnchor(null);
  const picker = { label: filter.label, value: (value as string | undefined) ?? null, onChange: (id: string | null) => { put(id ?? undefined); close(); } };
  const click = (event: React.MouseEvent<HTMLElement>) => (filter.kind === 'yes' ? put(isSet ? undefined : true) : setAnchor(event.currentTarget));
  return (
    <>
      <Chip
        label={says}
        onClick={click}
        variant={isSet ? 'filled' : 'outlined'}
        {...(isSet ? { onDelete: () => put(undefined), color: 'default' as const } : filter.kind === 'yes' ? {} : { onDelete: click, deleteIcon: <ArrowDropDown /> })}
        aria-haspopup={filter.kind === 'yes' ? undefined : 'menu'}
        sx={isSet ? { bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', fontWeight: 500 } : { borderColor: 'yizhu.hairlineStrong' }}
      />
      {['village', 'member', 'department'].includes(filter.kind) ? (
        <Popover open={Boolean(anchor)} anchorEl={anchor} onClose={close} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
          <Box sx={{ p: 2, width: 300 }}>
            {filter.kind === 'village' ? <VillagePicker {...picker} /> : filter.kind === 'member' ? <MemberPicker {...picker} /> : <OrganisationPicker kind="department" {...picker} />}
          </Box>
        </Popover>
      ) : (
        <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={close} slotProps={{ paper: { sx: { maxHeight: 380 } } }}>
          {choices.map((choice) => (
            <MenuItem key={choice.id} selected={single.includes(choice.id)} onClick={() => { put(choice.id); close(); }}>{choice.name}</MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
