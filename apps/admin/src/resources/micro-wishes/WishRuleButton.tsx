import Tune from '@mui/icons-material/TuneOutlined';
import { useQuery } from '@tanstack/react-query';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { WishRule } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';

/** What the county asks of its wishes: the price, the hold, the days on the wall. */
export function WishRuleButton() {
  const { data } = useQuery({ queryKey: ['wish-rule'], queryFn: ({ signal }) => get<WishRule>('/wish-rule', { signal }) });
  if (!data) return null;
  return (
    <ActButton
      label="wishes.rule.change"
      icon={<Tune />}
      text="wishes.rule.text"
      record={data}
      reload={() => get<WishRule>('/wish-rule')}
      fields={[
        { name: 'yuan', label: 'wishes.rule.yuan', initial: String(data.priceCeilingFen / 100) },
        { name: 'holdHours', label: 'wishes.rule.holdHours', initial: String(data.holdHours) },
        { name: 'wallDays', label: 'wishes.rule.wallDays', initial: String(data.wallDays) },
        { name: 'claimsPerGiver', label: 'wishes.rule.claimsPerGiver', initial: String(data.claimsPerGiver) },
      ]}
      run={(v, version) => acts.wishes.changeRule(version, { priceCeilingFen: Math.round(Number(v['yuan']) * 100), holdHours: Number(v['holdHours']), wallDays: Number(v['wallDays']), claimsPerGiver: Number(v['claimsPerGiver']) })}
    />
  );
}
