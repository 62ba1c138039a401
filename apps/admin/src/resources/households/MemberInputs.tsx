import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton, Stack, Typography } from '@mui/material';
import { required, useTranslate } from 'ra-core';
import { AutocompleteInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useEnum } from '../../shared/enums';
import { Pair } from '../../shared/form';
import { useTimes } from '../../shared/hooks';
import { readId } from '../../shared/residentId';
import { today } from '../../shared/time';
import { LikelyDuplicates } from '../duplicates/LikelyDuplicates';
import { relationChoices } from './memberActs';

const must = required();

/** One person of the household. The ID says birth date and sex by itself, as it is typed. */
export function MemberInputs({ index, onRemove }: { index: number; onRemove?: () => void }) {
  const t = useTranslate();
  const at = (name: string) => `members.${index}.${name}`;
  const validId = (value: unknown) => {
    if (!value) return undefined;
    const read = readId(String(value), today());
    return read.ok ? undefined : `households.idFault.${read.fault}`;
  };
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1, minHeight: 32 }}>
        <Typography variant="h4" component="h3">{index === 0 ? t('households.head') : t('households.memberN', { n: index + 1 })}</Typography>
        {onRemove ? <IconButton size="small" onClick={onRemove} aria-label={t('households.removeMember')}><DeleteOutline fontSize="small" /></IconButton> : null}
      </Stack>
      <Stack spacing={1.5}>
        <Pair>
          <TextInput source={at('name')} label="fields.name" validate={must} helperText={false} fullWidth />
          {index === 0 ? null : <AutocompleteInput source={at('relation')} label="fields.relation" choices={relationChoices(t('households.relationWords')).slice(1)} validate={must} helperText={false} translateChoice={false} onCreate={(name) => ({ id: name, name })} />}
        </Pair>
        <Box>
          <TextInput source={at('idNumber')} label="fields.idNumber" validate={[must, validId]} helperText={false} fullWidth slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }} />
          <IdReading source={at('idNumber')} />
        </Box>
        <Likely index={index} />
        <Pair>
          <TextInput source={at('phone')} label="fields.phone" helperText={false} fullWidth slotProps={{ htmlInput: { inputMode: 'tel', autoComplete: 'off' } }} />
          <TextInput source={at('bankAccount')} label="fields.bankAccount" helperText={false} fullWidth slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }} />
        </Pair>
        <TextInput source={at('health')} label="fields.health" helperText={false} fullWidth />
      </Stack>
    </Box>
  );
}

/** Neither the village of the form nor another member's fields belong to this one. */
function Likely({ index }: { index: number }) {
  const [name, idNumber, villageCode] = useWatch({ name: [`members.${index}.name`, `members.${index}.idNumber`, 'villageCode'] }) as (string | undefined)[];
  return <LikelyDuplicates name={name} idNumber={idNumber} villageCode={villageCode} />;
}

function IdReading({ source }: { source: string }) {
  const t = useTranslate();
  const word = useEnum();
  const { day } = useTimes();
  const value = useWatch({ name: source }) as string | undefined;
  const read = value ? readId(value, today()) : null;
  return (
    <Typography variant="body2" role="status" sx={{ mt: 0.5, minHeight: 22, display: 'flex', gap: 0.75, alignItems: 'center', color: read?.ok ? 'yizhu.celadonDark' : 'text.secondary' }}>
      {read?.ok ? <><CheckCircle sx={{ fontSize: 18 }} />{[word('sex', read.sex), t('households.born', { day: day(read.birthDate) }), t('common.age', { n: read.age })].join(' · ')}</> : t('households.idHelp')}
    </Typography>
  );
}
