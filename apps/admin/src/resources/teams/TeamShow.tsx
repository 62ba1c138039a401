import GroupAdd from '@mui/icons-material/GroupAddOutlined';
import { Box, Chip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Team } from '../../providers/types';
import { ActButton, type ActField } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useChoices } from '../../shared/enums';
import { Facts, placeWords, To } from '../../shared/fields';
import { useMay, useMyArea } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { MemberPicker, TownshipPicker } from '../../shared/pickers';
import { StateChip } from '../../shared/StateChip';

const load = (id: string, signal?: AbortSignal): Promise<Team> => get<Team>('/teams/{id}', { path: { id }, ...(signal ? { signal } : {}) });

export default function TeamShow() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['teams', 'getOne', id], queryFn: ({ signal }) => load(id, signal) });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  return <View team={data} />;
}

/** The team as the API takes it: an act changes one thing of it and sends the whole from a known version. */
const bodyOf = (team: Team) => ({
  name: team.name, divisionCode: team.place.code, status: team.status, ...(team.leader ? { leaderId: team.leader.id } : {}), ...(team.partyBranch ? { partyBranch: team.partyBranch } : {}),
  members: team.members.map(({ id, pioneerPost }) => ({ memberId: id, pioneerPost })),
});
const post: ActField = { name: 'pioneerPost', label: 'teams.pioneerPost', optional: true, help: 'teams.pioneerPostHelp' };

function View({ team }: { team: Team }) {
  const t = useTranslate();
  const may = useMay();
  const statuses = useChoices('teamStatus');
  const mine = useMyArea();
  const manages = may('team-member:manage') && mine(team.place.code);
  const grows = manages && team.status === 'active';
  const save = (change: object, version: number | undefined) => acts.team.saveTeam({ id: team.id, version }, { ...bodyOf(team), ...change });
  const changes: ActField[] = [
    { name: 'name', label: 'teams.name', initial: team.name },
    { name: 'divisionCode', label: 'teams.area', initial: team.place.code, render: (value, set, fault) => <TownshipPicker label="teams.area" wholeCounty value={value as string | null} onChange={set} error={fault} required /> },
    { name: 'leaderId', label: 'teams.leader', initial: team.leader?.id ?? null, optional: true, render: (value, set, fault) => <MemberPicker label="teams.leader" value={value as string | null} onChange={set} error={fault} {...(team.leader ? { initial: team.leader } : {})} /> },
    { name: 'partyBranch', label: 'teams.partyBranch', initial: team.partyBranch, optional: true },
    { name: 'status', label: 'fields.status', kind: 'choice', choices: statuses, initial: team.status },
  ];
  // What is cleared in the dialog isn't sent, and so is none.
  const { leaderId: _leader, partyBranch: _branch, ...rest } = bodyOf(team);
  return (
    <Page
      title={team.name}
      crumbs={[{ label: 'nav.teams', to: '/teams' }]}
      chips={<StateChip of="teamStatus" value={team.status} />}
      subtitle={team.partyBranch || null}
      actions={manages ? <ActButton label="teams.edit" record={team} reload={() => load(team.id)} fields={changes} run={(v, version) => acts.team.saveTeam({ id: team.id, version }, { ...rest, ...v })} /> : null}
    >
      <Split
        main={
          <Section
            title="teams.members"
            count={team.memberCount}
            flush
            action={grows ? <ActButton label="teams.join" size="small" main icon={<GroupAdd />} record={team} reload={() => load(team.id)} fields={[{ name: 'memberId', label: 'fields.member', render: (value, set, fault, errors) => <MemberPicker label="fields.member" value={value as string | null} onChange={set} error={fault ?? errors.members} required /> }, post]} run={(v, version) => save({ members: [...bodyOf(team).members.filter(({ memberId }) => memberId !== v.memberId), v] }, version)} /> : null}
          >
            {team.members.length === 0 ? <EmptyState small title="teams.nobody" text="teams.nobodyHelp" /> : null}
            {team.members.map((member) => {
              const leads = member.id === team.leader?.id;
              return (
                <Box key={member.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                  <Box sx={{ flex: '1 1 180px', minWidth: 0, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                    <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}><To to={`/team-members/${member.id}`}>{member.name}</To></Typography>
                    {leads ? <Chip size="small" label={t('teams.leader')} sx={{ bgcolor: 'yizhu.celadonTint', color: 'yizhu.celadonDark' }} /> : null}
                    {member.pioneerPost ? <Chip size="small" label={member.pioneerPost} /> : null}
                  </Box>
                  {grows ? <ActButton label="teams.post" size="small" record={team} reload={() => load(team.id)} fields={[{ ...post, initial: member.pioneerPost }]} run={(v, version) => save({ members: bodyOf(team).members.map((each) => (each.memberId === member.id ? { memberId: member.id, ...v } : each)) }, version)} /> : null}
                  {grows && !leads ? <ActButton label="teams.leave" size="small" text={<>{t('teams.leaveText', { name: member.name })}</>} record={team} reload={() => load(team.id)} run={(_, version) => save({ members: bodyOf(team).members.filter(({ memberId }) => memberId !== member.id) }, version)} /> : null}
                </Box>
              );
            })}
          </Section>
        }
        side={
          <Section>
            <Facts
              rows={[
                ['teams.leader', team.leader ? <To key="l" to={`/team-members/${team.leader.id}`}>{team.leader.name}</To> : t('common.none')],
                ['teams.area', placeWords(team.place)],
                ['teams.partyBranch', team.partyBranch],
              ]}
            />
            {manages ? <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 0, mt: 1.5 }}>{t('teams.leaveHelp')}</Typography> : null}
          </Section>
        }
      />
    </Page>
  );
}
