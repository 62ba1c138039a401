/** What the page says, in both languages. What the county published comes from the server in the asked language. */
export type Language = 'zh' | 'en';

const zh = {
  title: '救助服务目录', titleOf: '%s救助服务目录', skip: '跳到正文', language: 'English', larger: '大字', normal: '标准字', print: '打印', back: '返回', hotline: '咨询电话 12345', loading: '正在打开……', failed: '没有打开，请检查网络后重试', again: '重试',
  services: '有哪些帮助', points: '到哪里办', calculator: '算一算', search: '查找', searchServices: '想找什么？如 助餐、看病、学费', searchPoints: '名称或地址', clear: '清空条件', who: '谁需要帮助', what: '需要什么', openNow: '现在开门的', any: '不限',
  found: '找到 %s 项帮助', foundPoints: '找到 %s 个服务点', none: '没有找到。少选几个条件，或换个说法再试。', forWhom: '谁可以申请', about: '是什么', how: '怎么申请', standard: '给多少', charge: '收不收费', free: '免费', part: '部分收费', provider: '谁来办', basis: '依据', where: '到哪里办', whereNone: '不用到服务点，按“怎么申请”办理。', left: '本期还有 %s 个名额', full: '本期名额已满，可以先登记',
  openAt: '%s 处现在开门', atPoints: '%s 处可办', open: '现在开门', closed: '现在关门', until: '开到 %s', next: '%s 开门', unknown: '开放时间待定', assumed: '节假日安排还没公布，按平日推算', today: '今天', tomorrow: '明天', nextDay: '次日', call: '拨打 %s', hidden: '地址保密，请先打电话', hours: '开放时间', closedDays: '近期不开放', access: '无障碍设施', gives: '能办什么', bookable: '可预约', also: '还提供', photos: '照片',
  near: '离我最近', nearWait: '正在定位……', nearDenied: '没有得到位置。可以用上面的查找。', away: '约 %s', map: '看地图', list: '看列表', mapOf: '服务点分布图', base: '示范基地',
  calcIntro: '回答几个问题，看看可能享受什么。不用登录，不留下任何记录；最后以审核为准。', calcAnswer: '您的情况', calcMore: '再回答 %s 个，结果更准', likely: '可能可以享受', depends: '还要看其他情况', calcNone: '先回答上面的问题', missing: '还要知道：%s', yes: '是', no: '否', dontKnow: '不清楚', pleaseChoose: '不清楚', yuan: '元', notNow: '看来不符合 %s 项',
  track: '查进度', trackIntro: '凭求助时得到的查询码查看办到哪一步，不显示姓名。', trackCode: '查询码（12 位）', trackLook: '查询', trackNone: '没有这个查询码，请核对后再试。', trackMany: '查询太频繁，请过一分钟再试。', trackDue: '下一步最迟 %s', trackAppeal: '如不接受，可以申诉一次：请拨打 12345 或到乡镇民政办。',
  wishes: '心愿墙', wishesIntro: '困难群众的小心愿，不超过几百元。先到先得，认领后工作人员会与您联系送达。', wishKind: '哪一类', foundWishes: '%s 个心愿等待认领', noWishes: '现在没有等待认领的心愿，过几天再来看看。', comeTrue: '已经实现', aboutYuan: '约 %s 元', claim: '我来实现', claimSure: '确定认领', yourName: '您的姓名或称呼', yourPhone: '您的电话', claimPrivacy: '姓名和电话加密保存，只用于送达联系，事后按期删除，不公开。',
  claimCode: '认领成功，谢谢您！请记下认领码：', claimHeld: '为您保留到 %s。', claimFulfilled: '已经送达，谢谢您！', claimLapsed: '保留时间已过，心愿重新上墙了。', claimReleased: '您已放弃，别人可以认领。', mine: '我认领过', yourCode: '认领码', look: '查看', giveBack: '放弃认领',
  volunteer: '我要当志愿者', leaflet: '用手机扫一扫，看最新内容', leafletDate: '第 %s 版清单 · %s 打印', week: '周一,周二,周三,周四,周五,周六,周日', every: '每天', metres: '米', kilometres: '公里', of: '，',
};
export type Word = keyof typeof zh;

const en: Record<Word, string> = {
  title: 'Directory of help', titleOf: 'Directory of help in %s', skip: 'Skip to content', language: '中文', larger: 'Larger', normal: 'Normal', print: 'Print', back: 'Back', hotline: 'Call 12345 for advice', loading: 'Opening…', failed: 'It did not open. Check your connection and try again.', again: 'Try again',
  services: 'What help there is', points: 'Where to go', calculator: 'Work it out', search: 'Search', searchServices: 'What do you need? Meals, doctor, school fees', searchPoints: 'Name or address', clear: 'Clear', who: 'Who needs help', what: 'What is needed', openNow: 'Open now', any: 'Any',
  found: '%s found', foundPoints: '%s points found', none: 'Nothing found. Choose less, or try other words.', forWhom: 'Who can apply', about: 'What it is', how: 'How to apply', standard: 'How much', charge: 'What it costs', free: 'Free', part: 'Paid for in part', provider: 'Who provides it', basis: 'Basis', where: 'Where to go', whereNone: 'No need to come to a point: apply as said above.', left: '%s places left at present', full: 'All places are taken at present; you can register',
  openAt: 'open now at %s', atPoints: 'at %s points', open: 'Open now', closed: 'Closed now', until: 'until %s', next: 'opens %s', unknown: 'Hours to be announced', assumed: 'Holidays are not announced yet; as on ordinary days', today: 'today', tomorrow: 'tomorrow', nextDay: 'next day', call: 'Call %s', hidden: 'The address is kept secret; please call first', hours: 'Opening hours', closedDays: 'Closed soon', access: 'Accessibility', gives: 'What is given here', bookable: 'by appointment', also: 'Also', photos: 'Photos',
  near: 'Nearest to me', nearWait: 'Finding where you are…', nearDenied: 'Your position is not known. Use the search above.', away: 'about %s', map: 'Map', list: 'List', mapOf: 'Map of the points', base: 'Base',
  calcIntro: 'Answer a few questions to see what you may be entitled to. No sign-in, nothing is kept; the decision is made by review.', calcAnswer: 'About you', calcMore: '%s more questions make it more exact', likely: 'You may be entitled to', depends: 'Depends on more', calcNone: 'Answer a question first', missing: 'Still to know: %s', yes: 'Yes', no: 'No', dontKnow: 'Not sure', pleaseChoose: 'Not sure', yuan: 'yuan', notNow: '%s do not seem to apply',
  track: 'Follow a request', trackIntro: 'With the code you were given you see how far it has come. No names are shown.', trackCode: 'Code (12 letters and digits)', trackLook: 'Look', trackNone: 'There is no such code. Please check it and try again.', trackMany: 'Too often; please try again in a minute.', trackDue: 'Next step by %s', trackAppeal: 'You can appeal once: call 12345 or go to the township office.',
  wishes: 'Wish wall', wishesIntro: 'Small wishes of people in hardship, a few hundred yuan at most. Whoever is first gets it; staff will call you about the delivery.', wishKind: 'What kind', foundWishes: '%s wishes wait for a giver', noWishes: 'No wish waits at present. Please come again in a few days.', comeTrue: 'Come true', aboutYuan: 'about %s yuan', claim: 'I will give this', claimSure: 'Claim it', yourName: 'Your name', yourPhone: 'Your telephone', claimPrivacy: 'Name and telephone are kept sealed, used for the delivery only, deleted afterwards, and never shown.',
  claimCode: 'It is yours, thank you! Please note your code:', claimHeld: 'Held for you until %s.', claimFulfilled: 'Delivered. Thank you!', claimLapsed: 'The time is over; the wish hangs on the wall again.', claimReleased: 'You gave it back; somebody else may claim it.', mine: 'My claim', yourCode: 'Claim code', look: 'Look it up', giveBack: 'Give it back',
  volunteer: 'Volunteer', leaflet: 'Scan for the latest', leafletDate: 'Release %s · printed %s', week: 'Mon,Tue,Wed,Thu,Fri,Sat,Sun', every: 'Every day', metres: 'm', kilometres: 'km', of: ', ',
};

export const words: Record<Language, Record<Word, string>> = { zh, en };

/** Codes as chips; the labels are the glossary's. */
export const GROUPS: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['empty_nest_elder', '老人', 'Older person'], ['child_in_need', '孩子', 'Child'], ['disabled_in_hardship', '残疾人', 'Disabled person'], ['low_income', '低收入家庭', 'Low-income household'], ['new_employment_in_hardship', '灵活就业者', 'Gig worker'],
];
export const CLASSES: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['care', '照护', 'Care'], ['living', '生活', 'Daily living'], ['support', '关爱', 'Support'], ['development', '学技能、找工作', 'Skills and work'], ['departmental', '补贴和救助金', 'Allowances'],
];
export const WISH_KINDS: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['daily_goods', '日用品', 'Daily goods'], ['study', '学习用品', 'For school'], ['health', '健康用品', 'Health'], ['home', '家居用品', 'Home'], ['company', '陪伴', 'Company'], ['other', '其他', 'Other'],
];
export const ACCESS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  step_free: ['无台阶出入口', 'Step-free entrance'], ramp: ['坡道', 'Ramp'], lift: ['电梯', 'Lift'], accessible_toilet: ['无障碍卫生间', 'Accessible toilet'], blind_path: ['盲道', 'Tactile paving'], braille_signs: ['盲文标识', 'Braille signs'], sign_language: ['手语服务', 'Sign language'],
  hearing_loop: ['助听环路', 'Hearing loop'], wheelchair_loan: ['轮椅借用', 'Wheelchairs to borrow'], accessible_parking: ['无障碍车位', 'Accessible parking'], rest_area: ['休息区', 'Place to rest'],
};
