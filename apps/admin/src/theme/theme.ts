import { enUS, zhCN } from '@mui/material/locale';
import type { RaThemeOptions } from 'react-admin';
import { deepmerge } from '@mui/utils';
import { components } from './components';
import { dark, light, type Colours, type Density } from './colours';

declare module '@mui/material/styles' {
  interface Palette {
    yizhu: Colours;
  }
  interface PaletteOptions {
    yizhu?: Colours;
  }
}

const FONTS = [
  '"PingFang SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans SC"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  'sans-serif',
].join(',');

/** The one theme object: Dehua white porcelain with celadon, in light and in dark. */
export function porcelain(mode: 'light' | 'dark', density: Density, locale: string): RaThemeOptions {
  const c = mode === 'dark' ? dark : light;
  const options: RaThemeOptions = {
    palette: {
      mode,
      yizhu: c,
      primary: { main: c.celadon, dark: c.celadonDark, light: c.celadonTint, contrastText: c.onCeladon },
      secondary: { main: c.celadonDark, contrastText: c.onCeladon },
      error: { main: c.kiln, contrastText: c.onStrong },
      warning: { main: c.amber, contrastText: c.onStrong },
      info: { main: c.inkBlue, contrastText: c.onStrong },
      success: { main: c.celadonDark, contrastText: c.onCeladon },
      text: { primary: c.ink, secondary: c.inkSecondary, disabled: c.inkDisabled },
      background: { default: c.page, paper: c.paper },
      divider: c.hairline,
      action: { hover: c.hover, selected: c.celadonTint },
    },
    shape: { borderRadius: 8 },
    spacing: 8,
    sidebar: { width: 216, closedWidth: 60 },
    typography: {
      fontFamily: FONTS,
      fontSize: 14,
      h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.35 },
      h2: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.4 },
      h3: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.45 },
      h4: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.45 },
      h5: { fontSize: '1.125rem', fontWeight: 600 },
      h6: { fontSize: '1rem', fontWeight: 600 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.6 },
      body2: { fontSize: '0.875rem', lineHeight: 1.55 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.5 },
      button: { textTransform: 'none', fontWeight: 500, fontSize: '0.875rem' },
      overline: { textTransform: 'none', letterSpacing: 0, fontSize: '0.8125rem', lineHeight: 1.5 },
    },
    components: components(c, density, locale === 'en' ? 'Loading' : '正在载入'),
  };
  return deepmerge(options, locale === 'en' ? enUS : zhCN) as RaThemeOptions;
}
