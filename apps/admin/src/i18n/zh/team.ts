export const team = {
  findVillage: '查找村居',
  openTownship: '展开%{name}',
  moreVillages: '还有 %{smart_count} 个',
  title: '队员',
  search: '搜队员姓名',
  create: '登记队员',
  empty: { title: '队伍里还没有人', text: '登记民政干部、社工、协理员和志愿者，写明技能和责任村居，派单才有人可选。' },
  form: { who: '队员', can: '能做什么、负责哪里' },
  phoneHelp: '不改就不填',
  villagesHelp: '协理员负责的村居，可按乡镇整片选',
  villageCount: '%{first}等 %{smart_count} 个村居',
  gaps: { says: '%{smart_count} 个村居没有责任协理员', assign: '去分配', none: '每个村居都有责任协理员', noneHelp: '有人离岗或调整时，请回来看看。' },
};
