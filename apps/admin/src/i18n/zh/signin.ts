export const signin = {
  office: '德化县服务类社会救助平台',
  motto: '困难有人问，需求有人应，服务有人办',
  about: '民政干部、社工、养老救助协理员和志愿者在这里受理求助、派单走访、跟进到底。',
  title: '登录',
  hint: '使用单位分配的账号登录',
  account: '账号',
  password: '密码',
  both: '请填写账号和密码',
  submit: '登录',
};
