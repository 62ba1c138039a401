import { lazy, Suspense } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAsked, type About } from './api';
import { Leaflet } from './Leaflet';
import { PointPage, PointsPage } from './Points';
import { to, useRoute, type Route } from './route';
import { ServicePage, ServicesPage } from './Services';
import { keepSettings, readSettings, SettingsContext, useWords, type Settings } from './settings';

const Wishes = lazy(() => import('./Wishes'));
const Calculator = lazy(() => import('./Calculator'));
const Volunteer = lazy(() => import('./Volunteer'));
const Track = lazy(() => import('./Track'));
const PAGES = ['services', 'points', 'calculator', 'track', 'wishes', 'volunteer'] as const;

export function App() {
  const [settings, setSettings] = useState(readSettings);
  const change = (next: Partial<Settings>): void => {
    const all = { ...settings, ...next };
    keepSettings(all);
    setSettings(all);
  };
  useEffect(() => {
    document.documentElement.lang = settings.language === 'en' ? 'en' : 'zh-CN';
    document.documentElement.classList.toggle('large', settings.large);
  }, [settings]);
  return (
    <SettingsContext.Provider value={settings}>
      <Frame settings={settings} change={change} />
    </SettingsContext.Provider>
  );
}

function Frame({ settings, change }: { settings: Settings; change: (next: Partial<Settings>) => void }) {
  const { t } = useWords();
  const route = useRoute();
  const { data: about } = useAsked<About>('/directory');
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const title = about?.county ? t('titleOf', about.county.name) : t('title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  // Another page is read from its beginning, also by who hears it; the first keeps the browser's own place.
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      scrollTo(0, 0);
      main.current?.focus();
    }
  }, [route.page, route.id]);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t('skip')}</a>
      <header class="top">
        <div class="bar">
          <a class="brand" href={to('services')}><img src="./favicon.svg" alt="" width="36" height="36" />{title}</a>
          <div class="tools">
            <button type="button" aria-pressed={settings.large} onClick={() => change({ large: !settings.large })}>{t(settings.large ? 'normal' : 'larger')}</button>
            <button type="button" lang={settings.language === 'en' ? 'zh-CN' : 'en'} onClick={() => change({ language: settings.language === 'en' ? 'zh' : 'en' })}>{t('language')}</button>
          </div>
        </div>
        <nav aria-label={title}>
          {PAGES.map((page) => <a key={page} href={to(page)} aria-current={route.page === page ? 'page' : undefined}>{t(page)}</a>)}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <PageOf route={route} />
      </main>
      <footer>
        <a class="call" href="tel:12345">{t('hotline')}</a>
        <button type="button" onClick={() => print()}>{t('print')}</button>
      </footer>
      <Leaflet about={about} title={title} />
    </>
  );
}

function PageOf({ route }: { route: Route }) {
  const { t } = useWords();
  if (route.page === 'calculator') return <Suspense fallback={<p class="quiet">{t('loading')}</p>}><Calculator /></Suspense>;
  if (route.page === 'track') return <Suspense fallback={<p class="quiet">{t('loading')}</p>}><Track route={route} /></Suspense>;
  if (route.page === 'wishes') return <Suspense fallback={<p class="quiet">{t('loading')}</p>}><Wishes route={route} /></Suspense>;
  if (route.page === 'volunteer') return <Suspense fallback={<p class="quiet">{t('loading')}</p>}><Volunteer /></Suspense>;
  if (route.page === 'points') return route.id ? <PointPage id={route.id} /> : <PointsPage route={route} />;
  return route.id ? <ServicePage id={route.id} /> : <ServicesPage route={route} />;
}
