import Block from '@mui/icons-material/DoNotDisturbOnOutlined';
import { Chip } from '@mui/material';
import { useTranslate } from 'ra-core';
import { toneColours } from '../../shared/StateChip';

/** The processing of this person's information is restricted: they are in no export. */
export function RestrictedChip() {
  const t = useTranslate();
  return (
    <Chip
      size="small"
      icon={<Block />}
      label={t('rights.restricted')}
      sx={(theme) => {
        const { fg, bg } = toneColours(theme, 'soon');
        return { color: fg, backgroundColor: bg, fontWeight: 500, '& .MuiChip-icon': { color: fg } };
      }}
    />
  );
}
