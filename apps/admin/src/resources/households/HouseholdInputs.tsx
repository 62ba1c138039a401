import Add from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { required, useInput, useTranslate } from 'ra-core';
import { NumberInput, SelectInput, TextInput } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { VillagePicker } from '../../shared/pickers';
import { Groups } from './memberActs';
import { MemberInputs } from './MemberInputs';

const VillageInput = asInput(VillagePicker);
const must = required();

/** The same inputs for registering and for changing; who belongs to the household changes by acts of its own. */
export function HouseholdInputs({ create = false }: { create?: boolean }) {
  return (
    <>
      {create ? <FormSection title="households.form.where"><VillageInput source="villageCode" label="fields.village" validate={(value) => (value ? undefined : 'common.required')} /><TextInput source="address" label="fields.address" helperText={false} fullWidth /></FormSection> : null}
      {create ? <Members /> : null}
      <FormSection title="households.form.situation">
        {create ? null : <><TextInput source="address" label="fields.address" helperText={false} fullWidth /><TextInput source="grid" label="fields.grid" helperText={false} fullWidth /></>}
        <Pair>
          <TextInput source="causeOfHardship" label="fields.causeOfHardship" helperText={false} fullWidth />
          <NumberInput source="benefitYuan" label="fields.benefitYuan" min={0} helperText={false} fullWidth />
        </Pair>
        <TextInput source="remark" label="fields.remark" multiline minRows={2} helperText={false} fullWidth />
      </FormSection>
      {create ? <FirstDecision /> : null}
    </>
  );
}

function Members() {
  const t = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: 'members' });
  return (
    <FormSection title="households.members" help="households.form.membersHelp">
      {fields.map((field, index) => <MemberInputs key={field.id} index={index} {...(index > 0 ? { onRemove: () => remove(index) } : {})} />)}
      <Box><Button startIcon={<Add />} onClick={() => append({ name: '', relation: '', idNumber: '' })}>{t('households.act.addMember')}</Button></Box>
    </FormSection>
  );
}

function FirstDecision() {
  const categories = useChoices('category');
  const category = useWatch({ name: 'category' }) as string | undefined;
  const { field } = useInput({ source: 'groups', defaultValue: [] });
  return (
    <FormSection title="households.form.decision" help="households.form.decisionHelp">
      <Pair>
        <SelectInput source="category" label="fields.category" choices={categories} translateChoice={false} helperText={false} fullWidth />
        {category ? <TextInput source="basis" label="fields.basis" validate={must} helperText={false} fullWidth /> : null}
      </Pair>
      <Groups value={(field.value as string[]) ?? []} onChange={field.onChange} />
    </FormSection>
  );
}
