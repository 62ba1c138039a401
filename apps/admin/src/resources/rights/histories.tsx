import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';
import { call, type Page } from '../../providers/api';
import type { Access, Correction, Member } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { useNarrow, useTimes } from '../../shared/hooks';
import { RowsSkeleton } from '../../shared/Page';

interface HistoryProps<T> {
  member: Member;
  path: '/recipients/{id}/accesses' | '/recipients/{id}/corrections';
  title: string;
  text: string;
  empty: string;
  line: (entry: T) => ReactNode;
  onClose: () => void;
}

/** What happened about one person, newest first, as far back as one reads. */
function History<T extends { id: string }>({ member, path, title, text, empty, line, onClose }: HistoryProps<T>) {
  const t = useTranslate();
  const narrow = useNarrow();
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['recipients', path, member.id, member.version],
    initialPageParam: '',
    // Looking is written down each time: no looking again behind the reader's back.
    staleTime: Infinity,
    gcTime: 0,
    queryFn: ({ pageParam, signal }) => call<Page<T>>('get', path, { path: { id: member.id }, query: { limit: 25, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    getNextPageParam: (last) => last.page.next ?? undefined,
  });
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth fullScreen={narrow} aria-labelledby="history-title">
      <DialogTitle id="history-title">{`${t(title)} · ${member.name}`}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t(text)}</Typography>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
        {isPending ? <RowsSkeleton rows={4} /> : null}
        {data && entries.length === 0 ? <EmptyState small title={empty} /> : null}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {entries.map((entry) => <Box component="li" key={entry.id} sx={{ borderTop: 1, borderColor: 'divider', py: 1, overflowWrap: 'anywhere' }}>{line(entry)}</Box>)}
        </Box>
        {hasNextPage ? <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} fullWidth sx={{ mt: 1 }}>{t('timeline.older')}</Button> : null}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}

const Line = ({ main, second }: { main: string; second: string }) => (
  <>
    <Typography variant="body2" sx={{ fontWeight: 500 }}>{main}</Typography>
    <Typography variant="caption" color="textSecondary" component="div">{second}</Typography>
  </>
);

export function Accesses({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const { instant } = useTimes();
  const line = (entry: Access) => {
    const act = `${t(`audit.action.${entry.action}`, { _: entry.action })} ${t(`audit.resource.${entry.resource}`, { _: entry.resource })}`;
    return <Line main={`${entry.actor ?? t('audit.nobody')} · ${act}`} second={[instant(entry.at), entry.field ? word('correctable', entry.field) : '', entry.reason ?? '', entry.outcome === 'refused' ? word('outcome', entry.outcome) : ''].filter(Boolean).join(' · ')} />;
  };
  return <History<Access> member={member} path="/recipients/{id}/accesses" title="rights.act.accesses" text="rights.accessesText" empty="rights.noAccesses" line={line} onClose={onClose} />;
}

export function Corrections({ member, onClose }: { member: Member; onClose: () => void }) {
  const word = useEnum();
  const { instant } = useTimes();
  const line = (entry: Correction) => <Line main={word('correctable', entry.field)} second={[instant(entry.correctedAt), entry.correctedByName, entry.reason, entry.paperNumber ?? ''].filter(Boolean).join(' · ')} />;
  return <History<Correction> member={member} path="/recipients/{id}/corrections" title="rights.act.corrections" text="rights.correctionsText" empty="rights.noCorrections" line={line} onClose={onClose} />;
}
