import type { FactSource } from '@yizhu/platform';

/** What the closed loop tells of a person: what they still need and what they already get; read from the view assistance.person_fact. */
export const ASSISTANCE_FACTS: FactSource = {
  view: 'assistance.person_fact',
  facts: [
    {
      name: 'requestedNeeds', column: 'requested_needs', type: 'codes', label: { zh: '求助中尚待安排的需求', en: 'Open needs from help requests' }, absent: `'{}'`,
      codes: [
        { code: 'economy', zh: '经济', en: 'Economy' }, { code: 'health', zh: '健康', en: 'Health' }, { code: 'education', zh: '教育', en: 'Education' }, { code: 'housing', zh: '居住', en: 'Housing' },
        { code: 'employment', zh: '就业', en: 'Employment' }, { code: 'guardianship', zh: '监护', en: 'Guardianship' }, { code: 'inclusion', zh: '社会融入', en: 'Social inclusion' }, { code: 'daily_living', zh: '日常生活', en: 'Daily living' },
      ],
    },
    // Codes of service items: those of a running order, or of one delivered within a year.
    { name: 'receives', column: 'receives', type: 'codes', codes: [], label: { zh: '正在享受或一年内享受过的事项', en: 'Items received now or within a year' }, absent: `'{}'` },
    { name: 'runningOrders', column: 'running_orders', type: 'integer', label: { zh: '在办工单', en: 'Running orders' }, unit: { zh: '件', en: 'orders' }, absent: '0' },
  ],
};

/** When items were given, for what is left of quotas. */
export const ITEM_USE = 'assistance.item_use';
