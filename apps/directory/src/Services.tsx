import { useMemo } from 'preact/hooks';
import { useAsked, type PointsPageOf, type Service, type Services } from './api';
import { Choices, Fact, Waiting } from './parts';
import { PointCard } from './PointCard';
import { setQuery, to, type Route } from './route';
import { useWords } from './settings';
import { CLASSES, GROUPS } from './words';

/** Whether a service is what somebody typed: every word of it somewhere in what is said of the service. */
export const isAsked = (service: Service, typed: string): boolean => {
  const text = [service.name, service.about, service.eligibility, service.standard, service.provider].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
};

export const chosen = (services: readonly Service[], query: URLSearchParams): Service[] => {
  const [q, who, what, open] = [query.get('q'), query.get('who'), query.get('what'), query.get('open')];
  return services.filter((service) => (!q || isAsked(service, q)) && (!who || service.targetGroups.includes(who)) && (!what || service.serviceClass === what) && (!open || service.openPoints > 0));
};

export function ServicesPage({ route }: { route: Route }) {
  const { t } = useWords();
  const asked = useAsked<Services>('/directory/services');
  const { query } = route;
  const found = useMemo(() => (asked.data ? chosen(asked.data.data, query) : []), [asked.data, query]);
  return (
    <>
      <h1>{t('services')}</h1>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <input type="search" aria-label={t('search')} placeholder={t('searchServices')} value={query.get('q') ?? ''} onInput={(event) => setQuery(route, { q: event.currentTarget.value })} />
        <Choices legend={t('who')} choices={GROUPS} value={query.get('who')} onChange={(who) => setQuery(route, { who })} />
        <Choices legend={t('what')} choices={CLASSES} value={query.get('what')} onChange={(what) => setQuery(route, { what })} />
        <label class="check"><input type="checkbox" checked={query.has('open')} onChange={(event) => setQuery(route, { open: event.currentTarget.checked ? '1' : null })} />{t('openNow')}</label>
      </form>
      <Waiting asked={asked}>
        <p class="count" role="status">{t('found', found.length)}{[...query.keys()].length > 0 ? <button type="button" class="plain" onClick={() => setQuery(route, { q: null, who: null, what: null, open: null })}>{t('clear')}</button> : null}</p>
        {found.length === 0 ? <p class="quiet">{t('none')}</p> : null}
        <ul class="cards">{found.map((service) => <ServiceCard key={service.id} service={service} />)}</ul>
      </Waiting>
    </>
  );
}

function ServiceCard({ service }: { service: Service }) {
  const { t, language } = useWords();
  const kind = CLASSES.find(([code]) => code === service.serviceClass);
  return (
    <li class="card">
      <h2><a href={to('services', service.id)}>{service.name}</a></h2>
      <p>{service.about}</p>
      <p class="tags">
        {kind ? <span>{language === 'en' ? kind[2] : kind[1]}</span> : null}
        {service.openPoints > 0 ? <span class="good">● {t('openAt', service.openPoints)}</span> : service.points > 0 ? <span>{t('atPoints', service.points)}</span> : null}
        {service.quota?.left === 0 ? <span class="warn">{t('full')}</span> : null}
      </p>
    </li>
  );
}

export function ServicePage({ id }: { id: string }) {
  const { t } = useWords();
  const asked = useAsked<Services>('/directory/services');
  const service = asked.data?.data.find((each) => each.id === id);
  const points = useAsked<PointsPageOf>(service ? `/directory/points?offers=${service.code}&perPage=50` : null);
  return (
    <>
      <p class="back"><a href={to('services')}>‹ {t('services')}</a></p>
      <Waiting asked={asked}>
        {!service ? <p class="quiet">{t('none')}</p> : (
          <article>
            <h1>{service.name}</h1>
            <p class="lead">{service.about}</p>
            <dl>
              <Fact term={t('forWhom')}>{service.eligibility}</Fact>
              <Fact term={t('how')}>{service.howToApply}</Fact>
              <Fact term={t('standard')}>{service.standard}</Fact>
              <Fact term={t('charge')}>{service.charge ? t(service.charge === 'free' ? 'free' : 'part') : null}</Fact>
              <Fact term={t('provider')}>{service.provider}</Fact>
              <Fact term={t('basis')}>{service.policyBasis}</Fact>
            </dl>
            {service.quota ? <p class={service.quota.left === 0 ? 'state warn' : 'state'}>{service.quota.left === 0 ? t('full') : t('left', service.quota.left)}</p> : null}
            <h2>{t('where')}</h2>
            {points.data && points.data.data.length === 0 ? <p>{t('whereNone')}</p> : null}
            {service.points > 0 ? <Waiting asked={points}><ul class="cards">{points.data?.data.map((point) => <PointCard key={point.id} point={point} />)}</ul></Waiting> : null}
          </article>
        )}
      </Waiting>
    </>
  );
}
