export const consents = {
  title: '授权同意',
  none: '还没有授权。信息核实、共享和宣传都要先取得本人同意。',
  give: '登记授权',
  giveText: '一份授权书上的人一起登记，每人一条，可以分别撤回。未满14周岁的由监护人同意。',
  attach: '附上授权书',
  withdraw: '撤回授权',
  withdrawText: '撤回立即生效：依据这项授权、还没有结论的信息核实会马上停止。',
  until: '有效至 %{day}',
  by: '%{name}（%{relation}）代为同意',
  coverageDefault: '家庭经济状况信息核实',
  itemsHelp: '不选就是全部事项',
  more: '显示全部 %{smart_count} 项',
};
