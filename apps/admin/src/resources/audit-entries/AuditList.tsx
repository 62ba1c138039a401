import Lock from '@mui/icons-material/LockOutlined';
import LockOpen from '@mui/icons-material/LockOpenOutlined';
import { Box, Stack, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { AuditEntry } from '../../providers/types';
import { InstantField } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { ListFrame } from '../../shared/ListFrame';
import { StateChip } from '../../shared/StateChip';
import { VerifyButton } from './VerifyButton';

const isId = (value: unknown): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(String(value));

export default function AuditList() {
  const t = useTranslate();
  const may = useMay();
  const act = (r: AuditEntry) => `${t(`audit.action.${r.action}`, { _: r.action })} ${t(`audit.resource.${r.resource}`, { _: r.resource })}`;
  const who = (r: AuditEntry) => r.actor?.name || t('audit.nobody');
  const said = (value: unknown): string => {
    if (Array.isArray(value)) return value.every((each) => typeof each === 'string' && !isId(each)) ? value.map((each) => t(`fields.${each}`, { _: String(each) })).join(t('common.comma')) : String(value.length);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (value === null || typeof value === 'object') return '';
    return isId(value) ? String(value).slice(-8) : t(`fields.${String(value)}`, { _: String(value) });
  };
  const detail = (r: AuditEntry) => Object.entries(r.detail as Record<string, unknown>).map(([key, value]) => [t(`audit.detail.${key}`, { _: key }), said(value)].filter(Boolean).join(' ')).join(t('common.comma'));
  return (
    <ListFrame<AuditEntry>
      resource="audit-entries"
      title="audit.title"
      crumbs={[{ label: 'nav.settings' }]}
      views={[
        { key: 'all', label: 'list.all', filter: {} },
        { key: 'reveals', label: 'audit.view.reveals', filter: { action: 'reveal' } },
        { key: 'signins', label: 'audit.view.signIns', filter: { action: 'sign-in' } },
      ]}
      actions={may('audit:verify') ? <VerifyButton /> : null}
      empty={{ title: 'audit.empty.title', text: 'audit.empty.text' }}
      card={(r) => <Stack spacing={0.25}><Typography variant="body2" sx={{ fontWeight: 600 }}>{who(r)} · {act(r)}</Typography><Typography variant="caption" color="textSecondary"><InstantField value={r.at} /></Typography></Stack>}
    >
      <DataTable.Col source="at" label="fields.at" render={(r: AuditEntry) => <InstantField value={r.at} />} />
      <DataTable.Col source="actor" label="fields.actor" disableSort render={who} />
      <DataTable.Col source="action" label="fields.action" disableSort render={act} />
      <DataTable.Col source="subjectId" label="fields.subject" disableSort render={(r: AuditEntry) => <Tooltip title={r.subjectId ?? ''}><span style={{ fontVariantNumeric: 'tabular-nums' }}>{r.subjectId?.slice(-8) ?? ''}</span></Tooltip>} />
      <DataTable.Col source="detail" label="fields.detail" disableSort render={(r: AuditEntry) => <Box sx={{ maxWidth: 340, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={detail(r)}>{detail(r)}</Box>} />
      <DataTable.Col source="outcome" label="fields.outcome" disableSort render={(r: AuditEntry) => <StateChip of="outcome" value={r.outcome} />} />
      <DataTable.Col source="sealed" label="fields.sealed" disableSort render={(r: AuditEntry) => <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>{r.sealed ? <Lock sx={{ fontSize: 16 }} color="primary" /> : <LockOpen sx={{ fontSize: 16 }} color="disabled" />}<span>{t(r.sealed ? 'audit.sealed' : 'audit.unsealed')}</span></Stack>} />
    </ListFrame>
  );
}
