import { addMonths, instantOf, localMonth, type LocalMonth } from '@yizhu/kernel';
import { HOUR, MINUTE, type LaneContext } from './context.js';
import { Random } from './random.js';
import { at } from './rows.js';

const TITLES = ['义剪进村', '独居老人大扫除', '用电安全入户查', '周末课业辅导', '清溪护水', '助残辅具检修', '防诈骗宣讲', '爱心助餐日', '陪诊日'];
/** What is held for a festival stands on its eve or on the day itself, by the lunar calendar: month and day. */
const FESTIVALS: Readonly<Record<string, string>> = { '12-24': '春节写春联', '5-5': '端午送粽', '8-15': '中秋探访', '9-9': '重阳敬老包饺子' };
const COLD_MONTHS = new Set([11, 12, 1]);
const lunar = new Intl.DateTimeFormat('en-US-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** The festivals of a month, each with its day; a leap month (`8bis`) has none of its own. */
const festivalsOf = (month: LocalMonth): { day: number; title: string }[] =>
  Array.from({ length: 31 }, (_, i) => i + 1).flatMap((day) => {
    const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, day));
    if (!date.toISOString().startsWith(month)) return [];
    const parts = lunar.formatToParts(date);
    const title = FESTIVALS[['month', 'day'].map((type) => parts.find((p) => p.type === type)!.value).join('-')];
    return title ? [{ day, title }] : [];
  });

/** Twelve months of volunteer projects, with who came and how long they stayed; one more lies ahead. */
export const tellVolunteers = ({ plan, team, sink }: Pick<LaneContext, 'plan' | 'team' | 'sink'>): void => {
  const random = new Random(plan.seed, 'volunteers');
  const month = localMonth(new Date(plan.now));
  const candidates = team.members.filter((m) => m.role === 'coordinator' || m.role === 'volunteer');
  const perMonth = Math.max(4, Math.round(candidates.length / 25));
  for (let m = -12; m <= 1; m++) {
    const held = addMonths(month, m);
    const festivals = festivalsOf(held);
    const titles = COLD_MONTHS.has(Number(held.slice(5))) ? [...TITLES, '暖冬送衣'] : TITLES;
    for (let k = 0; k < (m === 1 ? 2 : perMonth); k++) {
      // The first projects of a month are those of its festivals.
      const festival = festivals[k];
      const day = festival ? Math.max(1, festival.day - random.int(0, 1)) : random.int(1, 28);
      const starts = instantOf(`${held}-${String(day).padStart(2, '0')}`, random.pick([8 * 60 + 30, 9 * 60, 14 * 60 + 30])).getTime();
      const ends = starts + random.int(2, 4) * HOUR;
      const host = random.pick(candidates);
      const created = Math.min(starts - random.int(4, 12) * 24 * HOUR, plan.now - 2 * HOUR);
      const id = random.uuid(created);
      const capacity = random.int(12, 40);
      const title = festival?.title ?? random.pick(titles);
      sink.add('teams.volunteer_project', { id, county_code: plan.countyCode, division_code: host.divisionCode, version: 1, title, description: `${title}，自愿报名，准时签到签退。`, starts_at: at(starts), ends_at: at(ends), address: `${host.villages.length > 0 ? '村' : '镇'}志愿服务站`, lng: host.spot.lng, lat: host.spot.lat, status: 'open', created_at: at(created) });
      sink.add('teams.shift', { id, county_code: plan.countyCode, project_id: id, version: 1, starts_at: at(starts), ends_at: at(ends), places: capacity, status: 'open' });
      const comers = new Set(Array.from({ length: random.int(8, capacity) }, () => random.pick(candidates)));
      for (const member of comers) {
        if (!random.chance(0.25 + 0.7 * member.diligence)) continue;
        const signed = Math.min(created + random.int(1, 60) * HOUR, starts - HOUR, plan.now - MINUTE);
        const came = ends < plan.now && random.chance(0.92);
        const into = starts + random.int(-15, 20) * MINUTE;
        sink.add('teams.participation', { id: random.uuid(signed), county_code: plan.countyCode, project_id: id, shift_id: id, member_id: member.id, signed_up_at: at(signed), checked_in_at: came ? at(into) : null, check_in_by: came ? 'code' : null, checked_out_at: came ? at(ends - random.int(0, 25) * MINUTE) : null, check_out_by: came ? 'code' : null });
      }
    }
  }
};

/** The team itself. */
export const tellTeam = ({ plan, team, sink, seals }: Pick<LaneContext, 'plan' | 'team' | 'sink' | 'seals'>): void => {
  const random = new Random(plan.seed, 'responsibilities');
  for (const m of team.members) {
    const organisation = m.organisation === null ? undefined : plan.organisations[m.organisation];
    sink.add('teams.team_member', {
      id: m.id, county_code: plan.countyCode, division_code: m.divisionCode, version: 1, name: m.name, phone_sealed: seals.text(m.phone, 'teams.team_member', 'phone', m.id), phone_masked: `${m.phone.slice(0, 3)}****${m.phone.slice(-4)}`, roles: [m.role], skills: m.skills,
      organisation_id: organisation?.id, organisation_name: organisation?.name, lng: m.spot.lng, lat: m.spot.lat, status: 'active', created_at: at(m.since),
    });
    for (const village of m.villages) sink.add('teams.responsibility', { id: random.uuid(m.since), county_code: plan.countyCode, member_id: m.id, division_code: village, since: at(m.since) });
  }
};
