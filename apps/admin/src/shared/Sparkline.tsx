import { useTheme } from '@mui/material';

/** A trend without axes; the figure beside it says the number. */
export function Sparkline({ values, label, width = 120, height = 32 }: { values: number[]; label: string; width?: number; height?: number }) {
  const { palette } = useTheme();
  if (values.length < 2) return null;
  const top = Math.max(...values, 1);
  const step = width / (values.length - 1);
  const points = values.map((value, i) => [i * step, height - 3 - (value / top) * (height - 6)] as const);
  const line = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const last = points.at(-1) as readonly [number, number];
  return (
    <svg width="100%" height={height} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label} style={{ display: 'block', overflow: 'visible' }}>
      <path d={`${line}L${width} ${height}L0 ${height}Z`} fill={palette.yizhu.celadonTint} />
      <path d={line} fill="none" stroke={palette.yizhu.celadon} strokeWidth={1.75} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
      <path d={`M${last[0]} ${last[1].toFixed(1)}h0`} stroke={palette.yizhu.celadon} strokeWidth={6} strokeLinecap="round" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
