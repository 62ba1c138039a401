export const organisations = {
  title: '机构',
  search: '搜机构名称',
  create: '新建机构',
  form: '机构信息',
  townshipHelp: '乡镇政府和乡镇机构填写，县级的不填',
  empty: { title: '还没有机构', text: '先登记协作部门、乡镇人民政府和社会组织。' },
};
