export interface Colours {
  page: string;
  paper: string;
  celadon: string;
  celadonDark: string;
  celadonTint: string;
  onCeladon: string;
  onStrong: string;
  ink: string;
  inkSecondary: string;
  inkDisabled: string;
  kiln: string;
  kilnTint: string;
  amber: string;
  amberTint: string;
  inkBlue: string;
  inkBlueTint: string;
  neutralTint: string;
  hairline: string;
  hairlineStrong: string;
  hover: string;
}

export const light: Colours = {
  page: '#FBFAF7',
  paper: '#FFFFFF',
  celadon: '#2F7D6B',
  celadonDark: '#1F5A4C',
  celadonTint: '#E6F1EE',
  onCeladon: '#FFFFFF',
  onStrong: '#FFFFFF',
  ink: '#22302C',
  inkSecondary: '#5F6F6A',
  inkDisabled: '#64716C',
  kiln: '#B3402E',
  kilnTint: '#FBECE8',
  amber: '#8A5A12',
  amberTint: '#FAF1DF',
  inkBlue: '#2B5C8A',
  inkBlueTint: '#E8F0F7',
  neutralTint: '#F1F2EE',
  hairline: '#E4E6E0',
  hairlineStrong: '#C9CFC9',
  hover: '#F5F6F2',
};

export const dark: Colours = {
  page: '#131917',
  paper: '#1B2320',
  celadon: '#74C2AD',
  celadonDark: '#9BD8C7',
  celadonTint: '#22372F',
  onCeladon: '#0E1F1A',
  onStrong: '#151211',
  ink: '#E9EFEC',
  inkSecondary: '#A9B8B2',
  inkDisabled: '#9AA8A2',
  kiln: '#F2937F',
  kilnTint: '#3B231E',
  amber: '#E6BC6C',
  amberTint: '#372C17',
  inkBlue: '#8FBDEA',
  inkBlueTint: '#1D2C3A',
  neutralTint: '#252E2B',
  hairline: '#2E3935',
  hairlineStrong: '#44524D',
  hover: '#222B28',
};

/** How much air a row has. */
export type Density = 'comfortable' | 'compact';
