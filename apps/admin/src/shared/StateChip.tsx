import HelpOutline from '@mui/icons-material/HelpOutlined';
import { Chip, type Theme } from '@mui/material';
import { useEnum, type EnumName } from './enums';
import { STATES, type Tone } from './states';

export function toneColours(theme: Theme, tone: Tone): { fg: string; bg: string } {
  const c = theme.palette.yizhu;
  const tones: Record<Tone, [string, string]> = {
    brand: [c.celadonDark, c.celadonTint],
    done: [c.celadonDark, c.celadonTint],
    info: [c.inkBlue, c.inkBlueTint],
    soon: [c.amber, c.amberTint],
    late: [c.kiln, c.kilnTint],
    plain: [c.inkSecondary, c.neutralTint],
  };
  const [fg, bg] = tones[tone];
  return { fg, bg };
}

export function StateChip({ of, value }: { of: EnumName; value: string | null | undefined }) {
  const word = useEnum();
  if (!value) return null;
  const state = STATES[of]?.[value] ?? { icon: HelpOutline, tone: 'plain' as const };
  const Icon = state.icon;
  return (
    <Chip
      size="small"
      icon={<Icon />}
      label={word(of, value)}
      sx={(theme) => {
        const { fg, bg } = toneColours(theme, state.tone);
        return { color: fg, backgroundColor: bg, fontWeight: 500, '& .MuiChip-icon': { color: fg } };
      }}
    />
  );
}

/** A code without a state of its own: category, group, role. */
export function WordChip({ of, value, tone = 'plain' }: { of: EnumName; value: string; tone?: Tone }) {
  const word = useEnum();
  return (
    <Chip
      size="small"
      label={word(of, value)}
      sx={(theme) => {
        const { fg, bg } = toneColours(theme, tone);
        return { color: fg, backgroundColor: bg };
      }}
    />
  );
}
