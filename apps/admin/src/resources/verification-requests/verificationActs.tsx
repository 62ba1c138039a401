import { Alert, Box, MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Verification, VerificationItem } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { useChoices, useEnum } from '../../shared/enums';
import { useMay } from '../../shared/hooks';
import { ValueInput, valueOf } from './values';

/** What was filled in for one item: not yet, a record with its value, or none. */
interface Filled { found: '' | 'yes' | 'no'; value: string; note: string }
const EMPTY: Filled = { found: '', value: '', note: '' };

export function useVerificationActs(record: Verification) {
  const t = useTranslate();
  const office = useMay()('verification:request');
  const at = (version: number | undefined) => ({ id: record.id, version });
  const base = { record, reload: () => get<Verification>('/verification-requests/{id}', { path: { id: record.id } }) };
  const waiting = record.questions.filter(({ answeredAt }) => answeredAt === null);
  const chasedBy = useChoices('chasedBy');
  return {
    send: { ...base, label: 'verifications.act.send', text: 'verifications.act.sendText', run: (_: ActValues, version: number | undefined) => acts.verifications.send(at(version)) },
    stop: { ...base, label: 'verifications.act.stop', danger: true, fields: [{ name: 'reason', label: 'fields.reason', kind: 'long' }] as ActField[], run: (v: ActValues, version: number | undefined) => acts.verifications.stop(at(version), v as { reason: string }) },
    answer: {
      ...base,
      label: office ? 'verifications.act.answer' : 'verifications.act.answerOwn',
      text: 'verifications.act.answerHelp',
      wide: true,
      fields: [
        ...(office ? [{ name: 'paperNumber', label: 'fields.letterNumber', help: 'verifications.act.letterHelp' }] : []),
        { name: 'answers', label: 'verifications.items', initial: {}, render: (value, set, error, errors) => <Answers record={record} items={waiting} value={(value as Record<string, Filled> | null) ?? {}} onChange={set} error={error} errors={errors} /> },
      ] as ActField[],
      run: (v: ActValues) => acts.verifications.answer({ id: record.id }, { ...v, answers: answersOf(waiting, v['answers'] as Record<string, Filled>) }),
    },
    conclude: {
      ...base,
      label: 'verifications.act.conclude',
      text: 'verifications.act.concludeText',
      fields: [
        { name: 'conclusion', label: 'fields.conclusion', kind: 'long' },
        ...(waiting.length > 0 ? [{ name: 'unansweredReason', label: 'fields.unansweredReason', help: t('verifications.act.unansweredHelp', { smart_count: waiting.length }) }] : []),
      ] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.verifications.conclude(at(version), v),
    },
    chase: (organisation: { id: string; name: string }) => ({
      ...base,
      label: 'verifications.act.chase',
      title: t('verifications.act.chaseTitle', { name: organisation.name }),
      fields: [
        { name: 'chasedBy', label: 'fields.chasedBy', kind: 'choice', choices: chasedBy, initial: 'phone' },
        { name: 'note', label: 'fields.note', kind: 'long', optional: true },
      ] as ActField[],
      run: (v: ActValues) => acts.verifications.chase({ id: record.id }, { ...v, organisationId: organisation.id }),
    }),
  };
}

const answersOf = (items: VerificationItem[], filled: Record<string, Filled>) =>
  items.flatMap((item) => {
    const { found, value, note } = filled[item.id] ?? EMPTY;
    if (found === '') return [];
    const said = found === 'yes' ? valueOf(item.kind, value) : undefined;
    return [{ itemId: item.id, found: found === 'yes', ...(said === undefined ? {} : { value: said }), ...(note.trim() ? { note: note.trim() } : {}) }];
  });

/** The items that wait, each with its answer; what is left empty waits on. */
function Answers({ record, items, value, onChange, error, errors }: { record: Verification; items: VerificationItem[]; value: Record<string, Filled>; onChange: (value: Record<string, Filled>) => void; error: string | undefined; errors: Record<string, string> }) {
  const t = useTranslate();
  const word = useEnum();
  const names = new Map(record.subjects.map(({ id, name }) => [id, name]));
  const sent = items.filter((item) => (value[item.id]?.found ?? '') !== '');
  return (
    <Box>
      {error ? <Alert severity="error">{error}</Alert> : null}
      {items.map((item) => {
        const filled = value[item.id] ?? EMPTY;
        const put = (part: Partial<Filled>) => onChange({ ...value, [item.id]: { ...filled, ...part } });
        const title = `${names.get(item.personId) ?? ''} · ${word('verificationKind', item.kind)}`;
        return (
          <Box key={item.id} role="group" aria-label={title} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
            <Typography variant="body2" sx={{ fontWeight: 600, mb: 1 }}>{title}<Typography component="span" variant="caption" color="textSecondary"> {item.organisation.name}</Typography></Typography>
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '150px 1fr 1fr' }, alignItems: 'start' }}>
              <TextField select label={t('fields.result')} id={`found-${item.id}`} value={filled.found} onChange={(event) => put({ found: event.target.value as Filled['found'] })} slotProps={{ select: { displayEmpty: true } }} fullWidth>
                <MenuItem value="">{t('verifications.act.skip')}</MenuItem>
                <MenuItem value="yes">{t('verifications.act.found')}</MenuItem>
                <MenuItem value="no">{t('verifications.act.noRecord')}</MenuItem>
              </TextField>
              {filled.found === 'yes' ? <ValueInput kind={item.kind} id={`value-${item.id}`} label={t('fields.verified')} required value={filled.value} onChange={(typed) => put({ value: typed })} error={errors[`answers[${sent.indexOf(item)}].value`]} /> : null}
              {filled.found === '' ? null : <TextField label={t('fields.note')} id={`note-${item.id}`} value={filled.note} onChange={(event) => put({ note: event.target.value })} fullWidth />}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
