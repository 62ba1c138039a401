import { defineErrors } from '@yizhu/kernel';

export const rightsError = defineErrors({
  'correction-changes-nothing': { kind: 'rule', zh: '与现在登记的相同，不用更正', en: 'This is what is registered already' },
  'correction-paper-missing': { kind: 'rule', zh: '更正身份证号须填证明文件编号', en: 'Correcting a resident ID takes the number of the paper that proves it' },
  'relation-missing': { kind: 'rule', zh: '请填写与户主的关系', en: 'State the relation to the head' },
  'relation-of-head': { kind: 'rule', zh: '户主的关系固定为“户主”，不能更正', en: 'The head of a household has no other relation' },
  'already-restricted': { kind: 'conflict', zh: '此人的信息已在限制处理中', en: 'The processing of this person’s information is restricted already' },
  'not-restricted': { kind: 'conflict', zh: '此人的信息没有限制处理', en: 'The processing of this person’s information is not restricted' },
  'asker-missing': { kind: 'rule', zh: '监护人代为提出的，请填写监护人姓名', en: 'Name the guardian who asks' },
});
