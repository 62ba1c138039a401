export const reveal = {
  view: '查看',
  title: { idNumber: '查看完整证件号', phone: '查看完整电话', bankAccount: '查看完整银行账号' },
  text: '查看会记入审计，写明您的姓名、时间和事由；内容显示一分钟后自动遮盖。',
  reason: '查看事由',
  otherReason: '请写明事由，不写姓名',
  reasonNeeded: '请选择或写明事由',
  reasons: { verify: '核对身份信息', apply: '代为办理救助手续', contact: '联系本人或家属', complaint: '处理投诉、信访', other: '其他事由' },
};
