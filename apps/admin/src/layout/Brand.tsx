import { Box, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';

/** A porcelain cup with a heart in it: the county of porcelain, helping. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#2F7D6B" />
      <path d="M8 15c0 6 3.5 9.5 8 9.5S24 21 24 15" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M6.5 15h19" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M16 11.4c-1.9-2-4.2-3-4.2-5 0-1.3.9-2.2 2-2.2 1 0 1.7.6 2.2 1.4.5-.8 1.2-1.4 2.2-1.4 1.1 0 2 .9 2 2.2 0 2-2.3 3-4.2 5z" fill="#fff" />
    </svg>
  );
}

export function Brand() {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <BrandMark />
      <Typography component="span" sx={{ fontWeight: 700, fontSize: '1.0625rem', letterSpacing: 1 }}>{t('shell.app')}</Typography>
    </Box>
  );
}
