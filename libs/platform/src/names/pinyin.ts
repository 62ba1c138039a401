import { customPinyin, pinyin } from 'pinyin-pro';

// Surnames the library reads otherwise; 单于 is a compound it does not know.
customPinyin({ 单于: 'chán yú' });

/** First letters of a name's pinyin, the surname read as a surname: 张小明 → zxm, 曾 → z, 单雄信 → sxx. */
export const pinyinInitials = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '');

/** How a name sounds, without tones, syllable by syllable: 李鸣 and 黎明 are both `li ming`. A character without a reading stands for itself. */
export const nameSound = (name: string): string => pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join(' ').toLowerCase();
