import { useCallback } from 'react';
import { useMay } from './hooks';

/** Routes name the thing (declination), the API's list of what a state allows names the deed; each deed needs its permission. */
const DEEDS: Record<string, Record<string, [deed: string, permission: string]>> = {
  request: {
    triage: ['triage', 'help-request:triage'],
    assignment: ['assign', 'help-request:triage'],
    declination: ['decline', 'help-request:triage'],
    withdrawal: ['withdraw', 'help-request:triage'],
    appeal: ['appeal', 'help-request:submit'],
    upholding: ['uphold', 'help-request:triage'],
    overturning: ['overturn', 'help-request:triage'],
    closure: ['close', 'help-request:close'],
  },
  order: {
    offer: ['offer', 'service-order:offer'],
    acceptance: ['accept', 'service-order:accept'],
    refusal: ['refuse', 'service-order:accept'],
    schedule: ['schedule', 'service-order:deliver'],
    visit: ['start', 'visit:record'],
    delivery: ['deliver', 'service-order:deliver'],
    miss: ['miss', 'service-order:deliver'],
    failure: ['fail', 'service-order:deliver'],
    verification: ['verify', 'service-order:verify'],
    closure: ['close', 'service-order:verify'],
    cancellation: ['cancel', 'service-order:cancel'],
  },
  alert: {
    assignment: ['assign', 'alert:assign'],
    verification: ['verify', 'alert:work'],
    action: ['act', 'alert:work'],
    dismissal: ['dismiss', 'alert:work'],
  },
  item: {
    edit: ['revise', 'service-item:manage'],
    submission: ['submit', 'service-item:manage'],
    takingBack: ['take-back', 'service-item:manage'],
    approval: ['approve', 'service-item:review'],
    return: ['send-back', 'service-item:review'],
    reversion: ['revert', 'service-item:manage'],
    retirement: ['retire', 'service-item:manage'],
    reinstatement: ['reinstate', 'service-item:manage'],
  },
  visit: {
    checkOut: ['check-out', 'visit:record'],
  },
  verification: {
    sending: ['send', 'verification:request'],
    conclusion: ['conclude', 'verification:request'],
    stop: ['stop', 'verification:request'],
    answers: ['answer', 'verification:answer'],
    chases: ['answer', 'verification:request'],
  },
  wish: {
    review: ['review', 'micro-wish:manage'],
    claims: ['claim', 'micro-wish:manage'],
    release: ['release', 'micro-wish:manage'],
    withdrawal: ['withdraw', 'micro-wish:manage'],
    fulfilment: ['fulfil', 'micro-wish:deliver'],
    contestation: ['contest', 'micro-wish:deliver'],
    confirmation: ['confirm', 'micro-wish:deliver'],
  },
  plan: {
    needs: ['take-in', 'assistance-plan:manage'],
    removal: ['take-out', 'assistance-plan:manage'],
    handover: ['hand-over', 'assistance-plan:manage'],
    reviews: ['review', 'assistance-plan:review'],
    closure: ['close', 'assistance-plan:manage'],
  },
  followUp: {
    assignment: ['assign', 'follow-up:assign'],
    closure: ['close', 'follow-up:work'],
  },
  spotCheck: {
    taking: ['take', 'spot-check:work'],
    tries: ['miss', 'spot-check:work'],
    result: ['agree', 'spot-check:work'],
  },
  run: {
    computation: ['compute', 'incentive:manage'],
    notice: ['notice', 'incentive:manage'],
    finalisation: ['finalise', 'incentive:manage'],
    payment: ['pay', 'incentive:manage'],
  },
};

/** What this record allows me by its state and whom it stands with, and my roles permit. */
export function useCanAct(kind: keyof typeof DEEDS) {
  const may = useMay();
  return useCallback(
    (record: { allowedActs: string[] } | undefined, act: string): boolean => {
      const [deed, permission] = DEEDS[kind]?.[act] ?? [act, ''];
      return Boolean(record?.allowedActs.includes(deed)) && may(permission);
    },
    [kind, may],
  );
}
