import { town, until, type TestPage, type Town } from '@yizhu/testing';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page, Request } from 'playwright-core';

/** The password of the demo county's accounts, and of those that tests open. */
export const PASSWORD = 'Yizhu-demo-2026';

/** A roster as an office has it, of invented people. */
export const ROSTER = resolve(__dirname, '../../../../libs/recipients/test-data/roster-sample.xlsx');

/** The browser's own lines about answers that are part of the play: not signed in yet, somebody else was first. */
export const TOLERATED = [/status of 40[13]/, /status of 412/];

const esc = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const called = (label: string): RegExp => new RegExp(`^${esc(label)}[\\s*]*$`);

/** The console in front of one person. */
export class Console {
  readonly page: Page;
  private readonly open = new Set<Request>();

  constructor(
    private readonly origin: string,
    { page }: TestPage,
  ) {
    this.page = page;
    page.setDefaultTimeout(20_000);
    page.on('request', (request) => void (isApi(request.url()) && this.open.add(request)));
    // Not "finished": an answer whose body nobody reads never is.
    page.on('response', (response) => void this.open.delete(response.request()));
    page.on('requestfailed', (request) => void this.open.delete(request));
  }

  async signIn(account: string, password = PASSWORD): Promise<void> {
    await this.page.goto(`${this.origin}/#/login`);
    await this.page.fill('#account', account);
    await this.page.fill('#password', password);
    await this.page.click('button[type=submit]');
    await this.page.locator('main#main').waitFor();
    await this.settle();
  }

  /** Signs in beside the form: the page opened next finds the session, as after a reload. Spares the form and the first page. */
  async admit(account: string, password = PASSWORD): Promise<void> {
    const answer = await this.page.context().request.post(`${this.origin}/api/v1/auth/sessions`, { data: { account, password } });
    if (!answer.ok()) throw new Error(`sign-in of ${account}: ${await answer.text()}`);
  }

  /** Opens an address behind # and waits until that page stands. */
  async go(path: string): Promise<void> {
    await this.page.evaluate(() => document.querySelectorAll('#main h1, #main h2').forEach((heading) => heading.setAttribute('data-before', '')));
    const here = await this.page.evaluate(() => location.hash);
    await this.page.goto(`${this.origin}/#${path}`);
    if (here !== `#${path}`) await this.page.locator(':is(h1, h2):not([data-before])').first().waitFor();
    await this.settle();
  }

  /** Until nothing is asked, nothing is a skeleton and nothing spins, for some frames on end: a click may be on its way. */
  async settle(): Promise<void> {
    const end = Date.now() + 20_000;
    for (let calm = 0; calm < 2; calm = this.open.size === 0 ? calm + 1 : 0) {
      if (Date.now() > end) throw new Error(`still waiting for ${[...this.open].map((request) => request.url()).join(', ')}`);
      await this.page.waitForFunction(() => document.querySelector('.MuiSkeleton-root, .MuiCircularProgress-indeterminate') === null);
      await this.page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))));
    }
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  }
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
  /** A field of the page. */
  field(label: string): Locator {
    return this.page.locator('#main').getByLabel(called(label));
  }
  /** A field of the dialog in front. */
  asked(label: string): Locator {
    return this.dialog.getByLabel(called(label));
  }
  option(name: string | RegExp): Locator {
    return this.page.getByRole('option', { name }).first();
  }
  text(text: string | RegExp): Locator {
    return this.page.getByText(text).first();
  }
  async choose(field: Locator, option: string | RegExp): Promise<void> {
    await field.click();
    await this.option(option).click();
  }
  /** Types into a picker that searches, and takes what it finds. */
  async find(field: Locator, typed: string, option: string | RegExp): Promise<void> {
    await field.click();
    await field.fill(typed);
    await this.option(option).click();
  }
  /** Presses an act, and its own button in the dialog that it opens. */
  async act(name: string, fill: () => Promise<void> = async () => undefined): Promise<void> {
    await this.button(name).first().click();
    await this.dialog.waitFor();
    await fill();
    await this.dialog.getByRole('button', { name, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
    await this.settle();
  }
}

export interface County extends Town {
  /** A page where nobody has signed in. */
  desk(width?: number, height?: number): Promise<Console>;
  /** A page of their own, still blank, with this person signed in. */
  deskOf(account: string, width?: number, height?: number): Promise<Console>;
}

/** A demo county and its console for one spec file; `tolerated` are refusals that its tests bring about. */
export function county(name: string, households: number, ...tolerated: RegExp[]): County {
  const place = town(name, households);
  const desk = async (width = 1366, height = 900): Promise<Console> => new Console(place.origin, await place.chrome.page(width, height, { reducedMotion: 'reduce', tolerate: [...TOLERATED, ...tolerated] }));
  const deskOf = async (account: string, width?: number, height?: number): Promise<Console> => {
    const seat = await desk(width, height);
    await seat.admit(account);
    return seat;
  };
  return Object.assign(place, { desk, deskOf });
}

const isApi = (url: string): boolean => new URL(url).pathname.startsWith('/api/');

/** Asks the API beside the console. */
export class Api {
  private constructor(
    private readonly origin: string,
    private readonly token: string,
  ) {}
  static async of(origin: string, account: string, password = PASSWORD): Promise<Api> {
    const answer = await fetch(`${origin}/api/v1/auth/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password }) });
    if (!answer.ok) throw new Error(`sign-in of ${account}: ${await answer.text()}`);
    return new Api(origin, ((await answer.json()) as { accessToken: string }).accessToken);
  }
  async send<T>(method: string, path: string, body?: unknown, version?: number): Promise<T> {
    const answer = await fetch(`${this.origin}/api/v1${path}`, { method, headers: { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...(version ? { 'if-match': `"${version}"` } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text) as T;
  }
  /** Gives the sample roster in, and waits until it is worked through. */
  async importRoster(dryRun: boolean): Promise<{ id: string }> {
    const body = new FormData();
    body.append('dryRun', String(dryRun));
    body.append('file', new Blob([readFileSync(ROSTER)]), '浔中镇花名册.xlsx');
    const answer = await fetch(`${this.origin}/api/v1/roster-imports`, { method: 'POST', headers: { authorization: `Bearer ${this.token}` }, body });
    if (!answer.ok) throw new Error(`import: ${await answer.text()}`);
    const { id } = (await answer.json()) as { id: string };
    await until(() => this.get<{ status: string }>(`/roster-imports/${id}`), ({ status }) => !['queued', 'running'].includes(status));
    return { id };
  }
  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }
}
