import AccessTime from '@mui/icons-material/AccessTime';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, Tooltip, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { useTimes } from './hooks';
import { deadline, remaining, type Deadline } from './time';
import { toneColours } from './StateChip';
import type { Tone } from './states';

const TONES: Record<Deadline['tone'], Tone> = { late: 'late', soon: 'soon', fine: 'plain' };

/** Time goes on while a page stands open. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function useDeadlineWords() {
  const t = useTranslate();
  return ({ tone, unit, count }: Deadline) => (count === 0 ? t('deadline.today') : t(`deadline.${tone === 'late' ? 'late' : 'left'}.${unit}`, { smart_count: count }));
}

export function DeadlineField({ dueAt, ended = false }: { dueAt: string | null | undefined; ended?: boolean }) {
  const now = useNow();
  const words = useDeadlineWords();
  const { instant, day } = useTimes();
  const theme = useTheme();
  if (!dueAt) return null;
  const full = dueAt.length === 10 ? day(dueAt) : instant(dueAt);
  if (ended) return <Typography variant="body2" component="span" color="textSecondary">{full}</Typography>;
  const d = deadline(dueAt, now);
  const Icon = d.tone === 'late' ? WarningAmber : AccessTime;
  return (
    <Tooltip title={full}>
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap', color: toneColours(theme, TONES[d.tone]).fg, fontWeight: d.tone === 'fine' ? 400 : 600, fontSize: '0.875rem' }}>
        <Icon sx={{ fontSize: 16 }} aria-hidden />
        {words(d)}
      </Box>
    </Tooltip>
  );
}

/** Drains as the time runs out; the words beside it or in its name say the same. */
export function UrgencyRing({ createdAt, dueAt, size = 28 }: { createdAt: string; dueAt: string | null; size?: number }) {
  const now = useNow();
  const words = useDeadlineWords();
  const theme = useTheme();
  if (!dueAt) return null;
  const d = deadline(dueAt, now);
  const part = remaining(createdAt, dueAt, now);
  const r = size / 2 - 3;
  const round = 2 * Math.PI * r;
  const colour = toneColours(theme, d.tone === 'fine' ? 'brand' : TONES[d.tone]).fg;
  return (
    <Tooltip title={words(d)}>
      <svg width={size} height={size} role="img" aria-label={words(d)} style={{ flex: 'none', transform: 'rotate(-90deg)' }}>
        <circle cx={size / 2} cy={size / 2} r={r} fill="none" stroke={d.tone === 'late' ? theme.palette.yizhu.kilnTint : theme.palette.yizhu.neutralTint} strokeWidth={4} />
        {d.tone === 'late' ? (
          <circle cx={size / 2} cy={size / 2} r={r} fill="none" stroke={colour} strokeWidth={2.5} strokeDasharray="3 2.4" />
        ) : (
          <circle cx={size / 2} cy={size / 2} r={r} fill="none" stroke={colour} strokeWidth={4} strokeLinecap="round" strokeDasharray={`${round * part} ${round}`} />
        )}
      </svg>
    </Tooltip>
  );
}
