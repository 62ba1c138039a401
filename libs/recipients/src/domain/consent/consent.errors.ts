import { defineErrors } from '@yizhu/kernel';

export const consentError = defineErrors({
  'guardian-consent-required': { kind: 'rule', zh: '未满14周岁，须由监护人同意（个人信息保护法第31条）', en: 'Under 14 the guardian consents (PIPL article 31)' },
  'guardian-missing': { kind: 'rule', zh: '请填写监护人的姓名、关系和身份证号', en: 'Give the guardian’s name, relation and resident ID' },
  'guardian-name-malformed': { kind: 'rule', zh: '监护人姓名只能是汉字或字母', en: 'The guardian’s name has Chinese characters or letters' },
  'guardian-under-age': { kind: 'rule', zh: '监护人须年满18周岁', en: 'A guardian is at least 18' },
  'guardian-is-self': { kind: 'rule', zh: '监护人不能是本人', en: 'Nobody is their own guardian' },
  'guardian-not-needed': { kind: 'rule', zh: '本人同意时不填监护人', en: 'No guardian is named where the person consents' },
  'consent-period-wrong': { kind: 'rule', zh: '授权期限不对：起始不晚于今天，截止不早于今天且晚于起始，最长三年', en: 'The period is wrong: it starts by today, ends today or later and after its start, and lasts three years at most' },
  'legal-basis-unfit': { kind: 'rule', zh: '这项法律依据不适用于该用途', en: 'This legal basis does not serve that purpose' },
  'paper-number-missing': { kind: 'rule', zh: '书面授权须填授权书编号', en: 'A consent on paper has the paper’s number' },
  'consent-scope-missing': { kind: 'rule', zh: '请写明授权范围', en: 'State what the consent covers' },
  'consent-person-twice': { kind: 'rule', zh: '同一人只能填一次', en: 'The same person stands here twice' },
  'consent-already-withdrawn': { kind: 'conflict', zh: '此授权已经撤回', en: 'This consent was withdrawn already' },
  'consent-missing': { kind: 'rule', zh: '没有此人对信息核实的有效授权，不能发起核实', en: 'There is no valid consent of this person to the verification' },
  'consent-expired': { kind: 'rule', zh: '授权已到期，请重新取得授权', en: 'The consent has run out; obtain a new one' },
  'consent-withdrawn': { kind: 'rule', zh: '授权已撤回，不能再核实', en: 'The consent was withdrawn; nothing may be verified' },
  'consent-does-not-cover': { kind: 'rule', zh: '授权范围不含此事项', en: 'The consent does not cover this item' },
  'not-in-household': { kind: 'rule', zh: '此人不是这一户的成员', en: 'This person is not a member of the household' },
});
export type ConsentFault = 'consent-missing' | 'consent-expired' | 'consent-withdrawn' | 'consent-does-not-cover';
