export const deadline = {
  left: { minutes: '还剩 %{smart_count} 分钟', hours: '还剩 %{smart_count} 小时', days: '还剩 %{smart_count} 天' },
  late: { minutes: '超时 %{smart_count} 分钟', hours: '超时 %{smart_count} 小时', days: '超时 %{smart_count} 天' },
  today: '今天到期',
};
