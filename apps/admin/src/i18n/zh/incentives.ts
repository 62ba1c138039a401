export const incentives = {
  noEvidence: '没有佐证记录',
  noEvidenceHelp: '这个指标本月还没有发生的记录。',
  counted: '计入 %{counted} 条，共 %{total} 条',
  counts: '计入',
  countsNot: '不计入',
};
