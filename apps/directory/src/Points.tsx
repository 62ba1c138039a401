import { lazy, Suspense } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { API, useAsked, type PointDetail, type PointsPageOf } from './api';
import { Calls, Fact, OpenState, Waiting } from './parts';
import { PointCard } from './PointCard';
import { setQuery, to, type Route } from './route';
import { useWords } from './settings';
import { weekLines } from './time';
import { ACCESS, words } from './words';

const PointMap = lazy(() => import('./PointMap'));

export function PointsPage({ route }: { route: Route }) {
  const { t } = useWords();
  const { query } = route;
  const near = query.get('near');
  const [state, setState] = useState<'' | 'waiting' | 'denied'>('');
  const [typed, setTyped] = useState(query.get('q') ?? '');
  // The server is asked when somebody has stopped typing.
  useEffect(() => {
    const timer = setTimeout(() => typed !== (query.get('q') ?? '') && setQuery(route, { q: typed }), 300);
    return () => clearTimeout(timer);
  }, [typed]);
  const filter = `${query.get('q') ? `&q=${encodeURIComponent(query.get('q')!)}` : ''}${query.has('open') ? '&openNow=true' : ''}`;
  const [lng, lat] = (near ?? '').split(',');
  const asked = useAsked<PointsPageOf>(near ? `/directory/points/nearest?lng=${lng}&lat=${lat}&limit=50${filter}` : `/directory/points?perPage=200${filter}`);
  const find = (): void => {
    setState('waiting');
    navigator.geolocation.getCurrentPosition(
      // Three decimals are 100 m: enough to say what is near, and no more than that is told.
      ({ coords }) => { setState(''); setQuery(route, { near: `${coords.longitude.toFixed(3)},${coords.latitude.toFixed(3)}` }); },
      () => setState('denied'),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  };
  const found = asked.data?.data ?? [];
  return (
    <>
      <h1>{t('points')}</h1>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <input type="search" aria-label={t('search')} placeholder={t('searchPoints')} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        <div class="choices">
          <button type="button" aria-pressed={near !== null} onClick={() => (near ? setQuery(route, { near: null }) : find())}>{near ? '✓ ' : ''}{t('near')}</button>
          <button type="button" aria-pressed={query.has('map')} onClick={() => setQuery(route, { map: query.has('map') ? null : '1' })}>{t(query.has('map') ? 'list' : 'map')}</button>
          <label class="check"><input type="checkbox" checked={query.has('open')} onChange={(event) => setQuery(route, { open: event.currentTarget.checked ? '1' : null })} />{t('openNow')}</label>
        </div>
        {state ? <p class="quiet" role="status">{t(state === 'waiting' ? 'nearWait' : 'nearDenied')}</p> : null}
        {near && asked.failed ? <p class="quiet" role="status">{t('nearDenied')}</p> : null}
      </form>
      <Waiting asked={asked}>
        <p class="count" role="status">{t('foundPoints', found.length)}</p>
        {found.length === 0 ? <p class="quiet">{t('none')}</p> : null}
        {query.has('map') ? <Suspense fallback={<p class="quiet">{t('loading')}</p>}><PointMap points={found} /></Suspense> : <ul class="cards">{found.map((point) => <PointCard key={point.id} point={point} />)}</ul>}
      </Waiting>
    </>
  );
}

export function PointPage({ id }: { id: string }) {
  const { t, label, language } = useWords();
  const asked = useAsked<PointDetail>(`/directory/points/${id}`);
  const point = asked.data;
  const lines = point ? weekLines(point.hours, words[language]) : [];
  return (
    <>
      <p class="back"><a href={to('points')}>‹ {t('points')}</a></p>
      <Waiting asked={asked}>
        {point ? (
          <article>
            <h1>{label(point.name)}</h1>
            <OpenState opening={point.opening} />
            <p class="lead">{label(point.introduction)}</p>
            <p class="calls"><Calls contacts={point.contacts} /></p>
            <dl>
              <Fact term={t('where')}>{point.addressHidden ? t('hidden') : point.address}</Fact>
              <Fact term={t('hours')}>{lines.length > 0 ? <ul class="lines">{lines.map(({ days, times }) => <li key={days}><span>{days}</span> {times}</li>)}</ul> : null}</Fact>
              <Fact term={t('closedDays')}>{point.exceptions.length > 0 ? <ul class="lines">{point.exceptions.map((each) => <li key={each.from}>{each.from === each.to ? each.from : `${each.from} – ${each.to}`} {each.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(' ')} {label(each.reason)}</li>)}</ul> : null}</Fact>
              <Fact term={t('gives')}>{point.offerings.length > 0 ? <ul class="lines">{point.offerings.map(({ item, bookable }) => <li key={item.id}><a href={to('services', item.id)}>{label(item.name)}</a>{bookable ? ` · ${t('bookable')}` : ''}</li>)}</ul> : null}</Fact>
              <Fact term={t('also')}>{point.alsoOffered.join(t('of'))}</Fact>
              <Fact term={t('access')}>{point.accessibility.map((code) => ACCESS[code]?.[language === 'en' ? 1 : 0] ?? code).join(t('of'))}</Fact>
            </dl>
            {point.photos.length > 0 ? <div class="photos">{point.photos.map((photo) => <img key={photo.id} src={`${API}/service-point-photos/${photo.id}/content`} alt={label(photo.title)} loading="lazy" />)}</div> : null}
          </article>
        ) : null}
      </Waiting>
    </>
  );
}
