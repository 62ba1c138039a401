import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { RadioButtonGroupInput, SelectInput, TextInput } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { Named } from '../../providers/types';
import { useChoices } from '../../shared/enums';
import { asInput, FormSection, Pair } from '../../shared/form';
import { PersonPicker } from '../../shared/pickers';
import { AskedBefore } from './AskedBefore';

const PersonInput = asInput(PersonPicker);
const must = required();

/** `person`: who is chosen already, by id and name. */
export function HelpRequestInputs({ person }: { person?: Named }) {
  const t = useTranslate();
  const channels = useChoices('channel');
  const sources = useChoices('source', ['self', 'proxy', 'discovered', 'department']);
  const dimensions = useChoices('dimension');
  const source = useWatch({ name: 'source' }) as string;
  const { fields, append, remove } = useFieldArray({ name: 'needs' });
  return (
    <>
      <FormSection title="requests.form.who">
        <PersonInput source="personId" label="fields.person" help="requests.form.whoHelp" {...(person ? { initial: person } : {})} validate={(value) => (value ? undefined : 'common.required')} autoFocus />
        <AskedBefore />
        <Pair>
          <SelectInput source="channel" label="fields.channel" choices={channels} validate={must} translateChoice={false} helperText={false} fullWidth />
          <RadioButtonGroupInput source="source" label="fields.source" choices={sources} validate={must} translateChoice={false} helperText={false} />
        </Pair>
        {source !== 'self' ? (
          <Pair>
            <TextInput source="callerName" label="fields.caller" helperText={false} fullWidth />
            <TextInput source="callerPhone" label="fields.callerPhone" helperText={false} fullWidth slotProps={{ htmlInput: { inputMode: 'tel' } }} />
          </Pair>
        ) : null}
      </FormSection>
      <FormSection title="requests.form.what" help="requests.form.whatHelp">
        <TextInput source="summary" label="fields.summary" validate={must} helperText={false} fullWidth multiline minRows={2} />
        {fields.map((field, index) => (
          <Box key={field.id} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr auto', sm: '180px 1fr auto' }, alignItems: 'start', borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
            <SelectInput source={`needs.${index}.dimension`} label="fields.dimension" choices={dimensions} validate={must} translateChoice={false} helperText={false} fullWidth />
            <Box sx={{ gridColumn: { xs: '1 / 2', sm: 'auto' } }}><TextInput source={`needs.${index}.description`} label="fields.description" validate={must} helperText={false} fullWidth /></Box>
            <IconButton aria-label={t('requests.form.removeNeed')} onClick={() => remove(index)} disabled={fields.length === 1} sx={{ mt: 3.5 }}><DeleteOutline /></IconButton>
          </Box>
        ))}
        <Box><Button startIcon={<Add />} onClick={() => append({ dimension: '', description: '' })}>{t('requests.form.addNeed')}</Button></Box>
      </FormSection>
    </>
  );
}
