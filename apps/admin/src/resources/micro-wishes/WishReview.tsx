import { Alert, Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { WishDetail } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { useChoices } from '../../shared/enums';
import { Section } from '../../shared/Page';
import { useDebounced } from '../../shared/useDebounced';
import { MarkedWords, useKinds } from './MarkedWords';

/** The words for the wall are written here: what would tell whose wish it is shows while one types, and nothing is published while it remains. */
export function WishReview({ wish }: { wish: WishDetail }) {
  const t = useTranslate();
  const kindsOf = useKinds();
  const choices = useChoices('wishKind');
  const [title, setTitle] = useState(wish.title);
  const [words, setWords] = useState(wish.words);
  const [kind, setKind] = useState<string>(wish.kind);
  const [yuan, setYuan] = useState(String(wish.priceFen / 100));
  const asked = useDebounced(JSON.stringify({ title: title.trim(), words: words.trim() }), 400);
  const { data: check, isFetching } = useQuery({
    queryKey: ['micro-wishes', 'word-check', wish.id, asked],
    enabled: title.trim() !== '' && words.trim() !== '',
    placeholderData: keepPreviousData,
    queryFn: () => acts.wishes.check(wish.id, JSON.parse(asked) as { title: string; words: string }),
  });
  const saved = title.trim() === wish.title && words.trim() === wish.words && kind === wish.kind && Math.round(Number(yuan) * 100) === wish.priceFen;
  const now = JSON.parse(asked) as { title: string; words: string };
  const found = check ? [...check.title, ...check.words] : [];
  const record = { record: wish, reload: () => get<WishDetail>('/micro-wishes/{id}', { path: { id: wish.id } }) };
  const reset = () => { setTitle(wish.title); setWords(wish.words); setKind(wish.kind); setYuan(String(wish.priceFen / 100)); };
  return (
    <Section title="wishes.review.title">
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box>
          <Typography variant="body2" color="textSecondary">{t('wishes.review.told')}</Typography>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>{wish.told}</Typography>
        </Box>
        <TextField label={t('fields.wishTitle')} value={title} onChange={(event) => setTitle(event.target.value)} required fullWidth slotProps={{ htmlInput: { maxLength: 40 } }} />
        <TextField label={t('fields.wishWords')} value={words} onChange={(event) => setWords(event.target.value)} required fullWidth multiline minRows={3} slotProps={{ htmlInput: { maxLength: 500 } }} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          <TextField select label={t('fields.wishKind')} value={kind} onChange={(event) => setKind(event.target.value)}>{choices.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}</TextField>
          <TextField label={t('fields.wishYuan')} value={yuan} onChange={(event) => setYuan(event.target.value)} required slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        </Box>
        {check && now.title && now.words ? (
          <Box aria-live="polite" aria-busy={isFetching}>
            {found.length === 0 ? <Alert severity="success">{t('wishes.review.clean')}</Alert> : <Alert severity="warning">{t('wishes.review.found', { smart_count: found.length, kinds: kindsOf(found) })}</Alert>}
            <Box sx={{ mt: 1.5, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}>
              <Typography variant="caption" color="textSecondary" component="div">{t('wishes.review.preview')}</Typography>
              <Typography sx={{ fontWeight: 600 }} component="div"><MarkedWords text={now.title} found={check.title} /></Typography>
              <Typography variant="body2" component="div"><MarkedWords text={now.words} found={check.words} /></Typography>
            </Box>
          </Box>
        ) : null}
        <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap', rowGap: 1 }}>
          <ActButton {...record} label="wishes.act.review" main={!saved || wish.status === 'submitted'} disabled={title.trim() === '' || words.trim() === '' || !(Number(yuan) > 0)} run={(_, version) => acts.wishes.review({ id: wish.id, version }, { title: title.trim(), words: words.trim(), kind, priceFen: Math.round(Number(yuan) * 100) })} />
          {wish.status === 'reviewed' ? <ActButton {...record} label="wishes.act.publication" main={saved} disabled={!saved || found.length > 0 || isFetching || !check} run={(_, version) => acts.wishes.publish({ id: wish.id, version })} done="wishes.published" /> : null}
          {saved ? null : <Button onClick={reset}>{t('wishes.review.reset')}</Button>}
        </Stack>
      </Box>
    </Section>
  );
}
