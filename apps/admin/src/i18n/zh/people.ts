export const people = {
  title: '人员',
  search: '搜姓名、拼音首字母',
  empty: { title: '还没有救助对象', text: '先导入乡镇现有的花名册，或逐户登记建档。' },
  export: { title: '导出人员名单', what: '将导出当前筛选的 %{smart_count} 人：姓名、性别、年龄、类别、群体、村居、状态；证件号和电话打码。', trace: '导出记入审计，可追溯到%{name}。', leftOut: '%{smart_count} 人正在限制处理，没有列入名单' },
};
