import { required } from 'ra-core';
import { ArrayInput, BooleanInput, CheckboxGroupInput, NumberInput, SelectInput, SimpleFormIterator, TextArrayInput, TextInput } from 'react-admin';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { OrganisationPicker, VillagePicker } from '../../shared/pickers';
import { CODE } from '../service-items/ItemInputs';
import { HoursForm } from './PointHours';

const OrganisationInput = asInput(OrganisationPicker);
const VillageInput = asInput(VillagePicker);
const must = required();
const chosen = (value: unknown) => (value ? undefined : 'common.required');

export function PointInputs({ create = false }: { create?: boolean }) {
  const accessibility = useChoices('accessibility');
  const kinds = useChoices('contactKind');
  return (
    <>
      <FormSection title="points.form.what">
        <Pair>
          <TextInput source="name.zh" label="fields.nameZh" validate={must} helperText={false} fullWidth />
          <TextInput source="name.en" label="fields.nameEn" validate={must} helperText={false} fullWidth />
        </Pair>
        <Pair>
          <OrganisationInput source="organisationId" label="fields.organisation" validate={chosen} />
          <TextInput source="code" label="fields.code" validate={[must, CODE]} helperText="catalogue.codeRule" fullWidth readOnly={!create} />
        </Pair>
        <Pair>
          <TextInput source="introduction.zh" label="points.form.introductionZh" multiline minRows={2} helperText={false} fullWidth />
          <TextInput source="introduction.en" label="points.form.introductionEn" multiline minRows={2} helperText={false} fullWidth />
        </Pair>
        <TextArrayInput source="alsoOffered" label="points.form.alsoOffered" helperText="points.offeringsHelp" fullWidth />
        <Pair>
          <NumberInput source="capacity" label="points.form.capacity" min={1} helperText={false} fullWidth />
          <BooleanInput source="isBase" label="points.isBase" helperText={false} />
        </Pair>
      </FormSection>
      <FormSection title="points.form.where">
        <VillageInput source="villageCode" label="fields.village" validate={chosen} />
        <TextInput source="address" label="points.form.address" validate={must} helperText={false} fullWidth />
        <BooleanInput source="addressHidden" label="points.form.hidden" helperText="points.form.hiddenHelp" />
        <Pair>
          <NumberInput source="position.lng" label="fields.lng" helperText="points.positionHelp" fullWidth />
          <NumberInput source="position.lat" label="fields.lat" helperText={false} fullWidth />
        </Pair>
      </FormSection>
      <FormSection title="points.form.contacts">
        <ArrayInput source="contacts" label={false} helperText={false}>
          <SimpleFormIterator inline disableReordering disableClear>
            <SelectInput source="kind" label="points.form.contactKind" choices={kinds} translateChoice={false} validate={must} helperText={false} sx={{ minWidth: 130 }} />
            <TextInput source="value" label="points.form.contactValue" validate={must} helperText={false} />
            <TextInput source="name" label="points.form.contactName" helperText={false} />
          </SimpleFormIterator>
        </ArrayInput>
      </FormSection>
      <FormSection title="fields.accessibility">
        <CheckboxGroupInput source="accessibility" label={false} choices={accessibility} translateChoice={false} helperText={false} />
      </FormSection>
      {create ? <HoursForm under="openingHours." /> : null}
    </>
  );
}

type Given = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** As the API takes it: what was left empty isn't sent. */
export const toBody = (values: Given): Given => {
  const { code, name, isBase, organisationId, villageCode, address, addressHidden, position, contacts, accessibility, capacity, alsoOffered, introduction, openingHours } = values;
  const { lng, lat } = (position ?? {}) as { lng?: number | null; lat?: number | null };
  const { zh, en } = (introduction ?? {}) as { zh?: string; en?: string };
  const hours = openingHours as Given | undefined;
  return {
    code, name, organisationId, villageCode, address, isBase: Boolean(isBase), addressHidden: Boolean(addressHidden), accessibility: accessibility ?? [], alsoOffered: alsoOffered ?? [],
    contacts: ((contacts ?? []) as Given[]).map((c) => ({ kind: c['kind'], value: text(c['value']), ...(text(c['name']) ? { name: text(c['name']) } : {}) })),
    ...(text(zh) || text(en) ? { introduction: { zh: text(zh), en: text(en) } } : {}), ...(typeof lng === 'number' && typeof lat === 'number' ? { position: { lng, lat } } : {}), ...(capacity ? { capacity: Number(capacity) } : {}),
    ...(hours ? { openingHours: { hours: hours['hours'] ?? [], holidayRule: hours['holidayRule'], makeUpRule: hours['makeUpRule'], ...(hours['holidayRule'] === 'own_hours' ? { holidayHours: hours['holidayHours'] ?? [] } : {}) } } : {}),
  };
};
