import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import NotificationsActive from '@mui/icons-material/NotificationsActiveOutlined';
import Campaign from '@mui/icons-material/SupportAgentOutlined';
import AssignmentTurnedIn from '@mui/icons-material/AssignmentTurnedInOutlined';
import DirectionsWalk from '@mui/icons-material/DirectionsWalkOutlined';
import EventAvailable from '@mui/icons-material/EventAvailableOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Gavel from '@mui/icons-material/GavelOutlined';
import Handshake from '@mui/icons-material/HandshakeOutlined';
import Quiz from '@mui/icons-material/QuizOutlined';
import Star from '@mui/icons-material/StarOutlined';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTimes } from './hooks';

export const KIND_ICONS: Record<string, SvgIconComponent> = { household: AccountTree, decision: Gavel, request: Campaign, order: Handshake, visit: DirectionsWalk, feedback: Star, import: UploadFile, consent: AssignmentTurnedIn, verification: FactCheck, alert: NotificationsActive, assessment: Quiz, appointment: EventAvailable, reveal: Visibility };

export interface TimelineLine { key: string; at: string; icon?: SvgIconComponent | undefined; title: ReactNode; detail?: ReactNode; by?: string | undefined }

/** What happened, newest first. */
export function Timeline({ lines }: { lines: TimelineLine[] }) {
  const { instant } = useTimes();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map(({ key, at, icon: Icon, title, detail, by }, index) => (
        <Box component="li" key={key} sx={{ display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', columnGap: 1.5, position: 'relative', pb: index === lines.length - 1 ? 0 : 2 }}>
          {index === lines.length - 1 ? null : <Box sx={{ position: 'absolute', left: 15, top: 30, bottom: 0, width: '1px', bgcolor: 'divider' }} />}
          <Box sx={{ width: 32, height: 32, borderRadius: '50%', bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', display: 'grid', placeItems: 'center' }}>
            {Icon ? <Icon sx={{ fontSize: 18 }} /> : <Box sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: 'currentColor' }} />}
          </Box>
          <Box sx={{ minWidth: 0, pt: 0.5 }}>
            <Typography variant="body2" component="div" sx={{ fontWeight: 500 }}>{title}</Typography>
            {detail ? <Typography variant="body2" component="div" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>{detail}</Typography> : null}
            <Typography variant="caption" color="textSecondary">{[instant(at), by].filter(Boolean).join(' · ')}</Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
