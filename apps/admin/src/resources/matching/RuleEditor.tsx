import Add from '@mui/icons-material/Add';
import Calculate from '@mui/icons-material/CalculateOutlined';
import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useTranslate } from 'ra-core';
import type { VocabularyFact } from '../../providers/types';
import { useLabel } from '../../shared/hooks';
import { CalculationRow } from './CalculationRow';
import { ConditionRow } from './ConditionRow';
import { GROUP_KINDS, newCalculation, newGroup, newLeaf, numeric, type Group, type GroupKind, type Node, type Raw } from './rules';
import { useRuleCheck } from './useRuleCheck';

/** Groups within groups beyond this are read by nobody; the API allows a little more. */
const DEEPEST = 5;

interface GroupEditorProps { group: Group; facts: VocabularyFact[]; onChange: (group: Group) => void; onRemove?: () => void; level?: number; path?: string }

/** A tree of conditions: all of them, any, none, or not all; conditions and groups are added and taken away where they stand. */
export function GroupEditor({ group, facts, onChange, onRemove, level = 1, path = '' }: GroupEditorProps) {
  const t = useTranslate();
  const label = useLabel();
  const put = (index: number, node: Node) => onChange({ ...group, children: group.children.map((child, i) => (i === index ? node : child)) });
  const remove = (index: number) => onChange({ ...group, children: group.children.filter((_, i) => i !== index) });
  const add = (node: Node) => onChange({ ...group, children: [...group.children, node] });
  const first = facts[0];
  const name = path ? t('matching.groupName', { path }) : t('matching.wholeRule');
  return (
    <Box role="group" aria-label={name} sx={{ borderLeft: 3, borderColor: level % 2 === 1 ? 'yizhu.celadon' : 'yizhu.inkBlue', pl: { xs: 1, sm: 1.5 }, py: 0.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 1 }}>
        <TextField select size="small" label={t('matching.match')} value={group.kind} onChange={(event) => onChange({ ...group, kind: event.target.value as GroupKind })} sx={{ minWidth: 168 }}>
          {GROUP_KINDS.map((kind) => <MenuItem key={kind} value={kind}>{t(`matching.group.${kind}`)}</MenuItem>)}
        </TextField>
        <Box sx={{ flex: 1 }} />
        {onRemove ? <IconButton onClick={onRemove} aria-label={t('matching.removeGroup', { name })}><DeleteOutline fontSize="small" /></IconButton> : null}
      </Stack>
      <Stack spacing={1.25}>
        {group.children.map((child, i) => {
          const at = path ? `${path}.${i + 1}` : String(i + 1);
          if (child.type === 'group') return <GroupEditor key={child.id} group={child} facts={facts} onChange={(node) => put(i, node)} onRemove={() => remove(i)} level={level + 1} path={at} />;
          if (child.type === 'raw') return <RawCondition key={child.id} raw={child} onRemove={() => remove(i)} />;
          if (child.type === 'calculation') return <CalculationRow key={child.id} name={t('matching.conditionName', { path: at, fact: t('matching.calculation') })} calculation={child} facts={facts} onChange={(node) => put(i, node)} onRemove={() => remove(i)} />;
          const fact = facts.find((f) => f.name === child.fact);
          return <ConditionRow key={child.id} name={t('matching.conditionName', { path: at, fact: label(fact?.label) })} leaf={child} facts={facts} onChange={(node) => put(i, node)} onRemove={() => remove(i)} />;
        })}
        {group.children.length === 0 ? <Typography variant="body2" color="textSecondary">{t('matching.emptyGroup')}</Typography> : null}
      </Stack>
      <Stack direction="row" spacing={1} sx={{ mt: 1, flexWrap: 'wrap', rowGap: 0.5 }}>
        <Button size="small" startIcon={<Add />} disabled={!first} onClick={() => first && add(newLeaf(first.name, first.type))}>{t('matching.addCondition')}</Button>
        <Button size="small" startIcon={<Calculate />} disabled={!facts.some(numeric)} onClick={() => add(newCalculation(facts))}>{t('matching.addCalculation')}</Button>
        {level < DEEPEST ? <Button size="small" startIcon={<AccountTree />} disabled={!first} onClick={() => first && add(newGroup(group.kind === 'and' ? 'or' : 'and', [newLeaf(first.name, first.type)]))}>{t('matching.addGroup')}</Button> : null}
      </Stack>
    </Box>
  );
}

/** A condition in a form that the editor has no fields for: said in words, kept as it was written. */
function RawCondition({ raw, onRemove }: { raw: Raw; onRemove: () => void }) {
  const t = useTranslate();
  const label = useLabel();
  const { data } = useRuleCheck(raw.json);
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', bgcolor: 'yizhu.neutralTint', borderRadius: 1, pl: 1.5 }}>
      <Typography variant="body2" sx={{ flex: 1 }}>{label(data?.sentence) || t('matching.asWritten')}</Typography>
      <IconButton onClick={onRemove} aria-label={t('matching.removeCondition', { name: t('matching.asWritten') })}><DeleteOutline fontSize="small" /></IconButton>
    </Stack>
  );
}
