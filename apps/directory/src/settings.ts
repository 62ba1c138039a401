import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { words, type Language, type Word } from './words';

export interface Settings {
  language: Language;
  large: boolean;
}
const KEY = 'yizhu.directory';

/** What somebody chose last time on this device; a browser that keeps nothing starts anew. */
export const readSettings = (): Settings => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    return { language: kept.language === 'en' ? 'en' : 'zh', large: kept.large === true };
  } catch {
    return { language: 'zh', large: false };
  }
};
export const keepSettings = (settings: Settings): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    /* a browser that keeps nothing */
  }
};

export const SettingsContext = createContext<Settings>({ language: 'zh', large: false });

/** Words of the chosen language; `%s` is filled in order. */
export const useWords = (): { language: Language; t: (word: Word, ...values: (string | number)[]) => string; label: (label: { zh: string; en: string }) => string } => {
  const { language } = useContext(SettingsContext);
  return {
    language,
    t: (word, ...values) => values.reduce<string>((text, value) => text.replace('%s', String(value)), words[language][word]),
    label: ({ zh, en }) => (language === 'en' ? en || zh : zh || en),
  };
};
