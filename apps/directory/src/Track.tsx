import { useEffect, useState } from 'preact/hooks';
import { ask, type Progress } from './api';
import { setQuery, type Route } from './route';
import { useWords } from './settings';
import { momentWords } from './time';

type Words = readonly [zh: string, en: string];
/** Only this page speaks of a request's way. */
const STATES: Readonly<Record<string, Words>> = {
  submitted: ['已收到，等待受理', 'Received, waiting to be looked at'], triaged: ['已受理，正在安排', 'Accepted, help is being arranged'], in_service: ['正在提供帮助', 'Help is being given'], resolved: ['帮助已提供，等待办结', 'Help was given, to be closed'],
  closed: ['已办结', 'Closed'], withdrawn: ['已撤回', 'Withdrawn'], declined: ['不予受理', 'Not accepted'], appealed: ['申诉复核中', 'The appeal is being looked at'],
};
const STEPS: Readonly<Record<string, Words>> = {
  submit: ['提出求助', 'Request received'], triage: ['受理', 'Accepted'], accept: ['有人接手', 'Somebody took it on'], deliver: ['帮助已提供', 'Help was given'], decline: ['不予受理', 'Not accepted'], appeal: ['提出申诉', 'Appealed'], uphold: ['复核：维持原决定', 'Appeal: the decision stands'],
  overturn: ['复核：撤销原决定', 'Appeal: the decision was set aside'], 'return-need': ['部门退回，重新安排', 'Sent back by the department, arranged anew'], withdraw: ['撤回', 'Withdrawn'], close: ['办结', 'Closed'],
};
const NEEDS: Readonly<Record<string, Words>> = { open: ['待安排', 'to be arranged'], planned: ['已安排', 'arranged'], met: ['已满足', 'met'], referred: ['已转给相关部门', 'passed to the department'], unmet: ['没能满足', 'could not be met'] };
const DIMENSIONS: Readonly<Record<string, Words>> = { economy: ['经济', 'Money'], health: ['健康', 'Health'], education: ['教育', 'Education'], housing: ['居住', 'Housing'], employment: ['就业', 'Work'], guardianship: ['监护', 'Guardianship'], inclusion: ['社会融入', 'Taking part'], daily_living: ['日常照料', 'Daily living'] };

/** How far a request has come, for whoever holds its code; never whose it is. */
export default function Track({ route }: { route: Route }) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState(route.query.get('code') ?? '');
  const [found, setFound] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<'none' | 'many' | 'failed' | null>(null);
  const say = (of: Readonly<Record<string, Words>>, code: string): string => of[code]?.[language === 'en' ? 1 : 0] ?? code;
  const look = (): void => {
    const code = typed.replace(/[\s-]/g, '');
    if (!code) return;
    setQuery(route, { code });
    setProblem(null);
    ask<Progress>(`/tracking/${encodeURIComponent(code)}`, language).then(setFound, (error: Error) => {
      setFound(null);
      setProblem(error.message === '404' ? 'none' : error.message === '429' ? 'many' : 'failed');
    });
  };
  // A link with the code in it, or a reload, shows what it leads to; in the other language it is the same.
  useEffect(look, []);
  return (
    <>
      <h1>{t('track')}</h1>
      <p class="lead">{t('trackIntro')}</p>
      <form class="questions" onSubmit={(event) => { event.preventDefault(); look(); }}>
        <label class="field">{t('trackCode')}<input value={typed} onInput={(event) => setTyped(event.currentTarget.value)} autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={40} /></label>
        <button type="submit">{t('trackLook')}</button>
      </form>
      <section aria-live="polite">
        {problem ? <p class="problem">{t(problem === 'none' ? 'trackNone' : problem === 'many' ? 'trackMany' : 'failed')}</p> : null}
        {found ? (
          <div class="fact">
            <h2>{say(STATES, found.status)}</h2>
            {found.dueAt ? <p>{t('trackDue', momentWords(found.dueAt, language))}</p> : null}
            {found.mayAppeal ? <p>{t('trackAppeal')}</p> : null}
            <ul>{found.needs.map((need, i) => <li key={i}>{say(DIMENSIONS, need.dimension)}{language === 'en' ? ': ' : '：'}{say(NEEDS, need.status)}</li>)}</ul>
            <ol>{found.steps.map((step, i) => <li key={i}>{momentWords(step.at, language)} {say(STEPS, step.step)}</li>)}</ol>
          </div>
        ) : null}
      </section>
    </>
  );
}
