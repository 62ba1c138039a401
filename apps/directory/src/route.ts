import { useEffect, useState } from 'preact/hooks';

/** `#/services?q=餐&who=child_in_need`, `#/services/<id>`, `#/points`, `#/calculator`, `#/track?code=7K2M9PQ4TWBX` */
export interface Route {
  readonly page: 'services' | 'points' | 'calculator' | 'track' | 'wishes' | 'volunteer';
  readonly id: string | null;
  readonly query: URLSearchParams;
}

const OTHERS = ['points', 'calculator', 'track', 'wishes', 'volunteer'] as const;

const read = (): Route => {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, id] = path.split('/');
  return { page: OTHERS.find((each) => each === page) ?? 'services', id: id && /^[0-9a-f-]{36}$/.test(id) ? id : null, query: new URLSearchParams(query) };
};

export const useRoute = (): Route => {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = (): void => setRoute(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
};

export const to = (page: Route['page'], id?: string): string => `#/${page}${id ? `/${id}` : ''}`;

/** Filters stand in the address, so that Back, a bookmark and a shared link find them; typing does not fill the history. */
export const setQuery = ({ page, query }: Route, change: Record<string, string | null>): void => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  history.replaceState(null, '', `${location.pathname}#/${page}${text ? `?${text}` : ''}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
};
