export const team = {
  findVillage: '查找村居',
  openTownship: '展开%{name}',
  moreVillages: '还有 %{smart_count} 个',
};
