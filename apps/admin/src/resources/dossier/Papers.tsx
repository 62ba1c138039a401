import AddPhotoAlternate from '@mui/icons-material/AddPhotoAlternateOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import { Box, Button, ButtonBase, Chip, Stack, Switch, FormControlLabel, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { list } from '../../providers/api';
import type { Attachment, Household } from '../../providers/types';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { ENUMS, useEnum } from '../../shared/enums';
import { useMay, useSize, useTimes } from '../../shared/hooks';
import { RowsSkeleton, Section } from '../../shared/Page';
import { AddPaper } from './AddPaper';
import { PaperViewer } from './PaperViewer';

/** Photos and papers of the household; each is opened one by one, and the opening is in the trail. */
export function Papers({ household }: { household: Household }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const [kind, setKind] = useState<string | null>(null);
  const [removed, setRemoved] = useState(false);
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<Attachment | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['attachments', household.id, kind, removed],
    queryFn: ({ signal }) => list<Attachment>('/households/{id}/attachments', { path: { id: household.id }, filter: { ...(kind ? { kind } : {}), ...(removed ? { removed: 'true' } : {}) }, pagination: { page: 1, perPage: 200 }, signal }),
  });
  return (
    <Section title="papers.title" {...(data ? { count: data.page.total } : {})} action={may('attachment:add') ? <Button size="small" variant="contained" startIcon={<AddPhotoAlternate />} onClick={() => setAdding(true)}>{t('papers.add')}</Button> : null}>
      <Stack direction="row" spacing={0.75} sx={{ flexWrap: 'wrap', rowGap: 0.75, mb: 2, alignItems: 'center' }} role="group" aria-label={t('papers.filter')}>
        {ENUMS.attachmentKind.map((each) => <Chip key={each} label={word('attachmentKind', each)} onClick={() => setKind(kind === each ? null : each)} variant={kind === each ? 'filled' : 'outlined'} aria-pressed={kind === each} sx={kind === each ? { bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark' } : {}} />)}
        {may('attachment:remove') ? <FormControlLabel sx={{ ml: 1 }} control={<Switch size="small" checked={removed} onChange={(_, on) => setRemoved(on)} />} label={t('papers.removed')} /> : null}
      </Stack>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <RowsSkeleton rows={2} /> : null}
      {data && data.data.length === 0 ? <EmptyState small icon={ImageOutlined} title={removed ? 'papers.noneRemoved' : 'papers.none'} {...(removed ? {} : { text: 'papers.noneText' })} /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}>
        {data?.data.map((paper) => <li key={paper.id}><Paper paper={paper} onOpen={() => setOpened(paper)} /></li>)}
      </Box>
      {adding ? <AddPaper household={household} onClose={() => setAdding(false)} /> : null}
      {opened ? <PaperViewer paper={opened} onClose={() => setOpened(null)} /> : null}
    </Section>
  );
}

function Paper({ paper, onOpen }: { paper: Attachment; onOpen: () => void }) {
  const word = useEnum();
  const { day } = useTimes();
  const size = useSize();
  const Icon = paper.mediaType.startsWith('image/') ? ImageOutlined : Description;
  return (
    <ButtonBase onClick={onOpen} sx={{ width: '100%', height: '100%', border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, display: 'flex', gap: 1.5, alignItems: 'flex-start', justifyContent: 'flex-start', textAlign: 'left', '&:hover': { borderColor: 'primary.main' } }}>
      <Box sx={{ width: 40, height: 40, flexShrink: 0, borderRadius: 1, bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark', display: 'grid', placeItems: 'center' }}><Icon /></Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{paper.title}</Typography>
        <Typography variant="caption" color="textSecondary" component="div">{[word('attachmentKind', paper.kind), paper.person?.name, size(paper.bytes)].filter(Boolean).join(' · ')}</Typography>
        <Typography variant="caption" color="textSecondary" component="div">{paper.addedBy} · {day(paper.addedAt)}</Typography>
      </Box>
    </ButtonBase>
  );
}
