import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findChromium } from './chromium.js';

export interface TestPage {
  page: Page;
  /** Errors on the page's console and exceptions nobody caught. */
  errors: string[];
  /** Requests to other hosts; they were refused. */
  strangers: string[];
  /** Closes the page, and fails with what it collected: a page has neither errors nor business elsewhere. */
  close(): Promise<void>;
}

export interface PageOptions extends BrowserContextOptions {
  /** Errors that the test itself brings about, e.g. the browser's own line about an answer 401. */
  tolerate?: RegExp[];
}

export interface TestBrowser {
  /** A page of its own: nothing of another one's cookies or storage. */
  page(width: number, height: number, options?: PageOptions): Promise<TestPage>;
  /** Closes what is open, and fails if one of the pages would. */
  close(): Promise<void>;
}

/** No sandbox, as tests run as root in containers; nothing that would call home. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];

/** A real browser for tests of what people see. */
export async function browser(): Promise<TestBrowser> {
  // Loaded when needed: most specs that use this library need no browser.
  const { chromium } = await import('playwright-core');
  const { executablePath, env } = await findChromium();
  const running = await chromium.launch({ executablePath, env: env as Record<string, string>, args: FLAGS });
  const open = new Set<TestPage>();
  return {
    page: async (width, height, options = {}) => {
      const made = await newPage(running, width, height, options);
      const page = { ...made, close: () => (open.delete(page) ? made.close() : Promise.resolve()) };
      open.add(page);
      return page;
    },
    close: async () => {
      const closed = await Promise.allSettled([...open].map((page) => page.close()));
      await running.close();
      for (const each of closed) if (each.status === 'rejected') throw each.reason;
    },
  };
}

async function newPage(running: Browser, width: number, height: number, { tolerate = [], ...options }: PageOptions): Promise<TestPage> {
  const context = await running.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  const note = (error: string): void => {
    if (!tolerate.some((pattern) => pattern.test(error))) errors.push(error);
  };

  context.on('console', (message) => {
    // The browser's line about a request that we refused adds nothing to that.
    if (message.type() === 'error' && isHere(message.location().url)) note(message.text());
  });
  context.on('weberror', (error) => note(String(error.error())));
  await context.route(
    (url) => !isHere(url.href),
    (route) => {
      strangers.push(route.request().url());
      return route.abort();
    },
  );
  await context.routeWebSocket(
    (url) => !isHere(url.href),
    (socket) => {
      strangers.push(socket.url());
      return socket.close();
    },
  );

  const close = async (): Promise<void> => {
    await context.close();
    const faults = [...strangers.map((url) => `asked another host: ${url}`), ...errors];
    if (faults.length > 0) throw new Error(`The page ${page.url()}\n  ${faults.join('\n  ')}`);
  };
  return { page, errors, strangers, close };
}

/** Whether an address is on this machine, or none of the network at all (data:, blob:, about:). */
function isHere(address: string): boolean {
  const { protocol, hostname } = address ? new URL(address) : { protocol: 'about:', hostname: '' };
  if (!['http:', 'https:', 'ws:', 'wss:'].includes(protocol)) return true;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
