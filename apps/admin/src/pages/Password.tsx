import { Alert } from '@mui/material';
import { required, useNotify, useTranslate } from 'ra-core';
import { PasswordInput } from 'react-admin';
import { acts } from '../providers/acts';
import { session } from '../providers/session';
import { FormFrame, FormSection } from '../shared/form';
import { Page } from '../shared/Page';

const must = required();

export default function Password() {
  const t = useTranslate();
  const notify = useNotify();
  const first = session.user?.mustChangePassword ?? false;
  return (
    <Page title={t('shell.changePassword')} width={520}>
      {first ? <Alert severity="warning" sx={{ mb: 2 }}>{t('password.first')}</Alert> : null}
      <FormFrame
        defaults={{}}
        save={async ({ currentPassword, newPassword }) => {
          await acts.me.changePassword({ currentPassword: String(currentPassword), newPassword: String(newPassword) });
          session.passwordChanged();
          notify('password.changed', { type: 'success' });
          return {};
        }}
        after={() => '/'}
      >
        <FormSection title="password.title" help="password.rule">
          <PasswordInput source="currentPassword" label="password.current" validate={must} helperText={false} fullWidth autoComplete="current-password" />
          <PasswordInput source="newPassword" label="password.new" validate={must} helperText={false} fullWidth autoComplete="new-password" />
          <PasswordInput source="again" label="password.again" validate={[must, (value: string, all: { newPassword?: string }) => (value && value !== all.newPassword ? 'password.differ' : undefined)]} helperText={false} fullWidth autoComplete="new-password" />
        </FormSection>
      </FormFrame>
    </Page>
  );
}
