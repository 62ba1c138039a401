import Add from '@mui/icons-material/Add';
import { useGetList } from 'ra-core';
import { useNavigate } from 'react-router-dom';
import { call } from '../../providers/api';
import type { Scheme } from '../../providers/types';
import { ActButton } from '../../shared/ActButton';
import { recentMonths, useMonth } from './month';

export function NewRunButton() {
  const month = useMonth();
  const navigate = useNavigate();
  const { data: schemes = [] } = useGetList<Scheme>('incentive-schemes', { pagination: { page: 1, perPage: 50 }, sort: { field: '', order: 'ASC' }, filter: {} });
  const months = recentMonths();
  return (
    <ActButton
      label="incentives.newRun"
      main
      icon={<Add />}
      fields={[
        { name: 'schemeId', label: 'fields.scheme', kind: 'choice', choices: schemes.map(({ id, name }) => ({ id, name })), initial: schemes[0]?.id ?? '', ...(schemes.length === 0 ? { help: 'incentives.noScheme' } : {}) },
        { name: 'month', label: 'fields.month', kind: 'choice', choices: months.map((id) => ({ id, name: month(id) })), initial: months[1] },
      ]}
      run={(v) => call<{ id: string }>('post', '/score-runs', { body: v })}
      onDone={(answer) => navigate(`/score-runs/${(answer as { id: string }).id}`)}
    />
  );
}
