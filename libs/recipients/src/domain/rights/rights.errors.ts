import { defineErrors } from '@yizhu/kernel';

export const rightsError = defineErrors({
  'correction-changes-nothing': { kind: 'rule', zh: '与现在登记的相同，不用更正', en: 'This is what is registered already' },
  'correction-paper-missing': { kind: 'rule', zh: '更正身份证号须填证明文件编号', en: 'Correcting a resident ID takes the number of the paper that proves it' },
  'relation-missing': { kind: 'rule', zh: '请填写与户主的关系', en: 'State the relation to the head' },
  'relation-of-head': { kind: 'rule', zh: '户主的关系固定为“户主”，不能更正', en: 'The head of a household has no other relation' },
  'already-restricted': { kind: 'conflict', zh: '此人的信息已在限制处理中', en: 'The processing of this person’s information is restricted already' },
  'not-restricted': { kind: 'conflict', zh: '此人的信息没有限制处理', en: 'The processing of this person’s information is not restricted' },
  'erasure-not-exited': { kind: 'conflict', zh: '只有已退出的人才能删除', en: 'Only who has left the scheme can be erased' },
  'erasure-too-early': { kind: 'rule', zh: '法定保存期限未满，{day}起才可以删除', en: 'The record must still be kept; it may be erased from {day}' },
  'erasure-obstructed': { kind: 'conflict', zh: '此人还有未办完的事项，办完后才能删除', en: 'Something about this person is still under way; it must end first' },
  'erasure-waits': { kind: 'conflict', zh: '此人已有一项删除在等待确认', en: 'An erasure of this person is already waiting for confirmation' },
  'erasure-confirm-own': { kind: 'forbidden', zh: '删除应由另一人确认', en: 'An erasure is confirmed by somebody else' },
  'erasure-number-differs': { kind: 'rule', zh: '与此人的户编号不一致，请核对后重新填写', en: 'This is not the number of the person’s household' },
  'asker-missing': { kind: 'rule', zh: '监护人代为提出的，请填写监护人姓名', en: 'Name the guardian who asks' },
});
