import { Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { DataTable } from 'react-admin';
import type { VerificationRule } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { ListFrame } from '../../shared/ListFrame';
import { useValueWords } from '../verification-requests/values';

/** Which department answers what, by when and how closely. */
export default function RuleList() {
  const t = useTranslate();
  const word = useEnum();
  const value = useValueWords();
  const tolerance = (r: VerificationRule) => (r.toleranceAbsolute === 0 && r.tolerancePercent === 0 ? t('common.none') : t('verifications.tolerance', { absolute: value(r.kind, r.toleranceAbsolute), percent: r.tolerancePercent }));
  return (
    <ListFrame<VerificationRule>
      resource="verification-rules"
      title="verifications.rules.title"
      crumbs={[{ label: 'nav.settings' }]}
      above={<Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>{t('verifications.rules.help')}</Typography>}
      empty={{ title: 'verifications.rules.empty.title', text: 'verifications.rules.empty.text' }}
      to={(r) => `/verification-rules/${r.id}`}
      card={(r) => <Stack><Typography sx={{ fontWeight: 600 }}>{word('verificationKind', r.kind)}</Typography><Typography variant="body2">{r.organisation.name}</Typography><Typography variant="caption" color="textSecondary">{tolerance(r)}</Typography></Stack>}
    >
      <DataTable.Col source="kind" label="fields.verificationItem" disableSort render={(r: VerificationRule) => <Typography variant="body2" sx={{ fontWeight: 600 }}>{word('verificationKind', r.kind)}</Typography>} />
      <DataTable.Col source="organisation" label="fields.department" disableSort render={(r: VerificationRule) => r.organisation.name} />
      <DataTable.NumberCol source="answerDays" label="fields.answerDays" disableSort />
      <DataTable.Col source="toleranceAbsolute" label="fields.toleranceAbsolute" disableSort render={tolerance} />
      <DataTable.NumberCol source="validDays" label="fields.validDays" disableSort />
    </ListFrame>
  );
}
