import { defineErrors } from '@yizhu/kernel';

export const recipientError = defineErrors({
  'name-missing': { kind: 'rule', zh: '没有填姓名', en: 'The name is missing' },
  'name-malformed': { kind: 'rule', zh: '姓名只能是汉字或字母，可含间隔号“·”', en: 'A name has Chinese characters or letters, with · between parts' },
  'sex-contradicts-id': { kind: 'rule', zh: '性别与身份证号不一致', en: 'The sex contradicts the resident ID' },
  'birth-contradicts-id': { kind: 'rule', zh: '出生日期与身份证号不一致', en: 'The birth date contradicts the resident ID' },
  'phone-malformed': { kind: 'rule', zh: '电话号码不对，手机11位或带区号的固定电话', en: 'The telephone number is not valid' },
  'bank-account-malformed': { kind: 'rule', zh: '银行账号应为8到30位数字', en: 'A bank account has 8 to 30 digits' },
  'household-empty': { kind: 'rule', zh: '一户至少要有一位成员', en: 'A household has at least one member' },
  'household-too-large': { kind: 'rule', zh: '一户最多 {limit} 人', en: 'A household has at most {limit} members' },
  'head-missing': { kind: 'rule', zh: '没有指明户主', en: 'The head of the household is not named' },
  'head-twice': { kind: 'rule', zh: '一户只能有一位户主', en: 'A household has one head' },
  'member-twice': { kind: 'rule', zh: '同一户里有两个相同的身份证号', en: 'Two members have the same resident ID' },
  'already-registered': { kind: 'conflict', zh: '此身份证号已在册，请在原户办理', en: 'This resident ID is registered already; use that household' },
  'duplicate-in-file': { kind: 'rule', zh: '文件里前面已有这个人，保留第一次出现的', en: 'This person stands earlier in the file; the first is kept' },
  'benefit-malformed': { kind: 'rule', zh: '保障金应为0到1,000,000元的金额', en: 'The benefit must be an amount from 0 to 1,000,000 yuan' },
  'decision-in-future': { kind: 'rule', zh: '生效日期不能在将来', en: 'A decision cannot take effect in the future' },
  'decision-before-last': { kind: 'rule', zh: '生效日期不能早于现行决定的 {day}', en: 'A decision cannot take effect before the present one, {day}' },
  'proposal-waits': { kind: 'conflict', zh: '此人已有一项认定在等待确认', en: 'A decision on this person is already waiting for confirmation' },
  'confirm-own': { kind: 'forbidden', zh: '认定应由另一人确认', en: 'A decision is confirmed by somebody else' },
  'withdraw-others': { kind: 'forbidden', zh: '只有提出的人可以撤回', en: 'Only who proposed may withdraw' },
  'decision-basis-missing': { kind: 'rule', zh: '请写明依据（文号或会议）', en: 'State the basis of the decision' },
  'lookup-empty': { kind: 'malformed', zh: '请填身份证号、电话或姓名中的一项', en: 'Give a resident ID, a telephone number or a name' },
  'recipient-erased': { kind: 'not-found', zh: '此人的信息已依法删除', en: 'What was held on this person has been erased' },
  'household-ended': { kind: 'conflict', zh: '此户已不在册，不能再办理', en: 'This household is no longer in the register' },
  'recipient-exited': { kind: 'conflict', zh: '此人已退出，不能再办理', en: 'This person has left the scheme' },
});

export type RecipientFault = 'name-missing' | 'name-malformed' | 'sex-contradicts-id' | 'birth-contradicts-id' | 'phone-malformed' | 'bank-account-malformed' | 'household-empty' | 'household-too-large' | 'head-missing' | 'head-twice' | 'member-twice' | 'benefit-malformed';
