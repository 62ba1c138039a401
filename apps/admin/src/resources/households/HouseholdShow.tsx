import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Print from '@mui/icons-material/PrintOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Alert, Box, Button, Card, IconButton, Menu, MenuItem, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useParams } from 'react-router-dom';
import { call, get, list } from '../../providers/api';
import type { Household, TeamMember } from '../../providers/types';
import { ActButton, ActDialogOnly } from '../../shared/ActButton';
import { DeadlineField } from '../../shared/Deadline';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { DayField, Facts, placeWords } from '../../shared/fields';
import { FileButton } from '../../shared/FileButton';
import { useMay, useTimes, useYuan } from '../../shared/hooks';
import { acts } from '../../providers/acts';
import { MaskedId } from '../../shared/MaskedId';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { FOLLOWS_EVENTS } from '../../shared/refresh';
import { StateChip, WordChip } from '../../shared/StateChip';
import { deadline } from '../../shared/time';
import { useCheckIn } from '../visits/visitActs';
import { ConsentPanel } from '../consents/ConsentPanel';
import { HouseholdPlan } from '../assistance-plans/HouseholdPlan';
import { Circumstances } from '../dossier/Circumstances';
import { DossierTabs } from '../dossier/DossierTabs';
import { Papers } from '../dossier/Papers';
import { HouseholdMatches } from '../matching/HouseholdMatches';
import { MemberAssessments } from '../needs-assessments/MemberAssessments';
import { HouseholdMerges } from '../duplicates/HouseholdMerges';
import { RightsPanel } from '../rights/RightsPanel';
import { HouseholdVerifications } from '../verification-requests/HouseholdVerifications';
import { useDepartureActs } from './departureActs';
import { HouseholdTimeline } from './HouseholdTimeline';
import { MemberTree } from './MemberTree';
import { useHouseholdActs } from './memberActs';
import { OpenWork } from './OpenWork';
import { StandingOnDay } from './StandingOnDay';

export default function HouseholdShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['households', 'getOne', id], meta: FOLLOWS_EVENTS, queryFn: ({ signal }) => get<Household>('/households/{id}', { path: { id }, signal }) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  // An address from before leads to the household that it has become part of, and says so there.
  if (data.mergedInto) return <Navigate replace to={`/households/${data.mergedInto.id}`} state={{ from: data.number }} />;
  return <Dossier household={data} />;
}

function Dossier({ household }: { household: Household }) {
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const yuan = useYuan();
  const { day } = useTimes();
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from;
  const checkIn = useCheckIn(household.id);
  const head = household.members.find((member) => member.isHead) ?? household.members[0];
  const late = household.nextVisitDue ? deadline(household.nextVisitDue).tone === 'late' : false;
  const groups = [...new Set(household.members.flatMap((member) => member.groups))].filter((group) => group !== 'low_income');
  return (
    <Page
      title={head?.name ?? household.number}
      crumbs={[{ label: 'nav.households', to: '/households' }, { label: household.number }]}
      chips={<>{head?.category ? <WordChip of="category" value={head.category} tone="brand" /> : null}{groups.map((group) => <WordChip key={group} of="group" value={group} />)}{head && head.status !== 'active' ? <StateChip of="recipientStatus" value={head.status} /> : null}</>}
      subtitle={head ? <>{[word('sex', head.sex), t('common.age', { n: head.age }), placeWords(household.place)].join(' · ')}</> : null}
      actions={
        <>
          <MoreActs household={household} />
          {may('recipient:export') ? <FileButton label="rights.print" help="rights.printHelp" icon={<Print />} file={() => call<Blob>('get', '/households/{id}/dossier.pdf', { path: { id: household.id }, as: 'blob' })} name={`${t('rights.dossier')}-${household.number}.pdf`} /> : null}
          {may('visit:record') ? <ActButton {...checkIn} onDone={() => undefined} /> : null}
          {may('case:work') && head ? <Button variant="outlined" onClick={() => navigate(`/cases/create?person=${head.id}`, { state: { person: { id: head.id, name: head.name } } })}>{t('cases.create')}</Button> : null}
          {may('help-request:submit') && head ? <Button variant="contained" onClick={() => navigate(`/help-requests/create?person=${head.id}`, { state: { person: { id: head.id, name: head.name } } })}>{t('requests.create')}</Button> : null}
        </>
      }
    >
      {from ? <Alert severity="info" sx={{ mb: 2 }}>{t('duplicates.cameFrom', { number: from })}</Alert> : null}
      <Card sx={{ p: 2, mb: 2 }}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(5, 1fr)' } }}>
          <Fact label="fields.idNumber">{head ? <MaskedId reveal={acts.recipients.reveal(head.id)} masked={head.idMasked} /> : null}</Fact>
          <Fact label="fields.coordinator"><Coordinator place={household.place} /></Fact>
          <Fact label="fields.lastVisitAt"><DayField value={household.lastVisitAt} /></Fact>
          <Fact label="fields.nextVisitDue">{household.nextVisitDue ? <><Typography variant="body2" component="div">{day(household.nextVisitDue)}</Typography><DeadlineField dueAt={household.nextVisitDue} /></> : t('common.none')}</Fact>
          <Fact label="fields.benefit">{household.benefitFen === null ? t('common.none') : yuan(household.benefitFen)}</Fact>
        </Box>
        {late ? <Alert severity="warning" icon={<WarningAmber />} sx={{ mt: 2 }}>{t('households.visitLate')}</Alert> : null}
      </Card>
      <DossierTabs
        at={`/households/${household.id}`}
        pages={{
          overview: () => (
            <Split
              main={<HouseholdTimeline id={household.id} />}
              side={
                <>
                  <Section title="households.members" count={household.members.length}><MemberTree household={household} /></Section>
                  <OpenWork householdId={household.id} />
                  <HouseholdPlan householdId={household.id} headName={head?.name ?? ''} />
                  <MemberAssessments household={household} />
                  <About household={household} />
                  <HouseholdMerges household={household} />
                </>
              }
            />
          ),
          matches: may('matching:read') ? () => <HouseholdMatches household={household} /> : undefined,
          circumstances: () => <Circumstances household={household} />,
          papers: may('attachment:read') ? () => <Papers household={household} /> : undefined,
          consent: may('consent:read') || may('verification:read') ? () => <><ConsentPanel household={household} /><HouseholdVerifications householdId={household.id} /></> : undefined,
          standing: () => <><Decisions household={household} /><RightsPanel household={household} /></>,
        }}
      />
    </Page>
  );
}

function About({ household }: { household: Household }) {
  return (
    <Section title="households.about">
      <Facts
        rows={[
          ['fields.address', household.address],
          ['fields.grid', household.grid],
          ['fields.causeOfHardship', household.causeOfHardship],
          ['fields.remark', household.remark],
          ...Object.entries(household.extra ?? {}).map(([key, value]): [string, string] => [key, value]),
        ]}
      />
    </Section>
  );
}

function Decisions({ household }: { household: Household }) {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  return (
    <Section title="households.decisions" count={household.decisions.length} action={<StandingOnDay householdId={household.id} />}>
      {household.decisions.length === 0 ? <EmptyState small title="households.noDecisions" /> : null}
      <Stack spacing={1.25}>
        {household.decisions.map((decision) => (
          <Box key={decision.id}>
            <Typography variant="body2" sx={{ fontWeight: 500 }}>{decision.person.name}: {decision.category ? word('category', decision.category) : t('common.none')}</Typography>
            <Typography variant="caption" color="textSecondary">{[day(decision.effectiveOn), decision.basis, decision.setAside ? t('duplicates.setAside') : ''].filter(Boolean).join(' · ')}</Typography>
          </Box>
        ))}
      </Stack>
    </Section>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  const t = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" color="textSecondary" component="div">{t(label)}</Typography>
      <Typography variant="body2" component="div" sx={{ fontWeight: 500 }}>{children}</Typography>
    </Box>
  );
}

/** Who answers for the village. */
function Coordinator({ place }: { place: Household['place'] }) {
  const t = useTranslate();
  const may = useMay();
  const township = place.township?.code ?? place.code.slice(0, 9);
  const { data } = useQuery({ queryKey: ['team-members', 'coordinators', township], enabled: may('team-member:read'), staleTime: 60_000, queryFn: ({ signal }) => list<TeamMember>('/team-members', { filter: { township, role: 'coordinator', status: 'active' }, pagination: { page: 1, perPage: 200 }, signal }) });
  const names = (data?.data ?? []).filter((member) => member.villages.some(({ code }) => code === place.code)).map(({ name }) => name);
  return <>{names.join(t('common.comma')) || t('common.none')}</>;
}

type Asked = 'addMember' | 'move' | 'split' | 'transfer' | 'merge';

function MoreActs({ household }: { household: Household }) {
  const t = useTranslate();
  const may = useMay();
  const acts = { ...useHouseholdActs(household), ...useDepartureActs(household) };
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (act: Asked) => {
    setAnchor(null);
    setAsked(act);
  };
  if (!may('household:update')) return null;
  return (
    <>
      <IconButton onClick={(event) => setAnchor(event.currentTarget)} aria-label={t('common.more')} aria-haspopup="menu"><MoreHoriz /></IconButton>
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem component={Link} to={`/households/${household.id}/edit`}>{t('households.edit')}</MenuItem>
        <MenuItem onClick={() => ask('addMember')}>{t('households.act.addMember')}</MenuItem>
        <MenuItem onClick={() => ask('move')}>{t('households.act.move')}</MenuItem>
        {household.members.length > 1 ? <MenuItem onClick={() => ask('split')}>{t('households.act.split')}</MenuItem> : null}
        {household.members.length > 1 ? <MenuItem onClick={() => ask('transfer')}>{t('households.act.transfer')}</MenuItem> : null}
        {may('duplicate:settle') ? <MenuItem onClick={() => ask('merge')}>{t('households.act.merge')}</MenuItem> : null}
      </Menu>
      {asked ? <ActDialogOnly {...acts[asked]} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
