import { Box, Checkbox, FormControlLabel, FormGroup, MenuItem, TextField, Typography } from '@mui/material';
import dayjs from 'dayjs';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import type { Household, Member } from '../../providers/types';
import { ActButton, type ActField, type ActValues } from '../../shared/ActButton';
import { ENUMS, useChoices, useEnum } from '../../shared/enums';
import { today } from '../../shared/time';

interface Giver { personId: string; givenBy: string; guardian: { name: string; relation: string; idNumber: string } }
/** PIPL article 31; the API has the last word. */
const GUARDIAN_BELOW = 14;

/** One paper with everybody who signed it. */
export function GiveConsent({ household }: { household: Household }) {
  const t = useTranslate();
  const head = household.members.find((member) => member.isHead);
  const fields: ActField[] = [
    { name: 'persons', label: 'fields.persons', initial: head ? [giver(head)] : [], render: (value, set, error, errors) => <Givers household={household} value={(value as Giver[] | null) ?? []} onChange={set} error={error} errors={errors} /> },
    { name: 'purpose', label: 'fields.purpose', kind: 'choice', choices: useChoices('consentPurpose'), initial: 'information_verification' },
    { name: 'coverage', label: 'fields.coverage', initial: t('consents.coverageDefault') },
    { name: 'items', label: 'fields.consentItems', optional: true, initial: [], render: (value, set) => <Items value={(value as string[] | null) ?? []} onChange={set} /> },
    { name: 'legalBasis', label: 'fields.legalBasis', kind: 'choice', choices: useChoices('legalBasis'), initial: 'signed_authorisation' },
    { name: 'form', label: 'fields.consentForm', kind: 'choice', choices: useChoices('consentForm'), initial: 'paper' },
    { name: 'paperNumber', label: 'fields.paperNumber', optional: true },
    { name: 'paperKeptAt', label: 'fields.paperKeptAt', optional: true },
    { name: 'validFrom', label: 'fields.consentFrom', kind: 'date', initial: today() },
    { name: 'validUntil', label: 'fields.validUntil', kind: 'date', initial: dayjs(today()).add(1, 'year').subtract(1, 'day').format('YYYY-MM-DD') },
  ];
  return (
    <ActButton
      label="consents.give"
      size="small"
      text="consents.giveText"
      fields={fields}
      run={(v: ActValues) => {
        const persons = (v['persons'] as Giver[]).map(({ guardian, ...rest }) => (rest.givenBy === 'guardian' ? { ...rest, guardian } : rest));
        return acts.consents.give(household.id, { ...v, persons });
      }}
    />
  );
}

const giver = (member: Member): Giver => ({ personId: member.id, givenBy: member.age < GUARDIAN_BELOW ? 'guardian' : 'self', guardian: { name: '', relation: '', idNumber: '' } });

function Givers({ household, value, onChange, error, errors }: { household: Household; value: Giver[]; onChange: (value: Giver[]) => void; error: string | undefined; errors: Record<string, string> }) {
  const t = useTranslate();
  const word = useEnum();
  const change = (index: number, part: Partial<Giver>) => onChange(value.map((each, i) => (i === index ? { ...each, ...part } : each)));
  return (
    <Box role="group" aria-label={t('fields.persons')}>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('fields.persons')}</Typography>
      {error ? <Typography variant="caption" color="error" component="div">{error}</Typography> : null}
      {household.members.filter(({ status }) => status !== 'erased').map((member) => {
        const index = value.findIndex(({ personId }) => personId === member.id);
        const chosen = value[index];
        const at = (field: string): string | undefined => errors[`persons[${index}].${field}`];
        return (
          <Box key={member.id} sx={{ py: 0.5 }}>
            <FormControlLabel control={<Checkbox size="small" checked={Boolean(chosen)} onChange={(_, on) => onChange(on ? [...value, giver(member)] : value.filter(({ personId }) => personId !== member.id))} />} label={`${member.name} · ${member.relation} · ${t('common.age', { n: member.age })}`} />
            {chosen ? (
              <Box sx={{ pl: 3.5, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
                <TextField select label={t('fields.consentedBy')} id={`giver-${member.id}`} value={chosen.givenBy} onChange={(event) => change(index, { givenBy: event.target.value })} error={Boolean(at('givenBy') ?? at('personId') ?? at('guardian'))} helperText={at('givenBy') ?? at('personId') ?? at('guardian')} fullWidth>
                  {ENUMS.consentGiver.map((id) => <MenuItem key={id} value={id}>{word('consentGiver', id)}</MenuItem>)}
                </TextField>
                {chosen.givenBy === 'guardian'
                  ? ([['name', 'fields.guardianName'], ['relation', 'fields.guardianRelation'], ['idNumber', 'fields.guardianId']] as const).map(([field, label]) => (
                      <TextField key={field} label={t(label)} id={`guardian-${field}-${member.id}`} required value={chosen.guardian[field]} onChange={(event) => change(index, { guardian: { ...chosen.guardian, [field]: event.target.value } })} error={Boolean(at(`guardian.${field}`))} helperText={at(`guardian.${field}`)} autoComplete="off" fullWidth />
                    ))
                  : null}
              </Box>
            ) : null}
          </Box>
        );
      })}
    </Box>
  );
}

function Items({ value, onChange }: { value: string[]; onChange: (items: string[]) => void }) {
  const t = useTranslate();
  const word = useEnum();
  return (
    <Box role="group" aria-label={t('fields.consentItems')}>
      <Typography variant="body2" sx={{ fontWeight: 500 }}>{t('fields.consentItems')}</Typography>
      <Typography variant="caption" color="textSecondary">{t('consents.itemsHelp')}</Typography>
      <FormGroup row>
        {ENUMS.verificationKind.map((kind) => <FormControlLabel key={kind} control={<Checkbox size="small" checked={value.includes(kind)} onChange={(_, on) => onChange(on ? [...value, kind] : value.filter((each) => each !== kind))} />} label={word('verificationKind', kind)} />)}
      </FormGroup>
    </Box>
  );
}
