import AccessTime from '@mui/icons-material/AccessTime';
import DoorFront from '@mui/icons-material/MeetingRoomOutlined';
import NoMeetingRoom from '@mui/icons-material/NoMeetingRoomOutlined';
import { Chip, Tooltip } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { Opening } from '../../providers/types';
import { useOpeningWords } from './hourWords';

/** Open now or not, with until when; where the year's holidays aren't known, that too. */
export function OpenChip({ opening, long = false }: { opening: Opening; long?: boolean }) {
  const t = useTranslate();
  const words = useOpeningWords();
  const says = words(opening);
  const label = long ? says : t(opening.open ? 'points.open' : 'points.closed');
  const hint = [long ? '' : says, opening.assumed ? t('points.assumed') : ''].filter(Boolean).join(' ');
  return (
    <Tooltip title={hint}>
      <Chip
        size="small"
        icon={opening.assumed ? <AccessTime /> : opening.open ? <DoorFront /> : <NoMeetingRoom />}
        label={label}
        sx={{ bgcolor: opening.open ? 'yizhu.celadonTint' : 'yizhu.neutralTint', color: opening.open ? 'yizhu.celadonDark' : 'text.secondary', '& .MuiChip-icon': { color: 'inherit' } }}
      />
    </Tooltip>
  );
}
