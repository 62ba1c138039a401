import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Search from '@mui/icons-material/Search';
import { Box, Checkbox, Chip, Collapse, FormControlLabel, FormHelperText, IconButton, InputAdornment, Skeleton, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useDivisions } from './hooks';

/** Townships open into their villages; a township's box takes all of them. */
export function VillageTree({ label, value, onChange, error, help }: { label: string; value: string[]; onChange: (codes: string[]) => void; error?: string | undefined; help?: string }) {
  const t = useTranslate();
  const { data: townships = [], isPending } = useDivisions();
  const [open, setOpen] = useState<string | null>(null);
  const [find, setFind] = useState('');
  const chosen = new Set(value);
  const put = (codes: string[], on: boolean) => onChange(on ? [...new Set([...value, ...codes])] : value.filter((code) => !codes.includes(code)));
  const names = new Map(townships.flatMap((township) => township.villages.map((village) => [village.code, `${township.name} ${village.name}`])));
  return (
    <Box role="group" aria-label={t(label)}>
      <Typography variant="body2" sx={{ fontWeight: 500, mb: 0.5 }}>{t(label)}</Typography>
      {value.length > 0 ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1 }}>
          {value.slice(0, 12).map((code) => <Chip key={code} size="small" label={names.get(code) ?? code} onDelete={() => put([code], false)} />)}
          {value.length > 12 ? <Typography variant="caption" color="textSecondary">{t('team.moreVillages', { smart_count: value.length - 12 })}</Typography> : null}
        </Box>
      ) : null}
      <Box sx={{ border: 1, borderColor: error ? 'error.main' : 'yizhu.hairlineStrong', borderRadius: 1, overflow: 'hidden' }}>
        <TextField
          value={find}
          onChange={(event) => setFind(event.target.value.trim())}
          placeholder={t('team.findVillage')}
          fullWidth
          slotProps={{ htmlInput: { 'aria-label': t('team.findVillage') }, input: { startAdornment: <InputAdornment position="start"><Search fontSize="small" /></InputAdornment> } }}
          sx={{ '& fieldset': { border: 0 }, borderBottom: 1, borderColor: 'divider' }}
        />
        <Box sx={{ maxHeight: 300, overflowY: 'auto', p: 1 }}>
          {isPending ? <Skeleton variant="rounded" height={120} /> : null}
          {townships.map((township) => {
            const shown = find ? township.villages.filter((village) => village.name.includes(find) || township.name.includes(find)) : township.villages;
            if (find && shown.length === 0) return null;
            const codes = township.villages.map((village) => village.code);
            const count = codes.filter((code) => chosen.has(code)).length;
            const isOpen = open === township.code || Boolean(find);
            return (
              <Box key={township.code}>
                <Box sx={{ display: 'flex', alignItems: 'center' }}>
                  <IconButton size="small" onClick={() => setOpen(isOpen ? null : township.code)} aria-expanded={isOpen} aria-label={t('team.openTownship', { name: township.name })}>{isOpen ? <ExpandLess fontSize="small" /> : <ExpandMore fontSize="small" />}</IconButton>
                  <FormControlLabel control={<Checkbox size="small" checked={count > 0 && count === codes.length} indeterminate={count > 0 && count < codes.length} onChange={(_, on) => put(codes, on)} />} label={<Typography variant="body2">{township.name}{count > 0 ? ` (${count}/${codes.length})` : ''}</Typography>} />
                </Box>
                <Collapse in={isOpen} unmountOnExit>
                  <Box sx={{ pl: 5, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))' }}>
                    {shown.map((village) => (
                      <FormControlLabel key={village.code} control={<Checkbox size="small" checked={chosen.has(village.code)} onChange={(_, on) => put([village.code], on)} />} label={<Typography variant="body2">{village.name}</Typography>} />
                    ))}
                  </Box>
                </Collapse>
              </Box>
            );
          })}
        </Box>
      </Box>
      {error || help ? <FormHelperText error={Boolean(error)}>{error ?? t(help as string)}</FormHelperText> : null}
    </Box>
  );
}
