import { browser, installation, keepPicture, pictureSize, pictureWanted, type TestBrowser } from '@yizhu/testing';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RouteSpec } from '../../src/routes.js';
import { Api, Console, TOLERATED } from './console.js';
import { isWalked, routes, type Kind } from './screenshots.js';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
/** Who looks at a page: the first of them who may. */
const LOOKERS = ['admin', 'secadmin', 'sysadmin', 'shegong'];
const VIEWPORT: Record<Kind, [number, number]> = { desktop: [1366, 768], en: [1366, 768], dark: [1366, 768], phone: [390, 844] };

/** What was seen at one page. */
export interface Sight {
  route: string;
  kind: Kind;
  text: string;
  sideways: number;
  axe: string[];
  shot: number;
}
interface Row {
  id: string;
  [field: string]: unknown;
}

/** Opens every page of the console on a small demo county, takes its picture and notes what there is to see. */
export async function tour(name: string, kinds: Kind[], axeToo = true): Promise<{ sights: Sight[]; faults: string[]; glyphs: number }> {
  const yizhu = await installation(name, 200);
  let chrome: TestBrowser | null = null;
  try {
    chrome = await browser();
    const guide = await guideTo(yizhu.origin);
    const sights: Sight[] = [];
    const faults: string[] = [];
    let glyphs = 0;
    for (const kind of kinds)
      for (const account of LOOKERS) {
        const mine = routes.filter((route) => isWalked(route, kind) && guide.lookerAt(route) === account);
        const test = await chrome.page(...VIEWPORT[kind], { reducedMotion: 'reduce', tolerate: TOLERATED });
        const [width, height] = VIEWPORT[kind];
        const stored = { ...(kind === 'en' ? { locale: 'en' } : {}), ...(kind === 'dark' ? { theme: 'dark' } : {}) };
        await test.page.context().addInitScript((values) => Object.entries(values).forEach(([key, value]) => localStorage.setItem(`RaStoreyizhu.${key}`, JSON.stringify(value))), stored);
        const desk = new Console(yizhu.origin, test);
        const look = async (route: RouteSpec): Promise<void> => {
          await test.page.mouse.move(width - 1, height - 1);
          await test.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
          if (pictureWanted(route.name, kind)) keepPicture(route.name, kind, await test.page.screenshot({ animations: 'disabled' }));
          const { text, sideways } = await test.page.evaluate(() => ({ text: document.body.innerText, sideways: document.documentElement.scrollWidth - window.innerWidth }));
          const axe = axeToo && ['desktop', 'phone'].includes(kind) ? await violations(desk) : [];
          sights.push({ route: route.name, kind, text, sideways, axe, shot: pictureSize(route.name, kind)?.bytes ?? 0 });
          faults.push(...[...test.errors, ...test.strangers].map((fault) => `${route.name}.${kind}: ${fault}`));
          test.errors.length = test.strangers.length = 0;
        };
        const bare = mine.find((route) => route.bare);
        if (bare) {
          await test.page.goto(`${yizhu.origin}/#${bare.path}`);
          await test.page.locator('#account').waitFor();
          await desk.settle();
          await look(bare);
          glyphs = await shapes(desk);
        }
        if (mine.length > 0) await desk.signIn(account);
        for (const route of mine.filter((each) => !each.bare)) {
          // One page that doesn't come up is a fault of that page, not the end of the walk.
          const fault = await desk.go(guide.addressOf(route)).catch((error: Error) => error.message);
          if (fault) faults.push(`${route.name}.${kind}: ${fault}`);
          await look(route);
        }
        await test.close();
      }
    return { sights, faults, glyphs };
  } finally {
    await chrome?.close().catch(() => undefined);
    await yizhu.stop();
  }
}

async function violations({ page }: Console): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string; target: unknown[] }[] }[] }> } };
    const { violations: found } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] });
    return found.map(({ id, nodes }) => `${id} ×${nodes.length}: ${String(nodes[0]?.target)} ${nodes[0]?.html.slice(0, 160)}`);
  });
}

/** How many different shapes 易, 助 and a letter nobody has are drawn in, by the page's own fonts: boxes would be all the same. */
function shapes({ page }: Console): Promise<number> {
  return page.evaluate(() => {
    const draw = (letter: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 48;
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
      pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(letter, 4, 38);
      return canvas.toDataURL();
    };
    return new Set(['易', '助', '\u{10FFFE}', ' '].map(draw)).size;
  });
}

/** Which record stands at an address with :id, and who may open it. */
async function guideTo(origin: string): Promise<{ addressOf(route: RouteSpec): string; lookerAt(route: RouteSpec): string }> {
  const apis = new Map(await Promise.all(LOOKERS.map(async (account) => [account, await Api.of(origin, account)] as const)));
  const may = new Map(await Promise.all([...apis].map(async ([account, api]) => [account, (await api.get<{ permissions: string[] }>('/me/permissions')).permissions] as const)));
  const admin = apis.get('admin')!;
  const first = async (path: string, wished: (row: Row) => boolean = () => true, api = admin): Promise<Row | undefined> => {
    const { data } = await api.get<{ data: Row[] }>(`${path}${path.includes('?') ? '&' : '?'}perPage=50`);
    return data.find(wished) ?? data[0];
  };
  const order = await first('/service-orders', (row) => row.status === 'delivered');
  const request = await first('/help-requests', (row) => row.status === 'in_service');
  const run = await first('/score-runs', (row) => row.status === 'computed');
  const shown: Record<string, Row | undefined> = {
    'help-requests': request,
    'service-orders': order,
    'assistance-plans': await first('/assistance-plans?status=active'),
    households: order && { id: (await admin.get<{ householdId?: string; household?: Row }>(`/service-orders/${order.id}`).then((o) => o.householdId ?? o.household?.id ?? '')) },
    'service-items': await first('/service-items', (row) => row.status === 'in_review'),
    'catalogue-releases': await first('/catalogue-releases'),
    // A station with a week to show: open every day, with appointments.
    'service-points': await first('/service-points?bookable=true', (row) => new Set((row.hours as { weekday: number }[]).map(({ weekday }) => weekday)).size === 7),
    'calendar-years': { id: String(new Date().getFullYear()) },
    'team-members': await first('/team-members', (row) => row.role === 'coordinator'),
    teams: await first('/teams', (row) => Number(row.memberCount) > 4),
    trainings: await first('/trainings', (row) => row.status === 'held'),
    'micro-wishes': await first('/micro-wishes', (row) => row.status === 'submitted' && row.kind === 'health'),
    'feedback-follow-ups': await first('/feedback-follow-ups'),
    cases: await first('/cases?flagged=true', () => true, apis.get('shegong')),
    visits: await first('/visits', (row) => row.status === 'done' && row.order !== null),
    'volunteer-projects': await first('/volunteer-projects'),
    'score-runs': run,
    scorecards: run && (await first(`/score-runs/${run.id}/scorecards`)),
    'incentive-schemes': await first('/incentive-schemes'),
    organisations: await first('/organisations'),
    'verification-requests': await first('/verification-requests', (row) => row.status === 'concluded' && row.findings !== 0),
    'verification-rules': await first('/verification-rules'),
    'monitoring-alerts': await first('/monitoring-alerts', (row) => row.status === 'verified'),
    duplicates: await first('/duplicates'),
    'alert-rules': await first('/alert-rules', (row) => row.kind === 'medical_burden'),
    recipients: await trended(admin),
    'needs-assessments': await first('/needs-assessments', (row) => row.status === 'completed' && Number(row.total) > 30),
    questionnaires: await admin.send<Row>('POST', '/questionnaires'),
    'roster-imports': await admin.importRoster(true),
    users: await first('/users', (row) => row.account === 'xieli', apis.get('secadmin')),
  };
  // A form is filled in by whoever began it.
  const begun = await halfWay(admin, (await first('/due-assessments', (row) => row.draft === null && row.category === 'destitute'))!.id);
  // Of a household with a consent the form has something to show.
  const verified = await admin.get<{ data: { household: Row }[] }>('/consents?status=valid&perPage=1').then(({ data }) => data[0]?.household.id);
  return {
    addressOf: ({ path }) =>
      path === '/needs-assessments/:id/answers' ? `/needs-assessments/${begun}/answers?step=2`
      : path === '/verification-requests/create' ? `${path}?household=${verified ?? ''}`
      : path.startsWith('/households/:id/') ? path.replace(':id', verified ?? 'nothing-here')
      : path.replace(':id', shown[path.split('/')[1] ?? '']?.id ?? 'nothing-here'),
    // A case shows most to its caseworker.
    lookerAt: ({ needs, path }) => path.startsWith('/cases') ? 'shegong' : LOOKERS.find((account) => !needs || may.get(account)?.includes(needs)) ?? LOOKERS[0]!,
  };
}

/** Somebody who was assessed more than twice. */
async function trended(admin: Api): Promise<Row | undefined> {
  const { data } = await admin.get<{ data: { person: Row }[] }>('/needs-assessments?status=superseded&perPage=50');
  return data.map(({ person }) => person).find(({ id }, i, all) => all.findIndex((other) => other.id === id) < i) ?? data[0]?.person;
}

async function halfWay(admin: Api, personId: string): Promise<string> {
  const { id } = await admin.send<Row>('POST', '/needs-assessments', { personId });
  await admin.send('PUT', `/needs-assessments/${id}`, { answers: { income_source: 'benefit', money_left: 'short', debt: 8000, basic_goods: ['clothing'], self_care: 'some' }, wishes: [] }, 1);
  return id;
}
