import { Box, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useParams } from 'react-router-dom';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { User } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { EmptyState, ErrorState } from '../../shared/EmptyState';
import { useEnum } from '../../shared/enums';
import { Facts, InstantField } from '../../shared/fields';
import { useMay } from '../../shared/hooks';
import { Page, PageSkeleton, Section, Split } from '../../shared/Page';
import { StateChip } from '../../shared/StateChip';
import { GrantRole } from './GrantRole';

export default function UserShow() {
  const { id = '' } = useParams();
  const t = useTranslate();
  const word = useEnum();
  const may = useMay();
  const load = () => get<User>('/users/{id}', { path: { id } });
  const { data: user, error, isPending, refetch } = useQuery({ queryKey: ['users', 'getOne', id], queryFn: load });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <PageSkeleton />;
  const base = { record: user, reload: load };
  return (
    <Page
      title={user.name}
      crumbs={[{ label: 'nav.users', to: '/users' }]}
      chips={<StateChip of="userStatus" value={user.status} />}
      subtitle={user.account}
      width={1000}
      actions={
        may('user:manage') ? (
          <>
            <ActButton {...base} label="users.resetPassword" text="users.resetText" fields={[{ name: 'password', label: 'fields.initialPassword', kind: 'password', help: 'password.rule' }]} run={(v, version) => acts.users.resetPassword({ id, version }, v as { password: string })} />
            {user.status === 'active' ? <ActButton {...base} label="users.disable" danger text="users.disableText" run={(_, version) => acts.users.disable({ id, version })} /> : <ActButton {...base} label="users.enable" main run={(_, version) => acts.users.enable({ id, version })} />}
          </>
        ) : null
      }
    >
      <Split
        main={
          <Section title="users.roles" count={user.roles.length} flush action={may('user:grant') ? <GrantRole user={user} reload={load} /> : null}>
            {user.roles.length === 0 ? <EmptyState small title="users.noRole" text="users.noRoleHelp" /> : null}
            {user.roles.map((grant) => (
              <Box key={grant.id} sx={{ borderTop: 1, borderColor: 'divider', px: 2, py: 1.25, display: 'flex', gap: 1.5, alignItems: 'center' }}>
                <Stack sx={{ flex: 1 }}>
                  <Typography variant="body2" sx={{ fontWeight: 600 }}>{word('role', grant.role)}</Typography>
                  <Typography variant="caption" color="textSecondary">{grant.scope.names.length > 0 ? grant.scope.names.join(t('common.comma')) : word('scopeKind', grant.scope.kind)}</Typography>
                </Stack>
                {may('user:grant') ? <ActButton {...base} label="users.revoke" size="small" danger text={t('users.revokeText', { role: word('role', grant.role) })} run={(_, version) => acts.users.revoke({ id, version }, grant.id)} /> : null}
              </Box>
            ))}
          </Section>
        }
        side={<Section><Facts rows={[['fields.account', user.account], ['fields.lastSignInAt', user.lastSignInAt ? <InstantField key="l" value={user.lastSignInAt} /> : t('common.never')], ['fields.lockedUntil', user.lockedUntil ? <InstantField key="k" value={user.lockedUntil} /> : null], ['fields.createdAt', <InstantField key="c" value={user.createdAt} />]]} /></Section>}
      />
    </Page>
  );
}
