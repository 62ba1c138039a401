export const stale = {
  title: '这条记录刚被别人改过',
  act: '您打开之后，别人已经改动了这条记录。请看清变化再决定。',
  form: '您填写期间，别人已经保存了新的内容。下面是三方对照。',
  field: '内容',
  before: '您打开时',
  latest: '现在',
  mine: '您填写的',
  takeTheirs: '看最新内容',
  proceed: '仍要继续',
  keepMine: '用我的内容保存',
};
