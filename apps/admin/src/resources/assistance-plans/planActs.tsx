import { useChoices } from '../../shared/enums';
import { acts } from '../../providers/acts';
import { get } from '../../providers/api';
import type { Plan } from '../../providers/types';
import type { ActField, ActValues } from '../../shared/ActButton';
import { MemberPicker } from '../../shared/pickers';
import { inDays } from '../../shared/time';
import { NeedPicks } from './NeedPicks';

/** Acts of a plan by the name of their route, each with what it asks. */
export function usePlanActs(record: Plan) {
  const outcomes = useChoices('planOutcome');
  const base = { record, reload: () => get<Plan>('/assistance-plans/{id}', { path: { id: record.id } }) };
  const at = (version: number | undefined) => ({ id: record.id, version });
  return {
    needs: {
      ...base, label: 'plans.act.takeIn', title: 'plans.act.takeInTitle',
      fields: [{ name: 'needIds', label: 'fields.needs', initial: record.outside.map(({ id }) => id), render: (value, set, error) => <NeedPicks needs={record.outside} chosen={(value as string[] | undefined) ?? []} onChange={set} error={error} /> }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.plans.takeIn(at(version), v as { needIds: string[] }),
    },
    removal: (needId: string, words: string) => ({ ...base, label: 'plans.act.takeOut', title: 'plans.act.takeOutTitle', text: words, run: (_: ActValues, version: number | undefined) => acts.plans.takeOut(at(version), needId) }),
    handover: {
      ...base, label: 'plans.act.handOver',
      fields: [{ name: 'memberId', label: 'plans.keeper', render: (value, set, error) => <MemberPicker label="plans.keeper" value={value as string | null} onChange={set} error={error} required help="plans.act.handOverHelp" /> }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.plans.handOver(at(version), v as { memberId: string }),
    },
    reviews: {
      ...base, label: 'plans.act.review', title: 'plans.act.reviewTitle',
      fields: [{ name: 'words', label: 'plans.found', kind: 'long' }, { name: 'nextReviewOn', label: 'plans.nextReviewOn', kind: 'date', initial: inDays(30) }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.plans.review(at(version), v as { words: string; nextReviewOn: string }),
    },
    closure: {
      ...base, label: 'plans.act.close', title: 'plans.act.closeTitle',
      fields: [{ name: 'outcome', label: 'plans.outcome', kind: 'choice', choices: outcomes }, { name: 'words', label: 'plans.closingWords', kind: 'long' }] as ActField[],
      run: (v: ActValues, version: number | undefined) => acts.plans.close(at(version), v as { outcome: string; words: string }),
    },
  };
}
