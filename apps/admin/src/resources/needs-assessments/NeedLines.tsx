import { Box, Checkbox, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { acts } from '../../providers/acts';
import type { AssessedNeed } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState } from '../../shared/EmptyState';
import { useChoices, useEnum } from '../../shared/enums';
import { To } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Section } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';

type Line = Pick<AssessedNeed, 'id' | 'dimension' | 'aidKind' | 'serviceClass' | 'words' | 'status' | 'helpRequest'> & { dropReason?: string | null };

/** What somebody needs, line by line: chosen open lines become one help request. */
export function NeedLines({ needs, onChanged }: { needs: Line[]; onChanged: () => void }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const navigate = useNavigate();
  const channels = useChoices('channel');
  const open = needs.filter(({ status }) => status === 'open');
  const [left, setLeft] = useState<string[]>([]);
  const chosen = open.filter(({ id }) => !left.includes(id));
  const choosing = may('help-request:submit') && open.length > 0;
  const summary = t('assessment.requestSummary', { dimensions: [...new Set(chosen.map(({ dimension }) => word('dimension', dimension)))].join(t('common.comma')) });
  return (
    <Section
      title="assessment.needs"
      count={needs.length}
      flush
      action={choosing ? (
        <ActButton
          key={chosen.map(({ id }) => id).join()}
          size="small"
          main
          disabled={chosen.length === 0}
          label="assessment.toRequest"
          text={t('assessment.toRequestText', { smart_count: chosen.length })}
          fields={[{ name: 'channel', label: 'fields.channel', kind: 'choice', choices: channels, initial: 'visit' }, { name: 'summary', label: 'fields.summary', kind: 'long', initial: summary }]}
          run={(values) => acts.assessments.toRequest({ needIds: chosen.map(({ id }) => id), ...values } as never)}
          onDone={(answer) => { onChanged(); navigate(`/help-requests/${(answer as { id: string }).id}`); }}
        />
      ) : null}
    >
      {needs.length === 0 ? <EmptyState small title="assessment.noNeeds" /> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {needs.map((need) => (
          <Box component="li" key={need.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, display: 'flex', gap: 1, alignItems: 'center' }}>
            {choosing ? <Checkbox disabled={need.status !== 'open'} checked={need.status === 'open' && !left.includes(need.id)} onChange={(_, on) => setLeft((now) => (on ? now.filter((id) => id !== need.id) : [...now, need.id]))} slotProps={{ input: { 'aria-label': need.words } }} /> : null}
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="body2" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{need.words}</Typography>
              <Typography variant="caption" color="textSecondary" component="div">{[word('dimension', need.dimension), word('itemKind', need.aidKind), word('serviceClass', need.serviceClass), need.dropReason].filter(Boolean).join(' · ')}</Typography>
            </Box>
            <Stack sx={{ alignItems: 'flex-end' }}>
              <StateChip of="assessedNeedStatus" value={need.status} />
              {need.helpRequest ? <Typography variant="caption"><To to={`/help-requests/${need.helpRequest.id}`}>{need.helpRequest.number}</To></Typography> : null}
            </Stack>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
