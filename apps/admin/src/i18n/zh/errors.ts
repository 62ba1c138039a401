export const errors = {
  forbidden: { title: '您没有这项权限', text: '如工作需要，请联系本单位管理员为您的账号加上相应角色。' },
  notFound: { title: '没有找到', text: '网址可能有误，或者这条记录不在您的管辖范围内。' },
  offline: { title: '连不上服务器', text: '请检查网络，稍后重试；已填写的内容不会丢失。' },
  busy: { title: '操作太频繁', text: '请稍等一会儿再试。' },
  away: { title: '系统正在维护', text: '数据服务暂时不可用，请过几分钟再试。' },
  failed: { title: '出了一点问题', text: '刚才的操作没有完成，请重试；多次不行请告诉管理员。' },
  trace: '问题编号 %{traceId}',
};
