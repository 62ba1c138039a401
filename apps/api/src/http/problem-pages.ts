import type { ProblemTypeView } from './problem-type.dto.js';

const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(title)} · 易助</title>
<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.375rem;overflow-wrap:anywhere}dt{font-weight:600;margin-top:1rem}dd{margin:0}li{margin:.5rem 0}code{overflow-wrap:anywhere}[lang=en]{opacity:.75}</style></head>
<body>${body}</body></html>`;

const both = ({ zh, en }: { zh: string; en: string }): string => `${safe(zh)}<br><span lang="en">${safe(en)}</span>`;

/** One code in both languages, its status, and what to do about it. */
export const problemPage = ({ code, status, title, advice }: ProblemTypeView): string =>
  page(code, `<main><h1>${both(title)}</h1>
<dl><dt>错误码 <span lang="en">Code</span></dt><dd><code>${safe(code)}</code></dd><dt>HTTP 状态 <span lang="en">Status</span></dt><dd>${status}</dd><dt>怎么办 <span lang="en">What to do</span></dt><dd>${both(advice)}</dd></dl>
<p><a href="/problems">全部错误码 All codes</a> · <a href="/docs">接口文档 API</a></p></main>`);

export const problemsPage = (all: readonly ProblemTypeView[]): string =>
  page('错误码', `<main><h1>错误码 <span lang="en">Error codes</span></h1><ul>${all.map(({ code, type, status, title }) => `<li><a href="${safe(type)}"><code>${safe(code)}</code></a> ${status}<br>${both(title)}</li>`).join('')}</ul></main>`);
