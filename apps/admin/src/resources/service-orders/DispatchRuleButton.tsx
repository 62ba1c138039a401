import Tune from '@mui/icons-material/TuneOutlined';
import { useQuery } from '@tanstack/react-query';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { DispatchRule } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';

const NUMBERS = ['responsibility', 'skill', 'load', 'continuity', 'distance', 'maxOpen', 'askedInTurn'] as const;

/** How the county weighs who is sent. */
export function DispatchRuleButton() {
  const { data } = useQuery({ queryKey: ['dispatch-rule'], queryFn: ({ signal }) => get<DispatchRule>('/dispatch-rule', { signal }) });
  if (!data) return null;
  return (
    <ActButton
      label="dispatch.rule.change"
      icon={<Tune />}
      text="dispatch.rule.text"
      record={data}
      reload={() => get<DispatchRule>('/dispatch-rule')}
      fields={NUMBERS.map((name) => ({ name, label: `dispatch.rule.${name}`, initial: String(data[name]) }))}
      run={(values, version) => acts.dispatch.changeRule(version, Object.fromEntries(NUMBERS.map((name) => [name, Number(values[name])])) as Record<(typeof NUMBERS)[number], number>)}
    />
  );
}
