import Close from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { HelpRequestRow } from '../../providers/types';
import { To } from '../../shared/fields';
import { HouseholdTimeline } from '../households/HouseholdTimeline';

/** All that ever happened to the person's household, beside the board, which stays as it is. */
export function HistoryDrawer({ record, onClose }: { record: HelpRequestRow | null; onClose: () => void }) {
  const t = useTranslate();
  return (
    <Drawer anchor="right" open={record !== null} onClose={onClose} slotProps={{ paper: { sx: { width: { xs: '100%', sm: 480 } }, 'aria-labelledby': 'board-history' } }}>
      {record ? (
        <Box sx={{ p: 2 }}>
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, mb: 2 }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="h2" id="board-history">{record.person.name}</Typography>
              <To to={`/households/${record.household.id}`}>{t('requests.householdOf', { name: record.household.headName })}</To>
            </Box>
            <IconButton onClick={onClose} aria-label={t('common.close')}><Close /></IconButton>
          </Box>
          <HouseholdTimeline id={record.household.id} />
        </Box>
      ) : null}
    </Drawer>
  );
}
