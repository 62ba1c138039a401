import type { ThemeOptions } from '@mui/material/styles';
import type { Colours, Density } from './colours';

/** Hairlines rather than shadows, labels above their fields, tabular figures in tables. */
export function components(c: Colours, density: Density, waiting: string): ThemeOptions['components'] {
  const tight = density === 'compact';
  const raised = { border: `1px solid ${c.hairline}`, boxShadow: '0 6px 24px rgba(20, 34, 29, 0.12)' };
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { backgroundColor: c.page, fontVariantNumeric: 'tabular-nums' },
        '*:focus-visible': { outline: `2px solid ${c.celadon}`, outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
        },
      },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiStack: { defaultProps: { useFlexGap: true } },
    MuiCard: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { borderColor: c.hairline } } },
    MuiAppBar: {
      defaultProps: { elevation: 0, color: 'default' },
      styleOverrides: { root: { backgroundColor: c.paper, color: c.ink, borderBottom: `1px solid ${c.hairline}` } },
    },
    MuiDrawer: { styleOverrides: { paper: { borderColor: c.hairline, backgroundColor: c.paper } } },
    MuiPopover: { styleOverrides: { paper: raised } },
    MuiAutocomplete: { styleOverrides: { paper: raised, listbox: { fontSize: '0.875rem' } } },
    MuiDialog: { styleOverrides: { paper: { ...raised, margin: 16 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 650, paddingBottom: 8 } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
    MuiButton: {
      defaultProps: { disableElevation: true, size: tight ? 'small' : 'medium' },
      styleOverrides: {
        root: { borderRadius: 8, whiteSpace: 'nowrap' },
        outlined: { borderColor: c.hairlineStrong },
      },
    },
    MuiIconButton: { styleOverrides: { root: { borderRadius: 8 } } },
    MuiChip: {
      styleOverrides: {
        root: { borderRadius: 6, fontSize: '0.8125rem' },
        sizeSmall: { height: 24 },
        icon: { '.MuiChip-sizeSmall > &': { fontSize: '1rem', marginLeft: 6 } },
      },
    },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        root: { fontSize: '0.875rem', color: c.ink, fontWeight: 500, '&.Mui-focused': { color: c.ink }, '&.Mui-error': { color: c.ink } },
        outlined: { position: 'static', transform: 'none', marginBottom: 4, maxWidth: '100%', whiteSpace: 'normal', pointerEvents: 'auto' },
        asterisk: { color: c.kiln },
      },
    },
    MuiFormLabel: { styleOverrides: { asterisk: { color: c.kiln } } },
    MuiOutlinedInput: {
      defaultProps: { notched: false },
      styleOverrides: {
        root: { backgroundColor: c.paper },
        notchedOutline: { borderColor: c.hairlineStrong, top: 0, '& legend': { display: 'none' } },
        input: { paddingTop: 9, paddingBottom: 9 },
        multiline: { '& textarea': { paddingTop: 0, paddingBottom: 0 } },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, fontSize: '0.8125rem' }, contained: { marginLeft: 0 } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: c.hairline, fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' },
        sizeSmall: { padding: tight ? '5px 12px' : '10px 12px' },
        head: { color: c.inkSecondary, fontWeight: 500, whiteSpace: 'nowrap', backgroundColor: c.paper },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 }, indicator: { height: 2 } } },
    MuiTab: { styleOverrides: { root: { minHeight: 40, padding: '8px 14px', fontSize: '0.875rem', fontWeight: 500, textTransform: 'none', minWidth: 0 } } },
    MuiTooltip: { defaultProps: { arrow: true }, styleOverrides: { tooltip: { fontSize: '0.8125rem', backgroundColor: c.ink, color: c.page }, arrow: { color: c.ink } } },
    MuiAlert: {
      styleOverrides: {
        root: { borderRadius: 8, fontSize: '0.875rem' },
        standard: {
          color: c.ink,
          '&.MuiAlert-colorInfo': { backgroundColor: c.inkBlueTint },
          '&.MuiAlert-colorWarning': { backgroundColor: c.amberTint },
          '&.MuiAlert-colorError': { backgroundColor: c.kilnTint },
          '&.MuiAlert-colorSuccess': { backgroundColor: c.celadonTint },
        },
      },
    },
    MuiLinearProgress: { styleOverrides: { root: { borderRadius: 4, height: 6, backgroundColor: c.neutralTint }, bar: { borderRadius: 4 } } },
    MuiCircularProgress: { defaultProps: { 'aria-label': waiting } },
    MuiSkeleton: { defaultProps: { animation: 'wave' } },
    MuiLink: { defaultProps: { underline: 'hover' } },
  };
}
