import { useRef, useState } from 'preact/hooks';
import { send, useAsked, type About } from './api';
import { Waiting } from './parts';
import { to } from './route';
import { useWords } from './settings';

type Words = readonly [zh: string, en: string];
/** Only this page speaks of those who want to help. */
const SAY = {
  lead: ['留下联系方式，乡镇工作人员会打电话与您核对，合适的话请您加入志愿队伍。不用登录，大约一分钟。', 'Leave your name and telephone. Staff of the township will call you, and if it suits both sides you join the volunteers. No sign-in; it takes about a minute.'],
  name: ['您的姓名', 'Your name'],
  phone: ['您的电话', 'Your telephone'],
  where: ['想在哪个乡镇服务', 'Where would you like to help'],
  choose: ['请选择', 'Please choose'],
  can: ['会做什么（可以多选，也可以不选）', 'What you can do (any number, or none)'],
  words: ['还想说什么（可以不填）', 'Anything else (optional)'],
  wordsHelp: ['比如什么时候有空。请不要写身份证号。', 'For example when you are free. Please give no ID number.'],
  consent: ['我已年满18周岁，同意县民政局和乡镇用我的姓名和电话联系我参加志愿服务。', 'I am 18 or older, and agree that the county and the township use my name and telephone to contact me about volunteering.'],
  privacy: ['姓名和电话只给负责志愿服务的工作人员看，电话加密保存，不公开。未通过的，自答复起90天后删除电话。想撤回申请，请拨打 12345。', 'Only staff who look after volunteers see your name and telephone; the telephone is kept sealed and is never shown in public. If you are not taken on, it is deleted 90 days after the answer. To take your application back, call 12345.'],
  submit: ['报名', 'Apply'],
  wait: ['正在提交…', 'Sending…'],
  nameGap: ['请填写姓名', 'Please give your name'],
  phoneGap: ['请填写能接通的电话，例如 13800138000', 'Please give a telephone that you answer, such as 13800138000'],
  whereGap: ['请选择一个乡镇', 'Please choose a township'],
  consentGap: ['请先勾选同意', 'Please tick that you agree'],
  many: ['提交太频繁，请过几分钟再试。填好的内容还在。', 'Too often; please try again in a few minutes. What you wrote is still here.'],
  failed: ['没有提交成功，请看看网络，再试一次。填好的内容还在。', 'It was not sent. Please check your connection and try again. What you wrote is still here.'],
  thanks: ['收到了，谢谢您！', 'Received. Thank you!'],
  next: ['工作人员会打您留的电话核对。不用重复报名；有急事请拨打 12345。', 'Staff will call the number you gave. There is no need to apply again; call 12345 if anything is urgent.'],
  on: ['看看有哪些帮助', 'See what help there is'],
} satisfies Record<string, Words>;
/** Skills by the codes that the team keeps. */
const SKILLS: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['escort', '陪同外出、看病', 'Going along to the doctor'], ['housekeeping', '打扫整理', 'Cleaning'], ['cooking', '做饭', 'Cooking'], ['haircut', '理发', 'Hair-cutting'], ['repair', '修理水电家具', 'Repairs'], ['tutoring', '辅导功课', 'Tutoring'], ['nursing', '照护', 'Care'], ['counselling', '陪伴聊天、心理疏导', 'Listening, counselling'], ['legal', '法律知识', 'Legal advice'], ['rehabilitation', '康复训练', 'Rehabilitation'],
];
const PHONE = /^(1\d{10}|0\d{2,3}\d{7,8}|\+\d{6,15})$/;
const FIELDS = ['name', 'phone', 'where', 'consent'] as const;
type Field = (typeof FIELDS)[number];

/** Whoever wants to help says so here, without an account; what is missing is said beside it, what was typed stays until it has arrived. */
export default function Volunteer() {
  const { t, language } = useWords();
  const say = (word: keyof typeof SAY): string => SAY[word][language === 'en' ? 1 : 0];
  const about = useAsked<About>('/directory');
  const [form, setForm] = useState({ name: '', phone: '', where: '', skills: [] as readonly string[], words: '', consent: false });
  const [gaps, setGaps] = useState<readonly Field[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [received, setReceived] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  const put = (change: Partial<typeof form>): void => {
    setForm({ ...form, ...change });
    // What is being mended no longer complains.
    setGaps(gaps.filter((field) => !(field in change)));
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const phone = form.phone.replace(/[\s()（）-]/g, '');
    const right: Record<Field, boolean> = { name: form.name.trim() !== '', phone: PHONE.test(phone), where: form.where !== '', consent: form.consent };
    const missing = FIELDS.filter((field) => !right[field]);
    setGaps(missing);
    setProblem(null);
    if (missing[0]) return void frame.current?.querySelector<HTMLElement>(`[name=${missing[0]}]`)?.focus();
    setBusy(true);
    const answer = await send('/volunteer-applications/online', language, { name: form.name.trim(), phone, divisionCode: form.where, skills: form.skills, words: form.words.trim() });
    setBusy(false);
    if (answer.ok) {
      setReceived(true);
      scrollTo(0, 0);
    } else setProblem(answer.status === 429 ? say('many') : (answer.words ?? say('failed')));
  };
  if (received)
    return (
      <section class="fact" role="status">
        <h1>{say('thanks')}</h1>
        <p class="lead">{say('next')}</p>
        <p class="calls"><a class="call" href={to('services')}>{say('on')}</a></p>
      </section>
    );
  /** What every field has in common: how it is told apart, and what is wrong with it. */
  const told = (field: Field) => ({ name: field, 'aria-invalid': gaps.includes(field), 'aria-describedby': gaps.includes(field) ? `gap-${field}` : undefined });
  const gap = (field: Field) => (gaps.includes(field) ? <span class="gap" id={`gap-${field}`}>{say(`${field}Gap`)}</span> : null);
  return (
    <>
      <h1>{t('volunteer')}</h1>
      <p class="lead">{say('lead')}</p>
      <Waiting asked={about}>
        <form ref={frame} class="questions" noValidate onSubmit={(event) => void submit(event)} aria-label={t('volunteer')}>
          <label class="field">{say('name')}<input {...told('name')} required maxLength={50} autocomplete="name" value={form.name} onInput={(event) => put({ name: event.currentTarget.value })} />{gap('name')}</label>
          <label class="field">{say('phone')}<input {...told('phone')} required type="tel" maxLength={20} autocomplete="tel" value={form.phone} onInput={(event) => put({ phone: event.currentTarget.value })} />{gap('phone')}</label>
          <label class="field">{say('where')}
            <select {...told('where')} required value={form.where} onChange={(event) => put({ where: event.currentTarget.value })}>
              <option value="">{say('choose')}</option>
              {about.data?.townships.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
            </select>
            {gap('where')}
          </label>
          <fieldset class="choices"><legend>{say('can')}</legend>
            {SKILLS.map(([code, zh, en]) => {
              const on = form.skills.includes(code);
              return <button key={code} type="button" aria-pressed={on} onClick={() => put({ skills: on ? form.skills.filter((each) => each !== code) : [...form.skills, code] })}>{on ? '✓ ' : ''}{language === 'en' ? en : zh}</button>;
            })}
          </fieldset>
          <label class="field">{say('words')}<textarea rows={3} maxLength={500} aria-describedby="words-help" value={form.words} onInput={(event) => put({ words: event.currentTarget.value })} /></label>
          <p class="quiet" id="words-help">{say('wordsHelp')}</p>
          <div>
            <label class="check"><input {...told('consent')} type="checkbox" required checked={form.consent} onChange={(event) => put({ consent: event.currentTarget.checked })} />{say('consent')}</label>
            {gap('consent')}
            <p class="quiet">{say('privacy')}</p>
          </div>
          {problem ? <p class="problem" role="alert">{problem}</p> : null}
          <div class="calls"><button type="submit" class="main" disabled={busy}>{say(busy ? 'wait' : 'submit')}</button></div>
        </form>
      </Waiting>
    </>
  );
}
