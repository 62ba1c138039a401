import { Stack } from '@mui/material';
import { WordChip } from '../../shared/StateChip';

/** Why two records may be one person; the name first, because it says most. */
export function Reasons({ reasons }: { reasons: string[] }) {
  return <Stack direction="row" spacing={0.5} sx={{ flexWrap: 'wrap', rowGap: 0.5 }}>{reasons.map((reason, index) => <WordChip key={reason} of="duplicateReason" value={reason} {...(index === 0 ? { tone: 'info' as const } : {})} />)}</Stack>;
}
