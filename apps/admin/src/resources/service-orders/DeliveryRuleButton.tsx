import Tune from '@mui/icons-material/TuneOutlined';
import { useQuery } from '@tanstack/react-query';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { DeliveryRule } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';

/** What the county asks of deliveries: how near is near, and after how many attempts those above are told. */
export function DeliveryRuleButton() {
  const { data } = useQuery({ queryKey: ['delivery-rule'], queryFn: ({ signal }) => get<DeliveryRule>('/delivery-rule', { signal }) });
  if (!data) return null;
  return (
    <ActButton
      label="orders.rule.change"
      icon={<Tune />}
      text="orders.rule.text"
      record={data}
      reload={() => get<DeliveryRule>('/delivery-rule')}
      fields={[
        { name: 'nearMetres', label: 'orders.rule.nearMetres', initial: String(data.nearMetres) },
        { name: 'attemptsUntilTold', label: 'orders.rule.attemptsUntilTold', initial: String(data.attemptsUntilTold) },
      ]}
      run={(v, version) => acts.serviceOrders.changeDeliveryRule(version, { nearMetres: Number(v['nearMetres']), attemptsUntilTold: Number(v['attemptsUntilTold']) })}
    />
  );
}
