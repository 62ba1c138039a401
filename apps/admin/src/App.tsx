import { QueryClient } from '@tanstack/react-query';
import { Admin, CustomRoutes, localStorageStore } from 'react-admin';
import { useEffect, useMemo, useState } from 'react';
import { Route } from 'react-router-dom';
import { i18nProvider } from './i18n/provider';
import { Frame } from './layout/Frame';
import { NotFound } from './layout/NotFound';
import { Screen } from './layout/Screen';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import { statusOf } from './providers/errors';
import { session } from './providers/session';
import { ROUTES } from './routes';
import { SignIn } from './pages/SignIn';
import { SCREENS, Today } from './screens';
import type { Density } from './theme/colours';
import { porcelain } from './theme/theme';

const store = localStorageStore('1', 'yizhu');
const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: (count, error) => count < 2 && (statusOf(error) === 0 || statusOf(error) === 503) } },
});

/** A preference kept by the store, read above the store's own context. */
function usePreference<T>(key: string, fallback: T): T {
  const [value, setValue] = useState<T>(() => store.getItem(key, fallback) as T);
  useEffect(() => store.subscribe(key, (next: T) => setValue(next ?? fallback)), [key, fallback]);
  return value;
}

export function App() {
  const density = usePreference<Density>('density', 'comfortable');
  const locale = usePreference<string>('locale', 'zh');
  session.speak(locale);
  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN';
  }, [locale]);
  const themes = useMemo(() => ({ light: porcelain('light', density, locale), dark: porcelain('dark', density, locale) }), [density, locale]);
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      layout={Frame}
      loginPage={SignIn}
      dashboard={Today}
      catchAll={NotFound}
      lightTheme={themes.light}
      darkTheme={themes.dark}
      defaultTheme="light"
      disableTelemetry
      requireAuth
    >
      <CustomRoutes>
        {ROUTES.filter((route) => route.name in SCREENS).map((route) => (
          <Route key={route.name} path={route.path} element={<Screen name={route.name as keyof typeof SCREENS} needs={'needs' in route ? route.needs : undefined} />} />
        ))}
      </CustomRoutes>
    </Admin>
  );
}
