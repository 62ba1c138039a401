import { useRef, useState } from 'preact/hooks';
import { send, useAsked, type WallClaim, type WallPage, type WallWish } from './api';
import { Choices, Waiting } from './parts';
import { setQuery, type Route } from './route';
import { useWords } from './settings';
import { WISH_KINDS } from './words';

/** 心愿墙: wishes that name nobody, claimed by who comes first; a giver finds their claim again by its code. */
export default function Wishes({ route }: { route: Route }) {
  const { t } = useWords();
  const kind = WISH_KINDS.some(([code]) => code === route.query.get('kind')) ? route.query.get('kind') : null;
  const of = kind ? `&kind=${kind}` : '';
  const open = useAsked<WallPage>(`/wish-wall?state=open&perPage=100${of}`);
  const come = useAsked<WallPage>(`/wish-wall?state=fulfilled&perPage=10${of}`);
  const mine = route.query.has('mine');
  return (
    <>
      <h1>{t('wishes')}</h1>
      <p class="lead">{t('wishesIntro')}</p>
      <div class="filters">
        <Choices legend={t('wishKind')} choices={WISH_KINDS} value={kind} onChange={(next) => setQuery(route, { kind: next })} />
        <div class="calls"><button type="button" aria-expanded={mine} onClick={() => setQuery(route, { mine: mine ? null : '1' })}>{t('mine')}</button></div>
      </div>
      {mine ? <Mine /> : null}
      <Waiting asked={open}>
        <p class="count" role="status">{t('foundWishes', open.data?.page.total ?? 0)}</p>
        {open.data?.data.length === 0 ? <p class="quiet">{t('noWishes')}</p> : null}
        <ul class="cards">{open.data?.data.map((wish) => <WishCard key={wish.code} wish={wish} onTaken={open.retry} />)}</ul>
      </Waiting>
      {come.data && come.data.data.length > 0 ? (
        <>
          <h2>{t('comeTrue')}</h2>
          <ul class="cards">{come.data.data.map((wish) => <li key={wish.code} class="card"><h3>{wish.title}</h3>{wish.thanks ? <p>“{wish.thanks}”</p> : null}</li>)}</ul>
        </>
      ) : null}
    </>
  );
}

/** So that a repeat by a slow line or a double click is the same claim. */
const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function WishCard({ wish, onTaken }: { wish: WallWish; onTaken: () => void }) {
  const { t, language } = useWords();
  const [asks, setAsks] = useState(false);
  const [claim, setClaim] = useState<WallClaim | null>(null);
  const kind = WISH_KINDS.find(([code]) => code === wish.kind);
  return (
    <li class="card">
      <h2>{wish.title}</h2>
      <p>{wish.words}</p>
      <p class="tags"><span>{kind?.[language === 'en' ? 2 : 1]}</span><span>{t('aboutYuan', wish.priceFen / 100)}</span></p>
      {claim ? <Claimed claim={claim} /> : asks ? <ClaimForm wish={wish} onClaimed={setClaim} onTaken={onTaken} onCancel={() => setAsks(false)} /> : <button type="button" aria-label={`${t('claim')}：${wish.title}`} onClick={() => setAsks(true)}>{t('claim')}</button>}
    </li>
  );
}

function ClaimForm({ wish, onClaimed, onTaken, onCancel }: { wish: WallWish; onClaimed: (claim: WallClaim) => void; onTaken: () => void; onCancel: () => void }) {
  const { t, language } = useWords();
  const [giver, setGiver] = useState({ name: '', phone: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const answer = await send<WallClaim>(`/wish-wall/${wish.code}/claims`, language, giver, { 'idempotency-key': key.current });
    setBusy(false);
    if (answer.ok) return onClaimed(answer.body);
    // Another body is another claim.
    key.current = newKey();
    setProblem(answer.words ?? t('failed'));
    if (answer.status === 409) setTimeout(onTaken, 2_500);
  };
  return (
    <form class="filters" onSubmit={(event) => void submit(event)}>
      <label>{t('yourName')}<input required maxLength={50} autocomplete="name" value={giver.name} onInput={(event) => setGiver({ ...giver, name: event.currentTarget.value })} /></label>
      <label>{t('yourPhone')}<input required type="tel" maxLength={20} autocomplete="tel" value={giver.phone} onInput={(event) => setGiver({ ...giver, phone: event.currentTarget.value })} /></label>
      <p class="quiet">{t('claimPrivacy')}</p>
      {problem ? <p class="problem" role="alert">{problem}</p> : null}
      <div class="calls"><button type="submit" disabled={busy}>{t('claimSure')}</button><button type="button" class="plain" onClick={onCancel}>{t('back')}</button></div>
    </form>
  );
}

function Claimed({ claim }: { claim: WallClaim }) {
  const { t, language } = useWords();
  const until = new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(claim.holdUntil));
  return (
    <div role="status">
      {claim.code ? <p class="lead">{t('claimCode')}<br /><strong class="code">{claim.code}</strong></p> : null}
      <p>{claim.status === 'held' ? t('claimHeld', until) : t(claim.status === 'fulfilled' ? 'claimFulfilled' : claim.status === 'lapsed' ? 'claimLapsed' : 'claimReleased')}</p>
      {claim.wish?.thanks ? <p>“{claim.wish.thanks}”</p> : null}
    </div>
  );
}

/** A claim by its code: how it stands, and giving it back. */
function Mine() {
  const { t, language } = useWords();
  const [code, setCode] = useState('');
  const [claim, setClaim] = useState<WallClaim | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (path: string): Promise<void> => {
    const answer = await send<WallClaim>(`/wish-wall/${path}`, language, { code: code.trim() });
    setProblem(answer.ok ? null : (answer.words ?? t('failed')));
    setClaim(answer.ok ? answer.body : null);
  };
  return (
    <form class="card filters" onSubmit={(event) => { event.preventDefault(); void ask('claim-lookups'); }}>
      <label>{t('yourCode')}<input required minLength={8} maxLength={20} autocomplete="off" value={code} onInput={(event) => setCode(event.currentTarget.value)} /></label>
      <div class="calls"><button type="submit">{t('look')}</button>{claim?.status === 'held' ? <button type="button" onClick={() => void ask('claim-releases')}>{t('giveBack')}</button> : null}</div>
      {problem ? <p class="problem" role="alert">{problem}</p> : null}
      {claim ? <><h3>{claim.wish?.title}</h3><Claimed claim={claim} /></> : null}
    </form>
  );
}
