export const visitPlan = {
  title: '走访计划',
  says: '共 %{households} 户，%{overdue} 户已超期，%{soon} 户七天内到期。周期按分类规则。',
  byVillage: '按村（社区）',
  byCoordinator: '按协理员',
  households: '户数',
  overdue: '已超期',
  soon: '七天内到期',
  never: '从未走访',
  state: '进度',
  gap: '没有协理员',
  villages: '%{smart_count} 个村（社区）',
  empty: { title: '还没有要走访的家庭', text: '家庭登记或导入后，按类别的走访周期排进计划。' },
};
