import { regex, required } from 'ra-core';
import { CheckboxGroupInput, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { useMay } from '../../shared/hooks';
import { OrganisationPicker } from '../../shared/pickers';
import { RuleInput } from '../matching/RuleInput';
import { ItemOfferInputs, offerToBody } from './ItemOfferInputs';

const OrganisationInput = asInput(OrganisationPicker);
const must = required();
export const CODE = regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'catalogue.codeRule');

export function ItemInputs({ create = false }: { create?: boolean }) {
  const may = useMay();
  const kinds = useChoices('itemKind');
  const classes = useChoices('serviceClass');
  const modules = useChoices('brandModule');
  const groups = useChoices('group');
  const evidence = useChoices('evidence');
  const skills = useChoices('skill');
  const plain = { translateChoice: false, helperText: false, fullWidth: true } as const;
  return (
    <>
      <FormSection title="catalogue.form.what">
        <Pair>
          <TextInput source="name.zh" label="fields.nameZh" validate={must} helperText={false} fullWidth />
          <TextInput source="name.en" label="fields.nameEn" validate={must} helperText={false} fullWidth />
        </Pair>
        <Pair>
          <SelectInput source="kind" label="fields.kind" choices={kinds} validate={must} {...plain} />
          <SelectInput source="serviceClass" label="fields.serviceClass" choices={classes} validate={must} {...plain} />
        </Pair>
        <Pair>
          <SelectInput source="brandModule" label="fields.brandModule" choices={modules} validate={must} {...plain} />
          <TextInput source="code" label="fields.code" validate={[must, CODE]} helperText="catalogue.codeRule" fullWidth readOnly={!create} />
        </Pair>
        <Pair>
          <TextInput source="description.zh" label="fields.descriptionZh" multiline minRows={2} helperText="catalogue.descriptionHelp" fullWidth />
          <TextInput source="description.en" label="fields.descriptionEn" multiline minRows={2} helperText={false} fullWidth />
        </Pair>
        <CheckboxGroupInput source="targetGroups" label="fields.targetGroups" choices={groups} translateChoice={false} helperText={false} />
      </FormSection>
      <FormSection title="catalogue.form.standard">
        <Pair>
          <TextInput source="unit" label="fields.unit" validate={must} helperText="catalogue.unitHelp" fullWidth />
          <NumberInput source="durationMinutes" label="fields.durationMinutes" min={1} helperText={false} fullWidth />
        </Pair>
        <CheckboxGroupInput source="evidence" label="fields.evidence" choices={evidence} translateChoice={false} helperText={false} />
        <Pair>
          <SelectInput source="skill" label="fields.skill" choices={skills} {...plain} emptyText="common.none" />
          <OrganisationInput source="providerId" label="fields.organisation" />
        </Pair>
      </FormSection>
      <RuleInput readOnly={!may('service-item:manage')} />
      <ItemOfferInputs />
      <FormSection title="catalogue.form.policy">
        <TextInput source="policyBasis" label="fields.policyBasis" helperText={false} fullWidth />
        <TextInput source="howToApply" label="fields.howToApply" multiline minRows={2} helperText={false} fullWidth />
      </FormSection>
    </>
  );
}

export const toBody = ({ code, name, kind, serviceClass, brandModule, targetGroups, unit, durationMinutes, evidence, skill, policyBasis, howToApply, providerId, description, ...offer }: Record<string, unknown>) => ({
  code, name, kind, serviceClass, brandModule, unit, targetGroups: targetGroups ?? [], evidence: evidence ?? [],
  ...offerToBody(offer), description: described(description),
  ...Object.fromEntries(Object.entries({ durationMinutes, skill, policyBasis, howToApply, providerId }).filter(([, value]) => value !== '' && value !== null && value !== undefined)),
});

const described = (description: unknown) => {
  const { zh, en } = (description ?? {}) as { zh?: string | null; en?: string | null };
  return { zh: zh ?? '', en: en ?? '' };
};
