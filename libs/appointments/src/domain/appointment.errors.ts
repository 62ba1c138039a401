import { defineErrors } from '@yizhu/kernel';

export const appointmentError = defineErrors({
  'slot-past': { kind: 'rule', zh: '这个时段已经过去', en: 'This slot is past' },
  'slot-too-soon': { kind: 'rule', zh: '这项服务至少要提前 {minutes} 分钟预约', en: 'This is booked at least {minutes} minutes ahead' },
  'slot-too-far': { kind: 'rule', zh: '这项服务只能预约 {days} 天以内的时段', en: 'This is booked at most {days} days ahead' },
  'slot-outside-hours': { kind: 'rule', zh: '这个时间不提供这项服务', en: 'This is not given at that time' },
  'slot-in-exception': { kind: 'rule', zh: '这一天有临时安排：{zh}', en: 'There is an exception on that day: {en}' },
  'slot-on-holiday': { kind: 'rule', zh: '这一天是{zh}，服务点不开放', en: 'The point is closed that day: {en}' },
  'slot-not-offered': { kind: 'rule', zh: '请从列出的时段里选', en: 'Choose one of the slots that are listed' },
  'slot-full': { kind: 'conflict', zh: '这个时段已约满，请选别的时段', en: 'This slot is full; choose another' },
  'offering-not-bookable': { kind: 'rule', zh: '这项服务不用预约，直接去即可', en: 'This needs no appointment' },
  'booking-withdrawn': { kind: 'rule', zh: '这项服务在本点已停止提供', en: 'This is no longer offered here' },
  'booking-point-retired': { kind: 'rule', zh: '这个服务点已停用', en: 'This point has been retired' },
  'booking-for-whom': { kind: 'rule', zh: '请选择登记在册的人，或填写来人的姓名和电话', en: 'Choose somebody of the register, or give the name and telephone of who comes' },
  'booking-elsewhere': { kind: 'forbidden', zh: '没有登记的人只能预约您所管的服务点', en: 'Somebody who is not registered is booked at points of your own area' },
  'booked-already': { kind: 'conflict', zh: '此人在这个时间已有预约', en: 'This person has an appointment at that time' },
  'desk-too-early': { kind: 'rule', zh: '最早提前 {minutes} 分钟签到', en: 'Check-in begins {minutes} minutes before' },
  'desk-other-day': { kind: 'rule', zh: '只能在预约当天签到', en: 'Check-in is on the day of the appointment' },
  'no-show-too-early': { kind: 'rule', zh: '时段开始后才能记为未到', en: 'Nobody is missing before the slot begins' },
  'guest-phone-wrong': { kind: 'rule', zh: '请填写能联系上的电话', en: 'Give a telephone that is answered' },
});
