import { required } from 'ra-core';
import { BooleanInput, NumberInput, TextArrayInput, TextInput } from 'react-admin';
import { asInput, FormSection, Pair } from '../../shared/form';
import { OrganisationPicker, VillagePicker } from '../../shared/pickers';
import { CODE } from '../service-items/ItemInputs';
import { HoursInputs } from './hours';

const OrganisationInput = asInput(OrganisationPicker);
const VillageInput = asInput(VillagePicker);
const must = required();
const chosen = (value: unknown) => (value ? undefined : 'common.required');

export function PointInputs({ create = false }: { create?: boolean }) {
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
        <TextArrayInput source="offerings" label="fields.offerings" helperText="points.offeringsHelp" fullWidth />
        <Pair>
          <BooleanInput source="isBase" label="points.isBase" helperText={false} />
          <BooleanInput source="accessible" label="points.accessible" helperText={false} />
        </Pair>
      </FormSection>
      <FormSection title="points.form.where">
        <VillageInput source="villageCode" label="fields.village" validate={chosen} />
        <TextInput source="address" label="fields.address" validate={must} helperText={false} fullWidth />
        <TextInput source="phone" label="fields.phone" helperText={false} fullWidth />
        <Pair>
          <NumberInput source="position.lng" label="fields.lng" helperText="points.positionHelp" fullWidth />
          <NumberInput source="position.lat" label="fields.lat" helperText={false} fullWidth />
        </Pair>
      </FormSection>
      <FormSection title="fields.hours"><HoursInputs /></FormSection>
    </>
  );
}

export const toBody = ({ code, name, isBase, organisationId, villageCode, address, phone, position, hours, accessible, offerings }: Record<string, unknown>) => {
  const { lng, lat } = (position ?? {}) as { lng?: number | null; lat?: number | null };
  return {
    code, name, organisationId, villageCode, address, isBase: Boolean(isBase), accessible: Boolean(accessible), offerings: offerings ?? [],
    hours: ((hours ?? []) as { weekday: number; opens: string; closes: string }[]).map(({ weekday, opens, closes }) => ({ weekday: Number(weekday), opens, closes })),
    ...(phone ? { phone } : {}), ...(typeof lng === 'number' && typeof lat === 'number' ? { position: { lng, lat } } : {}),
  };
};
