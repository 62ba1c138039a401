import { Button, Chip, Stack } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { call, type Page } from '../../providers/api';
import type { TimelineEntry } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useLabel, useTimes } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { FOLLOWS_EVENTS } from '../../shared/refresh';
import { KIND_ICONS, Timeline } from '../../shared/Timeline';

const KINDS = ['request', 'plan', 'order', 'visit', 'wish', 'feedback', 'decision', 'consent', 'verification', 'alert', 'assessment', 'appointment', 'household', 'import'];
const TARGETS: Record<string, string> = { request: '/help-requests', order: '/service-orders', import: '/roster-imports', visit: '/visits', verification: '/verification-requests', alert: '/monitoring-alerts', assessment: '/needs-assessments' };
/** Where an entry leads: to what it tells of; an appointment has no page of its own and is found at the desk by its number. */
const target = ({ kind, refId, params }: TimelineEntry): string | null =>
  kind === 'appointment' ? `/appointments?q=${encodeURIComponent(String(params['number'] ?? ''))}` : TARGETS[kind] && refId ? `${TARGETS[kind]}/${refId}` : null;

/** The dossier's story, newest first, by kind; asks for more as one reads on. */
export function HouseholdTimeline({ id, extra }: { id: string; extra?: React.ReactNode }) {
  const t = useTranslate();
  const [kind, setKind] = useState<string | null>(null);
  const line = useLine();
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['households', 'timeline', id, kind],
    meta: FOLLOWS_EVENTS,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call<Page<TimelineEntry>>('get', '/households/{id}/timeline', { path: { id }, query: { limit: 25, ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (last) => last.page.next ?? undefined,
  });
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section title="timeline.title" action={extra}>
      <Stack direction="row" spacing={0.75} sx={{ flexWrap: 'wrap', rowGap: 0.75, mb: 2 }} role="group" aria-label={t('timeline.filter')}>
        <Chip label={t('list.all')} onClick={() => setKind(null)} variant={kind === null ? 'filled' : 'outlined'} aria-pressed={kind === null} sx={kind === null ? { bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark' } : {}} />
        {KINDS.map((key) => <Chip key={key} label={t(`timeline.kind.${key}`)} onClick={() => setKind(key)} variant={kind === key ? 'filled' : 'outlined'} aria-pressed={kind === key} sx={kind === key ? { bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark' } : {}} />)}
      </Stack>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={4} /> : null}
      {data && entries.length === 0 ? <EmptyState small title="timeline.empty" /> : null}
      <Timeline lines={entries.map(line)} />
      {hasNextPage ? <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} fullWidth sx={{ mt: 2 }}>{t('timeline.older')}</Button> : null}
    </Section>
  );
}

function useLine() {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const { instant } = useTimes();
  return (entry: TimelineEntry) => {
    const p = entry.params as Record<string, unknown>;
    const to = target(entry);
    const title = t(`timeline.type.${entry.type}`, { _: t(`timeline.kind.${entry.kind}`) });
    const text = (key: string): string => {
      const value = p[key];
      if (value === null || value === undefined || typeof value === 'boolean') return '';
      if (typeof value === 'object') return Array.isArray(value) ? '' : label(value as { zh: string; en: string });
      if (key === 'category') return word('category', String(value));
      if (key === 'urgency') return word('urgency', String(value));
      if (key === 'purpose') return word('consentPurpose', String(value));
      if (key === 'findings') return Number(value) > 0 ? t('verifications.findingsN', { smart_count: Number(value) }) : t('verifications.noFindings');
      if (key === 'because') return value === 'consent-withdrawn' ? t('verifications.byWithdrawal') : '';
      if (key === 'score') return t('feedback.score', { n: Number(value) });
      if (key === 'startsAt') return instant(String(value));
      if (key === 'minutes') return t('common.minutes', { smart_count: Number(value) });
      return String(value);
    };
    const detail = ['number', 'startsAt', 'name', 'personName', 'purpose', 'findings', 'because', 'category', 'basis', 'itemName', 'memberName', 'providerName', 'urgency', 'score', 'minutes', 'summary', 'notes', 'comment', 'reason', 'address', 'fileName'].map(text).filter(Boolean).join(' · ');
    return { key: entry.id, at: entry.at, icon: KIND_ICONS[entry.kind], title: to ? <To to={to}>{title}</To> : title, detail, by: entry.actor ?? t('timeline.system') };
  };
}
