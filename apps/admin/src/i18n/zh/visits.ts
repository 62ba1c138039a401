export const visits = {
  title: '走访',
  of: '%{name}户的走访',
  empty: { title: '还没有走访记录', text: '打开一户家庭的档案，点“到访签到”开始第一次走访。' },
  checkIn: '到访签到',
  checkOut: '离开并填写',
  checkedIn: '已签到，离开时请填写记录',
  checkedOut: '走访已记录',
  checklist: '核查清单',
  check: { dwelling: '住处安全、水电正常', health: '身体和用药情况正常', food: '有饭吃、有衣穿', mood: '情绪平稳、有人往来', newNeeds: '发现新的需求' },
  distance: '距住处 %{n} 米',
  forOther: '您的账号不是队员，请选择实际走访的人',
  readNotes: '见到 %{smart_count} 人，查看记录',
};
