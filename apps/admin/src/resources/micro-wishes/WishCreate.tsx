import { required, useTranslate } from 'ra-core';
import { NumberInput, SelectInput, TextInput } from 'react-admin';
import { call } from '../../providers/api';
import { useChoices } from '../../shared/enums';
import { asInput, FormFrame, FormSection, Pair } from '../../shared/form';
import { Page } from '../../shared/Page';
import { PersonPicker } from '../../shared/pickers';
import { useChosenPerson } from '../../shared/useChosenPerson';

const PersonInput = asInput(PersonPicker);
const must = required();

/** A wish as somebody told it; what may hang on the wall is decided at the review. */
export default function WishCreate() {
  const t = useTranslate();
  const kinds = useChoices('wishKind');
  const { personId, person } = useChosenPerson();
  return (
    <Page title={t('wishes.create')} crumbs={[{ label: 'nav.wishes', to: '/micro-wishes' }]} width={760}>
      <FormFrame
        defaults={{ personId, kind: 'daily_goods', title: '', words: '' }}
        draft="micro-wish"
        saveLabel="wishes.submit"
        save={({ yuan, ...values }) => call('post', '/micro-wishes', { body: { ...values, priceFen: Math.round(Number(yuan) * 100) } })}
        after={({ id }) => `/micro-wishes/${String(id)}`}
      >
        <FormSection title="wishes.form.who">
          <PersonInput source="personId" label="fields.person" {...(person ? { initial: person } : {})} validate={(value) => (value ? undefined : 'common.required')} autoFocus />
        </FormSection>
        <FormSection title="wishes.form.what" help="wishes.form.whatHelp">
          <TextInput source="title" label="fields.wishTitle" validate={must} helperText={false} fullWidth slotProps={{ htmlInput: { maxLength: 40 } }} />
          <TextInput source="words" label="fields.wishWords" validate={must} helperText={false} fullWidth multiline minRows={3} slotProps={{ htmlInput: { maxLength: 500 } }} />
          <Pair>
            <SelectInput source="kind" label="fields.wishKind" choices={kinds} validate={must} translateChoice={false} helperText={false} fullWidth />
            <NumberInput source="yuan" label="fields.wishYuan" validate={must} min={0.01} helperText={false} fullWidth />
          </Pair>
        </FormSection>
      </FormFrame>
    </Page>
  );
}
