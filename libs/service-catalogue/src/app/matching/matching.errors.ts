import { defineErrors } from '@yizhu/kernel';

export const matchingError = defineErrors({
  'item-without-rule': { kind: 'rule', zh: '这个事项还没有资格规则，先写规则再发布', en: 'This item has no rule yet; write one and publish it first' },
  'answer-fact-unknown': { kind: 'malformed', zh: '不认识的情况：{fact}', en: 'Unknown fact: {fact}' },
  'answer-value': { kind: 'malformed', zh: '“{label}”填得不对', en: 'This is no answer to “{label}”' },
});
