import { defineErrors } from '@yizhu/kernel';

export const verificationError = defineErrors({
  'verification-item-twice': { kind: 'rule', zh: '同一人的同一事项只能问一次', en: 'The same item of the same person is asked twice' },
  'verification-value-malformed': { kind: 'rule', zh: '数值不对：金额不超过一亿元，数量不超过1000，是否只能选有或无', en: 'The value is wrong: amounts to 100 million yuan, counts to 1,000, or yes and no' },
  'verification-value-missing': { kind: 'rule', zh: '查到记录时须填数值', en: 'A record that was found has a value' },
  'verification-value-not-expected': { kind: 'rule', zh: '查无记录时不填数值', en: 'Without a record there is no value' },
  'verification-rule-missing': { kind: 'rule', zh: '还没有为此事项设定负责部门', en: 'No department answers this item yet' },
  'verification-answered': { kind: 'conflict', zh: '此事项已经答复，不能再改', en: 'This item was answered already' },
  'verification-paper-missing': { kind: 'rule', zh: '代录部门的书面答复，须填复函编号', en: 'To enter a department’s answer from paper, give the number of its letter' },
  'verification-not-late': { kind: 'rule', zh: '还没有超过答复期限，不用催办', en: 'Nothing is late yet' },
  'verification-department-answered': { kind: 'rule', zh: '该部门没有未答复的事项', en: 'This department has answered everything' },
  'verification-nothing-answered': { kind: 'conflict', zh: '还没有任何答复，不能出具结论', en: 'Nothing was answered yet' },
  'verification-unanswered': { kind: 'rule', zh: '还有 {count} 项未答复：请催办，或写明为何不再等待', en: '{count} items are unanswered: chase them, or say why you wait no longer' },
  'verification-conclusion-missing': { kind: 'rule', zh: '请写明核实结论', en: 'State the conclusion' },
  'verification-not-concluded': { kind: 'conflict', zh: '核实还没有结论，没有报告', en: 'There is no report before the conclusion' },
  'verification-not-open': { kind: 'conflict', zh: '核实已结束，不能再查看身份证号', en: 'The verification is over; the ID is closed' },
});
