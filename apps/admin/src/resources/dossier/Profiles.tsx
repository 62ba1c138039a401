import WarningAmber from '@mui/icons-material/WarningAmber';
import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { DossierFacts, Guardian, Household, Member, PersonProfile, Recipient } from '../../providers/types';
import { ActButton, type ActField, type ActValues } from '../../shared/ActButton';
import { useChoices, useEnum } from '../../shared/enums';
import { Facts } from '../../shared/fields';
import { useMay, useTimes } from '../../shared/hooks';
import { MaskedId } from '../../shared/MaskedId';
import { Section } from '../../shared/Page';
import { today } from '../../shared/time';

/** How each member lives, and who answers for those who need somebody. */
export function Profiles({ household, facts }: { household: Household; facts: DossierFacts }) {
  const t = useTranslate();
  const unguarded = household.members.filter(({ id }) => facts.unguarded.includes(id));
  return (
    <Section title="dossier.people" flush>
      {unguarded.length > 0 ? <Alert severity="warning" icon={<WarningAmber />} sx={{ mx: 2, mb: 1.5 }}>{t('dossier.unguarded', { names: unguarded.map(({ name }) => name).join(t('common.comma')) })}</Alert> : null}
      {household.members.filter(({ status }) => status !== 'erased').map((member) => (
        <Person key={member.id} household={household} member={member} profile={facts.profiles.find(({ personId }) => personId === member.id)} guardians={facts.guardians.filter(({ personId }) => personId === member.id)} unguarded={facts.unguarded.includes(member.id)} />
      ))}
    </Section>
  );
}

function Person({ household, member, profile, guardians, unguarded }: { household: Household; member: Member; profile: PersonProfile | undefined; guardians: Guardian[]; unguarded: boolean }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const mayDescribe = may('household:describe');
  const guarded = unguarded || guardians.length > 0;
  return (
    <Box component="article" aria-label={member.name} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 1, mb: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>{member.name}</Typography>
        <Typography variant="caption" color="textSecondary">{member.relation} · {t('common.age', { n: member.age })}</Typography>
        <Box sx={{ flex: 1 }} />
        {mayDescribe ? <Describe member={member} profile={profile} /> : null}
        {mayDescribe && guarded ? <NameGuardian household={household} member={member} main={unguarded} /> : null}
      </Stack>
      {profile ? (
        <Facts
          columns={2}
          rows={[
            ['fields.marriage', profile.marriage ? word('marriage', profile.marriage) : ''],
            ['fields.education', profile.education ? word('education', profile.education) : ''],
            ['fields.school', profile.school],
            ['fields.workStatus', profile.workStatus ? word('workStatus', profile.workStatus) : ''],
            ['fields.employer', profile.employer],
            ['fields.disability', profile.disabilityKind ? [word('disabilityKind', profile.disabilityKind), word('factLevel', String(profile.disabilityGrade))].join(' ') : ''],
            ['fields.certificate', profile.certificate],
            ['fields.legalCapacity', word('capacity', profile.capacity)],
          ]}
        />
      ) : <Typography variant="body2" color="textSecondary">{t('dossier.noProfile')}</Typography>}
      {guardians.map((guardian) => <GuardianLine key={guardian.id} guardian={guardian} />)}
    </Box>
  );
}

function GuardianLine({ guardian }: { guardian: Guardian }) {
  const t = useTranslate();
  const may = useMay();
  const { day } = useTimes();
  const second = [guardian.relation, guardian.basis, guardian.endedOn ? t('dossier.guardianEnded', { day: day(guardian.endedOn) }) : t('dossier.guardianSince', { day: day(guardian.since) }), guardian.endedReason ?? ''].filter(Boolean).join(' · ');
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5, mt: 1, color: guardian.endedOn ? 'text.secondary' : 'inherit' }}>
      <Typography variant="body2"><Typography component="span" variant="body2" color="textSecondary" sx={{ mr: 1 }}>{t('dossier.guardian')}</Typography>{guardian.name}</Typography>
      <Typography variant="caption" color="textSecondary">{second}</Typography>
      {guardian.phoneMasked && !guardian.endedOn ? <MaskedId masked={guardian.phoneMasked} field="phone" reveal={(_, reason) => acts.guardianships.reveal(guardian.id, { reason })} /> : null}
      {!guardian.endedOn && may('household:describe') ? (
        <ActButton
          label="dossier.endGuardian"
          size="small"
          record={guardian}
          fields={[{ name: 'endedOn', label: 'fields.endedOn', kind: 'date', initial: today() }, { name: 'reason', label: 'fields.reason' }]}
          run={(v, version) => acts.guardianships.end({ id: guardian.id, version }, v as { endedOn: string; reason: string })}
        />
      ) : null}
    </Stack>
  );
}

function Describe({ member, profile }: { member: Member; profile: PersonProfile | undefined }) {
  const t = useTranslate();
  const unknown = { id: 'unknown', name: t('dossier.unknown') };
  const choice = (name: 'marriage' | 'education' | 'workStatus' | 'disabilityKind', choices: { id: string; name: string }[]): ActField => ({ name, label: `fields.${name}`, kind: 'choice', choices: [unknown, ...choices], initial: profile?.[name] ?? 'unknown' });
  const fields: ActField[] = [
    choice('marriage', useChoices('marriage')),
    choice('education', useChoices('education')),
    { name: 'school', label: 'fields.school', optional: true, initial: profile?.school ?? '' },
    choice('workStatus', useChoices('workStatus')),
    { name: 'employer', label: 'fields.employer', optional: true, initial: profile?.employer ?? '' },
    choice('disabilityKind', useChoices('disabilityKind')),
    { name: 'disabilityGrade', label: 'fields.disabilityGrade', kind: 'choice', choices: [{ id: 'unknown', name: t('common.none') }, ...useChoices('factLevel').filter(({ id }) => /^\d$/.test(id))], initial: profile?.disabilityGrade ? String(profile.disabilityGrade) : 'unknown' },
    { name: 'certificate', label: 'fields.certificate', optional: true, initial: profile?.certificate ?? '' },
    { name: 'capacity', label: 'fields.legalCapacity', kind: 'choice', choices: useChoices('capacity'), initial: profile?.capacity ?? 'full', help: 'dossier.capacityHelp' },
  ];
  const run = (v: ActValues, version: number | undefined) => {
    const known = (name: string) => (v[name] === 'unknown' ? null : v[name]);
    const grade = known('disabilityGrade');
    return acts.recipients.describe({ id: member.id, version }, { marriage: known('marriage'), education: known('education'), workStatus: known('workStatus'), disabilityKind: known('disabilityKind'), disabilityGrade: grade === null ? null : Number(grade), capacity: v['capacity'], school: v['school'] ?? '', employer: v['employer'] ?? '', certificate: v['certificate'] ?? '' });
  };
  return <ActButton label="dossier.describe" title={t('dossier.describeTitle', { name: member.name })} size="small" fields={fields} record={member} reload={() => get<Recipient>('/recipients/{id}', { path: { id: member.id } })} run={run} />;
}

const OUTSIDE = 'outside';
function NameGuardian({ household, member, main }: { household: Household; member: Member; main: boolean }) {
  const t = useTranslate();
  const adults = household.members.filter(({ id, age, status }) => id !== member.id && status !== 'erased' && age >= 18);
  const fields: ActField[] = [
    { name: 'guardianId', label: 'fields.guardian', kind: 'choice', choices: [...adults.map(({ id, name, relation }) => ({ id, name: `${name} (${relation})` })), { id: OUTSIDE, name: t('dossier.outsideGuardian') }], initial: adults[0]?.id ?? OUTSIDE },
    { name: 'name', label: 'fields.guardianName', optional: true, help: 'dossier.guardianNameHelp' },
    { name: 'relation', label: 'fields.guardianRelation' },
    { name: 'phone', label: 'fields.phone', optional: true },
    { name: 'basis', label: 'fields.guardianBasis', optional: true, help: 'dossier.guardianBasisHelp' },
    { name: 'since', label: 'fields.since', kind: 'date', initial: today() },
  ];
  const run = ({ guardianId, ...rest }: ActValues) => acts.recipients.nameGuardian(member.id, { ...rest, ...(guardianId === OUTSIDE ? {} : { guardianId }) });
  return <ActButton label="dossier.nameGuardian" title={t('dossier.nameGuardianTitle', { name: member.name })} size="small" main={main} fields={fields} run={run} />;
}
