import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findChromium, withLibraries } from './chromium.js';
import { browser, type TestBrowser } from './index.js';

const PAGES: Record<string, string> = {
  '/': '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>易助</title><h1 style="margin:40px;font:700 64px sans-serif">瓷都易助</h1><p style="margin:40px;font:24px PingFang SC,sans-serif">服务类社会救助 · 浔中镇 䶮 1234</p>',
  '/broken': '<!doctype html><meta charset="utf-8"><script>console.error("this went wrong"); null.nothing</script>',
  '/curious': '<!doctype html><meta charset="utf-8"><img src="https://example.com/pixel.png"><script>new WebSocket("wss://example.com/").onclose = () => (document.title = "refused")</script>',
  '/own': '<!doctype html><meta charset="utf-8"><script>fetch("/missing").then(() => document.title = "asked")</script>',
};

let server: Server;
let origin: string;
let chrome: TestBrowser;

beforeAll(async () => {
  server = createServer(({ url = '/' }, answer) => {
    const page = url === '/favicon.ico' ? '' : PAGES[url];
    answer.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  chrome = await browser();
});

afterAll(async () => {
  await chrome.close();
  server.close();
});

describe('the test browser', () => {
  it('shows Chinese as Chinese: each letter has a shape of its own', async () => {
    const { page, close } = await chrome.page(1366, 768);
    await page.goto(origin);
    const shapes = await page.evaluate(() => {
      const draw = (letter: string): string => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 64;
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        context.font = '48px sans-serif';
        context.fillText(letter, 4, 52);
        return canvas.toDataURL();
      };
      return [...'瓷都易助䶮'].map(draw).concat(draw('\u{10FFFF}'), draw(''));
    });
    expect(new Set(shapes).size).toBe(7);
    expect(await page.evaluate(() => [innerWidth, innerHeight, navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone])).toEqual([1366, 768, 'zh-CN', 'Asia/Shanghai']);
    await close();
  });

  it('fails a page that has errors, with what they say', async () => {
    const { page, errors, close } = await chrome.page(390, 844);
    await page.goto(`${origin}/broken`);
    expect(errors).toEqual(['this went wrong', expect.stringContaining('TypeError')]);
    await expect(close()).rejects.toThrow('this went wrong');
  });

  it('refuses and reports requests to other hosts', async () => {
    const { page, strangers, close } = await chrome.page(390, 844);
    await page.goto(`${origin}/curious`);
    await page.waitForFunction(() => document.title === 'refused');
    expect([...strangers].sort()).toEqual(['https://example.com/pixel.png', 'wss://example.com/']);
    await expect(close()).rejects.toThrow('asked another host: https://example.com/pixel.png');
  });

  it('fails at its own end for a page that nobody closed', async () => {
    const other = await browser();
    const { page } = await other.page(390, 844);
    await page.goto(`${origin}/broken`);
    await expect(other.close()).rejects.toThrow('this went wrong');
  });

  it('tolerates the errors that a test brings about', async () => {
    const { page, errors, close } = await chrome.page(390, 844, { tolerate: [/404/] });
    await page.goto(`${origin}/own`);
    await page.waitForFunction(() => document.title === 'asked');
    expect(errors).toEqual([]);
    await close();
  });

  it('brings its own libraries where the system lacks them', async () => {
    const { executablePath, env } = await findChromium();
    // As on a system without libnss3: it starts with LD_LIBRARY_PATH only.
    const found = await withLibraries(executablePath, env, (_, { LD_LIBRARY_PATH }) => Boolean(LD_LIBRARY_PATH));
    expect(found.env.LD_LIBRARY_PATH).toMatch(/-libraries\/lib$/);
  });
});
