import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { Verification, VerificationItem } from '../../providers/types';
import { DeadlineField } from '../../shared/Deadline';
import { useEnum } from '../../shared/enums';
import { useLabel, useMay, useNarrow } from '../../shared/hooks';
import { StateChip } from '../../shared/StateChip';
import { useValueWords } from './values';

/** Item by item: declared, verified, the difference, and what is found. A department sees what it answered, and nothing to compare. */
export function ItemTable({ record }: { record: Verification }) {
  const t = useTranslate();
  const word = useEnum();
  const label = useLabel();
  const narrow = useNarrow();
  const office = useMay()('household:read');
  const words = useItemWords();
  const names = new Map(record.subjects.map(({ id, name }) => [id, name]));
  const result = (item: VerificationItem) => (item.outcome ? <StateChip of="verificationOutcome" value={item.outcome} /> : item.answeredAt ? t('fields.answered') : <><Typography variant="body2" component="div">{t('verifications.notAnswered')}</Typography><DeadlineField dueAt={item.dueAt} ended={record.endedAt !== null} /></>);
  const remarks = (item: VerificationItem) => [item.answer?.note ?? '', item.paperNumber ? t('verifications.byLetter', { number: item.paperNumber }) : '', item.late ? t('verifications.lateBy') : ''].filter(Boolean).join(' · ');
  if (narrow)
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {record.questions.map((item) => (
          <Box component="li" key={item.id} sx={{ borderTop: 1, borderColor: 'divider', p: 1.5 }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'flex-start' }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>{names.get(item.personId)} · {word('verificationKind', item.kind)}</Typography>
              <Box sx={{ textAlign: 'right', flex: 'none' }}>{result(item)}</Box>
            </Box>
            <Typography variant="caption" color="textSecondary" component="div">{item.organisation.name}</Typography>
            {office ? <Typography variant="body2">{t('fields.declared')} {words.declared(item)}</Typography> : null}
            {item.answer ? <Typography variant="body2">{t('fields.verified')} {words.verified(item)}</Typography> : null}
            {item.finding ? <Typography variant="caption" color="error" component="div">{label(item.finding)}</Typography> : null}
            {remarks(item) ? <Typography variant="caption" color="textSecondary" component="div">{remarks(item)}</Typography> : null}
          </Box>
        ))}
      </Box>
    );
  const columns = ['fields.verificationItem', 'fields.department', ...(office ? ['fields.declared'] : []), 'fields.verified', ...(office ? ['fields.difference'] : []), 'fields.result'];
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead><TableRow>{columns.map((column) => <TableCell key={column} align={['fields.declared', 'fields.verified', 'fields.difference'].includes(column) ? 'right' : 'left'} sx={{ whiteSpace: 'nowrap' }}>{t(column)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {record.questions.map((item) => {
            const text = remarks(item);
            return [
              <TableRow key={item.id} sx={text || item.finding ? { '& td': { borderBottom: 0, pb: 0.5 } } : {}}>
                <TableCell><Typography variant="body2" sx={{ fontWeight: 600 }}>{word('verificationKind', item.kind)}</Typography><Typography variant="caption" color="textSecondary">{names.get(item.personId)}</Typography></TableCell>
                <TableCell>{item.organisation.name}</TableCell>
                {office ? <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{words.declared(item)}</TableCell> : null}
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{words.verified(item)}</TableCell>
                {office ? <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{words.difference(item)}</TableCell> : null}
                <TableCell>{result(item)}</TableCell>
              </TableRow>,
              text || item.finding ? (
                <TableRow key={`${item.id}-remarks`}>
                  <TableCell colSpan={columns.length} sx={{ pt: 0 }}>
                    {item.finding ? <Typography variant="caption" color="error" component="div">{label(item.finding)}</Typography> : null}
                    {text ? <Typography variant="caption" color="textSecondary" component="div">{text}</Typography> : null}
                  </TableCell>
                </TableRow>
              ) : null,
            ];
          })}
        </TableBody>
      </Table>
    </Box>
  );
}

function useItemWords() {
  const t = useTranslate();
  const words = useValueWords();
  return {
    declared: ({ kind, declared }: VerificationItem): string => (declared === null ? t('verifications.notDeclared') : words(kind, declared)),
    verified: ({ kind, answer }: VerificationItem): string => (!answer ? '' : !answer.found || answer.value === null ? t('verifications.noRecord') : words(kind, answer.value)),
    difference: ({ kind, unit, declared, answer, outcome }: VerificationItem): string => {
      if (!answer?.found || answer.value === null || unit === 'flag' || outcome === 'match') return '';
      const difference = answer.value - (declared ?? 0);
      return t(difference > 0 ? 'verifications.more' : 'verifications.less', { value: words(kind, Math.abs(difference)) });
    },
  };
}
