import { useEffect, useState } from 'preact/hooks';
import { ask, useAsked, type Entitlement, type Question } from './api';
import { Waiting } from './parts';
import { to } from './route';
import { useWords } from './settings';

/** So many are asked at first: what most services depend on. */
const FIRST = 6;
type Answers = Record<string, unknown>;

/** What somebody may be entitled to, from what they tell. Nothing is kept, here or there. */
export default function Calculator() {
  const { t, label, language } = useWords();
  const asked = useAsked<{ questions: Question[] }>('/policy-questions');
  const [answers, setAnswers] = useState<Answers>({});
  const [all, setAll] = useState(false);
  const [found, setFound] = useState<Entitlement[] | null>(null);
  const [failed, setFailed] = useState(false);
  const questions = asked.data?.questions ?? [];
  const shown = all ? questions : questions.slice(0, FIRST);
  const any = Object.keys(answers).length > 0;
  useEffect(() => {
    if (!any) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<{ entitlements: Entitlement[] }>('/policy-calculations', language, { answers }, abort.signal).then(
        ({ entitlements }) => { setFound(entitlements); setFailed(false); },
        () => abort.signal.aborted || setFailed(true),
      );
    }, 350);
    return () => { clearTimeout(timer); abort.abort(); };
  }, [answers, language]);
  const answer = (fact: string, value: unknown): void => setAnswers((before) => {
    const next = { ...before };
    if (value === undefined) delete next[fact];
    else next[fact] = value;
    return next;
  });
  const of = (kind: Entitlement['answer']): Entitlement[] => (found ?? []).filter((each) => each.answer === kind);
  return (
    <>
      <h1>{t('calculator')}</h1>
      <p class="lead">{t('calcIntro')}</p>
      <Waiting asked={asked}>
        <form class="questions" onSubmit={(event) => event.preventDefault()} aria-label={t('calcAnswer')}>
          {shown.map((question) => <Answer key={question.fact} question={question} value={answers[question.fact]} onChange={(value) => answer(question.fact, value)} />)}
          {!all && questions.length > FIRST ? <button type="button" onClick={() => setAll(true)}>{t('calcMore', questions.length - FIRST)}</button> : null}
        </form>
        <section aria-live="polite">
          {failed ? <p class="problem">{t('failed')}</p> : null}
          {!any ? <p class="quiet">{t('calcNone')}</p> : null}
          {found ? (
            <>
              <h2>{t('likely')} ({of('eligible').length})</h2>
              <ul class="cards">{of('eligible').map((each) => <Entitled key={each.item.id} entitlement={each} />)}</ul>
              <h2>{t('depends')} ({of('unknown').length})</h2>
              <ul class="cards">{of('unknown').map((each) => <Entitled key={each.item.id} entitlement={each} />)}</ul>
              <p class="quiet">{t('notNow', of('not_eligible').length)}</p>
            </>
          ) : null}
        </section>
      </Waiting>
    </>
  );

  function Entitled({ entitlement: { item, sentence, missing, answer: kind } }: { entitlement: Entitlement }) {
    return (
      <li class="card">
        <h3><a href={to('services', item.id)}>{label(item.name)}</a></h3>
        <p>{kind === 'unknown' && missing.length > 0 ? t('missing', missing.map((fact) => label(fact.label)).join(t('of'))) : label(sentence)}</p>
      </li>
    );
  }
}

function Answer({ question, value, onChange }: { question: Question; value: unknown; onChange: (value: unknown) => void }) {
  const { t, label } = useWords();
  const { fact, type, codes, unit } = question;
  const name = label(question.question);
  if (type === 'boolean') {
    return (
      <fieldset class="choices"><legend>{name}</legend>
        {([[true, 'yes'], [false, 'no']] as const).map(([is, word]) => <button key={word} type="button" aria-pressed={value === is} onClick={() => onChange(value === is ? undefined : is)}>{value === is ? '✓ ' : ''}{t(word)}</button>)}
      </fieldset>
    );
  }
  if (type === 'codes') {
    const kept = (value as string[] | undefined) ?? [];
    const turn = (code: string): void => {
      const next = kept.includes(code) ? kept.filter((each) => each !== code) : [...kept, code];
      onChange(next.length > 0 ? next : undefined);
    };
    return (
      <fieldset class="choices"><legend>{name}</legend>
        {codes.map((code) => <button key={code.code} type="button" aria-pressed={kept.includes(code.code)} onClick={() => turn(code.code)}>{kept.includes(code.code) ? '✓ ' : ''}{label(code)}</button>)}
      </fieldset>
    );
  }
  if (codes.length > 0) {
    return (
      <label class="field">{name}
        <select value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
          <option value="">{t('pleaseChoose')}</option>
          {codes.map((code) => <option key={code.code} value={code.code}>{label(code)}</option>)}
        </select>
      </label>
    );
  }
  if (type === 'date') return <label class="field">{name}<input type="date" value={(value as string | undefined) ?? ''} onInput={(event) => onChange(event.currentTarget.value || undefined)} /></label>;
  const money = type === 'money';
  const typed = (text: string): void => {
    const number = Math.round(Number(text) * (money ? 100 : 1));
    onChange(text.trim() === '' || !Number.isFinite(number) || number < 0 || number > 1e12 ? undefined : number);
  };
  return (
    <label class="field">{name}{money ? ` (${t('yuan')})` : unit ? ` (${label(unit)})` : ''}
      <input key={fact} type="number" inputMode="numeric" min="0" onInput={(event) => typed(event.currentTarget.value)} />
    </label>
  );
}
