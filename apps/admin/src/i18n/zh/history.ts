export const history = {
  triage: '受理',
  referral: '转介部门',
  unmet: '需求无法满足',
  offer: '派单',
  submit: '提交',
  plan: '安排服务',
  schedule: '约时间',
};
