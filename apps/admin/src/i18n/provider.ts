import type { TranslationMessages } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { en } from './en';
import { zh } from './zh';

const catalogues: Record<string, TranslationMessages> = { zh, en };

export const i18nProvider = polyglotI18nProvider(
  (locale) => catalogues[locale] ?? zh,
  'zh',
  [
    { locale: 'zh', name: '中文' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true },
);
