export const feedback = {
  title: '满意度',
  score: '%{n} 分',
  noComment: '没有留言',
  tab: { list: '评价', toAsk: '待回访评价', followUps: '低分回访', spotChecks: '抽查回访', distribution: '分布' },
  of: { order: '工单', wish: '微心愿' },
  toAsk: { title: '待回访评价', what: '办了什么', closedAt: '办结时间', empty: '都已评价', emptyText: '最近60天办结的工单和微心愿都有了评价。' },
  followUps: {
    title: '低分回访', of: '回访%{name}', open: '待回访', overdue: '超时', closed: '已回访', empty: '没有要回访的', emptyText: '评价为1、2分时，会在这里生成回访，工单不重开。', owner: '负责人', office: '当地经办', assign: '换人回访', close: '登记回访', closeText: '请写下对方说了什么、怎么处理。内容加密保存。', outcome: '结果', said: '说了什么', hidden: '这条评价不在您的范围内。',
  },
  spotChecks: {
    title: '抽查回访', waiting: '待回访', mine: '我在回访的', differs: '不一致', closed: '一致', unreachable: '联系不上', drawnAt: '抽出时间', closedAt: '办结', takenBy: '回访人', tries: '没打通 %{n} 次', found: '结果', compared: '%{field}：登记 %{entered}，本人说 %{said}', notDelivered: '本人说没有服务',
    take: '我来回访', takeOver: '接过来', miss: '没打通', missText: '记一次没打通。次数到了，就记为联系不上。', result: '登记回访', resultText: '请打电话问本人：%{item}。先问再登记，登记后才显示原来登记的内容。',
    delivered: '服务做了没有', yes: '做了', no: '没有做', call: '回访', quantity: '本人说的数量', quantityHelp: '说不清可以不填', score: '满意吗', remarks: '还说了什么', remarksHelp: '加密保存',
    empty: '没有抽查回访', emptyText: '系统每月从上月办结的工单里按比例抽出，由没有经手过的人回访。',
  },
  distribution: { title: '评价分布', from: '从', to: '到', n: '评价数', mean: '平均分', low: '1、2分', channels: '评价方式', byOthers: '电话和代评', by: { provider: '按服务人员', item: '按事项', township: '按乡镇' }, empty: '这段时间没有评价', emptyText: '换一段时间看看。', chart: '前 %{n} 项的各分数次数', table: '评价分布明细' },
  empty: { title: '还没有满意度评价', text: '服务完成后，在工单页上记录服务对象的评价。' },
  stars: { '1': '1 分', '2': '2 分', '3': '3 分', '4': '4 分', '5': '5 分' },
};
