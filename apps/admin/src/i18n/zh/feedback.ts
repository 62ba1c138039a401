export const feedback = {
  title: '满意度',
  score: '%{n} 分',
  empty: { title: '还没有满意度评价', text: '服务完成后，在工单页上记录服务对象的评价。' },
};
