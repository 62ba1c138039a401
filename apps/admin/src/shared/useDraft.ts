import { useMemo, useRef } from 'react';

const SEALED = new Set(['idNumber', 'phone', 'callerPhone', 'bankAccount', 'password', 'health', 'address']);

/** What a person's own file needs sealed never goes into the browser's storage, not even for a draft. */
export function withoutSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !SEALED.has(key)).map(([key, inner]) => [key, withoutSealed(inner)]));
}

export function useDraft(name: string | undefined) {
  const key = name ? `yizhu.draft.${name}` : '';
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const initial = useMemo(() => {
    if (!key) return {};
    try {
      return (JSON.parse(sessionStorage.getItem(key) ?? '{}') ?? {}) as Record<string, unknown>;
    } catch {
      return {};
    }
  }, [key]);
  return {
    initial,
    keep(values: Record<string, unknown>) {
      if (!key) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => sessionStorage.setItem(key, JSON.stringify(withoutSealed(values))), 600);
    },
    clear() {
      clearTimeout(timer.current);
      if (key) sessionStorage.removeItem(key);
    },
  };
}
