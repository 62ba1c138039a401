import type { ComponentChildren } from 'preact';
import type { Asked, Point } from './api';
import { useWords } from './settings';
import { clock, whenWords } from './time';
import { words } from './words';

/** What stands while an answer is on its way, or didn't come. */
export function Waiting({ asked, children }: { asked: Asked<unknown>; children: ComponentChildren }) {
  const { t } = useWords();
  if (asked.data) return <>{children}</>;
  if (asked.failed) return <div class="problem" role="alert"><p>{t('failed')}</p><button type="button" onClick={asked.retry}>{t('again')}</button></div>;
  return <p class="quiet" role="status">{t('loading')}</p>;
}

interface ChoicesProps {
  legend: string;
  choices: readonly (readonly [code: string, zh: string, en: string])[];
  value: string | null;
  onChange: (code: string | null) => void;
}

/** One of several, or none: large buttons that say by their frame and a mark which is chosen. */
export function Choices({ legend, choices, value, onChange }: ChoicesProps) {
  const { language } = useWords();
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {choices.map(([code, zh, en]) => (
        <button key={code} type="button" aria-pressed={value === code} onClick={() => onChange(value === code ? null : code)}>{value === code ? '✓ ' : ''}{language === 'en' ? en : zh}</button>
      ))}
    </fieldset>
  );
}

export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return <div class="fact"><dt>{term}</dt><dd>{children}</dd></div>;
}

export function OpenState({ opening }: { opening: Point['opening'] }) {
  const { t, language } = useWords();
  const dictionary = words[language];
  const { open, until, next, assumed } = opening;
  return (
    <p class={open ? 'state open' : 'state'}>
      <strong>{open ? `● ${t('open')}` : next ? `○ ${t('closed')}` : `○ ${t('unknown')}`}</strong>
      {open && until ? ` · ${t('until', clock(until))}` : ''}
      {!open && next ? ` · ${t('next', whenWords(next, language, dictionary))}` : ''}
      {assumed ? <small> · {t('assumed')}</small> : null}
    </p>
  );
}

/** Telephones that ring at a touch. */
export function Calls({ contacts }: { contacts: Point['contacts'] }) {
  const { t } = useWords();
  const phones = contacts.filter(({ kind }) => ['phone', 'mobile', 'duty'].includes(kind));
  return <>{phones.map(({ value }) => <a key={value} class="call" href={`tel:${value}`}>{t('call', value)}</a>)}</>;
}

export const useDistance = (): ((metres: number) => string) => {
  const { t } = useWords();
  return (metres) => t('away', metres < 950 ? `${Math.max(50, Math.round(metres / 50) * 50)} ${t('metres')}` : `${(metres / 1000).toFixed(metres < 9_500 ? 1 : 0)} ${t('kilometres')}`);
};
