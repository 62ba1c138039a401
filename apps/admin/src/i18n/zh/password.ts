export const password = {
  title: '设置新密码',
  first: '这是初始密码，请先改成自己的密码。',
  rule: '至少 10 位，须有字母和数字，不能包含账号。',
  current: '现在的密码',
  new: '新密码',
  again: '再输一次新密码',
  differ: '两次输入的新密码不一样',
  changed: '密码已修改',
};
