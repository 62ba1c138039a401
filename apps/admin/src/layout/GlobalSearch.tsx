import Search from '@mui/icons-material/Search';
import { Autocomplete, Box, InputAdornment, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { call, list, type Page } from '../providers/api';
import type { HelpRequestRow, OrderRow, Recipient } from '../providers/types';
import { useEnum } from '../shared/enums';
import { placeWords } from '../shared/fields';
import { useMay } from '../shared/hooks';
import { readId, tidyId } from '../shared/residentId';
import { today } from '../shared/time';
import { useDebounced } from '../shared/useDebounced';

interface Hit { key: string; group: string; title: string; second: string; to: string }
const NUMBER = /^[A-Za-z]{2}-\d{4}-\d+$/;

/** Name, pinyin initials or number in the list's own search; a whole ID or telephone by a lookup, never in an address. */
export function GlobalSearch() {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), 250);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  const { data: hits = [], isFetching } = useQuery({
    queryKey: ['search', q],
    enabled: q.length >= 2,
    staleTime: 20_000,
    queryFn: async ({ signal }): Promise<Hit[]> => {
      const person = (r: Recipient): Hit => ({ key: `p${r.id}`, group: 'nav.recipients', title: r.name, second: [word('category', r.category), placeWords(r.place)].filter(Boolean).join(' · '), to: `/households/${r.householdId}` });
      const id = tidyId(q);
      const lookup = readId(id, today()).ok ? { idNumber: id } : /^1\d{10}$/.test(id) ? { phone: id } : null;
      if (lookup) return may('household:read') ? (await call<Page<Recipient>>('post', '/recipients/lookups', { body: lookup })).data.map(person) : [];
      const ask = { pagination: { page: 1, perPage: 5 }, filter: { q }, signal };
      const [people, requests, orders] = await Promise.all([
        may('household:read') && !NUMBER.test(q) ? list<Recipient>('/recipients', ask).then((a) => a.data.map(person)) : [],
        may('help-request:read') ? list<HelpRequestRow>('/help-requests', ask).then((a) => a.data.map((r): Hit => ({ key: `r${r.id}`, group: 'nav.requests', title: `${r.number} ${r.person.name}`, second: r.summary, to: `/help-requests/${r.id}` }))) : [],
        may('service-order:read') && NUMBER.test(q) ? list<OrderRow>('/service-orders', ask).then((a) => a.data.map((r): Hit => ({ key: `o${r.id}`, group: 'nav.orders', title: r.number, second: r.person.name, to: `/service-orders/${r.id}` })), () => []) : [],
      ]);
      return [...people, ...requests, ...orders];
    },
  });

  return (
    <Autocomplete<Hit, false, false, true>
      freeSolo
      options={q.length >= 2 ? hits : []}
      filterOptions={(options) => options}
      groupBy={(hit) => t(hit.group)}
      getOptionLabel={(hit) => (typeof hit === 'string' ? hit : hit.title)}
      getOptionKey={(hit) => (typeof hit === 'string' ? hit : hit.key)}
      loading={isFetching}
      inputValue={text}
      value={null}
      onInputChange={(_, value, reason) => setText(reason === 'selectOption' ? '' : value)}
      onChange={(_, hit) => {
        if (hit && typeof hit !== 'string') navigate(hit.to);
        setText('');
        input.current?.blur();
      }}
      renderOption={({ key, ...props }, hit) => (
        <Box component="li" key={key} {...props}>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{hit.title}</Typography>
            <Typography variant="caption" color="textSecondary">{hit.second}</Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          inputRef={input}
          placeholder={t('shell.search')}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': t('shell.search') },
            input: { ...params.slotProps.input, startAdornment: <InputAdornment position="start"><Search fontSize="small" /></InputAdornment> },
          }}
        />
      )}
      sx={{ width: { xs: '100%', md: 380 }, flexShrink: 1 }}
    />
  );
}
