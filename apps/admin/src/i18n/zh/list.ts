export const list = {
  all: '全部',
  views: '常用视图',
  clearFilters: '清除筛选',
  noMatches: '没有符合条件的记录',
  noMatchesHelp: '换个说法再搜，或清除筛选条件。',
  total: '共 %{count} 条',
  about: '约 %{count} 条',
  perPage: '每页 %{n} 条',
};
