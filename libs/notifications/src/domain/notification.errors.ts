import { defineErrors } from '@yizhu/kernel';

export const notificationError = defineErrors({
  'quiet-hours-too-long': { kind: 'rule', zh: '免打扰时段最长 {hours} 小时', en: 'Quiet hours last {hours} hours at most' },
});
