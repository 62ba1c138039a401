import { required, useTranslate } from 'ra-core';
import { TextInput } from 'react-admin';
import { call } from '../../providers/api';
import { asInput, FormFrame, FormSection } from '../../shared/form';
import { Page } from '../../shared/Page';
import { PersonPicker } from '../../shared/pickers';
import { useChosenPerson } from '../../shared/useChosenPerson';

const PersonInput = asInput(PersonPicker);
const must = required();

/** Somebody is taken on. What is told in confidence is kept nowhere in the browser: this form has no draft. */
export default function CaseCreate() {
  const t = useTranslate();
  const { personId, person } = useChosenPerson();
  return (
    <Page title={t('cases.create')} crumbs={[{ label: 'nav.cases', to: '/cases' }]} width={760}>
      <FormFrame defaults={{ personId, note: '' }} saveLabel="cases.create" save={(values) => call('post', '/cases', { body: values })} after={({ id }) => `/cases/${String(id)}`}>
        <FormSection title="cases.form.who">
          <PersonInput source="personId" label="fields.person" {...(person ? { initial: person } : {})} validate={(value) => (value ? undefined : 'common.required')} autoFocus />
        </FormSection>
        <FormSection title="cases.form.why" help="cases.form.whyHelp">
          <TextInput source="note" label="cases.note" validate={must} helperText={false} fullWidth multiline minRows={4} slotProps={{ htmlInput: { maxLength: 5000 } }} />
        </FormSection>
      </FormFrame>
    </Page>
  );
}
