export const feedback = {
  title: '满意度',
  score: '%{n} 分',
  empty: { title: '还没有满意度评价', text: '服务完成后，在工单页上记录服务对象的评价。' },
  stars: { '1': '1 分', '2': '2 分', '3': '3 分', '4': '4 分', '5': '5 分' },
};
