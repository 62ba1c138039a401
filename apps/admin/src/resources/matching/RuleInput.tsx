import RuleIcon from '@mui/icons-material/RuleOutlined';
import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useInput, useTranslate } from 'ra-core';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { ErrorState } from '../../shared/EmptyState';
import { FormSection } from '../../shared/form';
import { useLabel, useMay } from '../../shared/hooks';
import { useDebounced } from '../../shared/useDebounced';
import { GroupEditor } from './RuleEditor';
import { jsonOf, newGroup, newLeaf, rootOf, type Group, type Json } from './rules';
import { RuleTrial } from './RuleTrial';
import { useRuleCheck } from './useRuleCheck';
import { useVocabulary } from './useVocabulary';

/** Whom an item is for: conditions in a tree, what they say in a sentence, and a trial on somebody and on everybody. */
export function RuleInput({ readOnly = false }: { readOnly?: boolean }) {
  const t = useTranslate();
  const may = useMay();
  const { field, fieldState } = useInput({ source: 'rule', defaultValue: null });
  const { getFieldState } = useFormContext();
  const { data: vocabulary, error, isPending, refetch } = useVocabulary();
  const [root, setRoot] = useState<Group | null>(() => (field.value ? rootOf(field.value) : null));
  const facts = vocabulary?.facts ?? [];
  const change = (group: Group | null) => {
    setRoot(group);
    field.onChange(group && group.children.length > 0 ? jsonOf(group) : null);
  };
  const json = useDebounced(JSON.stringify(field.value ?? null), 350);
  const rule = JSON.parse(json) as Json | null;
  const refused = fieldState.error?.message ?? getFieldState('rule').error?.message;
  const start = facts.find(({ name }) => name === 'category') ?? facts[0];
  return (
    <FormSection title="matching.rule" help="matching.ruleHelp" action={root && !readOnly ? <Button size="small" onClick={() => change(null)}>{t('matching.clearRule')}</Button> : null}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} small /> : null}
      {isPending ? <Skeleton variant="rounded" height={80} /> : null}
      {!root && vocabulary ? (
        <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
          <Typography variant="body2" color="textSecondary">{t('matching.noRule')}</Typography>
          {readOnly ? null : <Button variant="outlined" startIcon={<RuleIcon />} onClick={() => start && change(newGroup('and', [newLeaf(start.name, start.type)]))}>{t('matching.writeRule')}</Button>}
        </Stack>
      ) : null}
      {root && vocabulary && !readOnly ? <GroupEditor group={root} facts={facts} onChange={change} /> : null}
      {rule ? <Says rule={rule} /> : null}
      {refused && rule ? <Alert severity="error">{String(refused)}</Alert> : null}
      {rule && may('matching:read') ? <RuleTrial rule={rule} /> : null}
    </FormSection>
  );
}

/** The rule as a sentence, made by the server from the rule itself; or what keeps it from being one. */
function Says({ rule }: { rule: Json }) {
  const t = useTranslate();
  const label = useLabel();
  const { data, error } = useRuleCheck(rule);
  if (error) return <ErrorState error={error} small />;
  if (!data) return <Skeleton variant="text" />;
  return (
    <Box role="status" aria-live="polite">
      {data.sound ? (
        <Alert severity="success" icon={false}><Typography variant="caption" component="div" color="textSecondary">{t('matching.says')}</Typography>{label(data.sentence)}</Alert>
      ) : (
        <Alert severity="warning">
          {[...new Set(data.problems.map(({ message }) => label(message)))].map((text) => <Box key={text}>{text}</Box>)}
        </Alert>
      )}
    </Box>
  );
}
