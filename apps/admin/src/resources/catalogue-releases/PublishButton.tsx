import Publish from '@mui/icons-material/PublishOutlined';
import { Alert, Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { NextRelease } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { ChangeList } from './ChangeList';

/** Publishes what was approved as the next numbered release, and shows before what will change. */
export function PublishButton() {
  const t = useTranslate();
  const { data } = useQuery({ queryKey: ['catalogue-releases', 'next'], queryFn: ({ signal }) => get<NextRelease>('/catalogue-releases/next', { signal }) });
  const any = (data?.changes.length ?? 0) > 0;
  return (
    <ActButton
      label="catalogue.publish"
      title="catalogue.publishTitle"
      icon={<Publish />}
      main={any}
      wide
      text={
        data && any ? (
          <Stack spacing={1.5}>
            <Typography variant="body2">{t('catalogue.publishText', { n: data.number, smart_count: data.itemCount })}</Typography>
            <Box sx={{ maxHeight: 280, overflowY: 'auto' }} tabIndex={0} role="group" aria-label={t('catalogue.differences')}><ChangeList changes={data.changes} /></Box>
          </Stack>
        ) : (
          <Alert severity="info">{t('catalogue.nothingNextText')}</Alert>
        )
      }
      fields={any ? [{ name: 'note', label: 'fields.releaseNote', help: 'catalogue.noteHelp' }] : []}
      run={(v) => acts.catalogue.publish(v as { note: string })}
      done="catalogue.published"
      disabled={data !== undefined && !any}
    />
  );
}
