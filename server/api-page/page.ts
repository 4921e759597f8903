import { refusalStatus } from '../../contracts/problem.ts'
import type { Route } from '../../contracts/route.ts'

/** The API as a page to read: made from the same promises as everything else, without a line of script. */
export function renderApiPage(routes: readonly Route[], version: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>以评 Yiping · 开放接口 API</title><link rel="stylesheet" href="/api.css"></head>
<body><a class="skip" href="#content">跳到正文 Skip to content</a>
<header><h1>以评 Yiping · 开放接口 <span lang="en">API</span></h1>
<p>版本 ${escapeHtml(version)} · <a href="/">首页 Home</a> · <a href="/openapi.json">openapi.json</a></p></header>
<main id="content">
<section><h2>约定 <span lang="en">Conventions</span></h2>
<p>业务系统以 <code>Authorization: Bearer yp_…</code> 出示密钥。可重试的写入须带 <code>Idempotency-Key</code>：同键同体得到同一回答并带
<code>Idempotency-Replayed: true</code>，同键异体为 409（键的范围是所评的那一次服务或那一条意见，不跨令牌）。拒绝一律为问题文档（RFC 9457），<code>code</code> 稳定不变。</p>
<p lang="en">Business systems show their key as a bearer token. Writes that may be retried carry an Idempotency-Key, scoped to the token or comment it is sent with. Every refusal is a problem
document with a stable <code>code</code>; 503 and 429 say in <code>Retry-After</code> when to come again.</p></section>
<nav aria-label="接口 Operations"><ul>${routes.map((route) => `<li><a href="#${route.name}"><b>${route.method}</b> ${escapeHtml(route.path)}</a></li>`).join('')}</ul></nav>
${routes.map(renderRoute).join('\n')}
</main></body></html>
`
}

function renderRoute(route: Route): string {
  const caller = describeCaller(route.caller)
  return `<section id="${route.name}" lang="en"><h2><b>${route.method}</b> <code>${escapeHtml(route.path)}</code></h2>
<p>${escapeHtml(route.summary)}</p><p>${caller}${route.idempotent ? ' · <code>Idempotency-Key</code> required' : ''}</p>
${route.body ? renderSchema('Body', route.body) : ''}
${Object.entries(route.answers)
  .map(([status, schema]) =>
    route.mediaType ? `<p>${status}: <code>${escapeHtml(route.mediaType)}</code></p>` : renderSchema(status, schema),
  )
  .join('')}
<p class="refusals">Refusals: ${route.refusals.map((code) => `<code>${refusalStatus[code]} ${code}</code>`).join(' ')}</p></section>`
}

function describeCaller(caller: Route['caller']): string {
  switch (caller.kind) {
    case 'anybody':
      return '公开 public'
    case 'api-key':
      return `API key, scope <code>${caller.scope}</code>${caller.permission ? ` · 已登录账户 account, permission <code>${caller.permission}</code>` : ''}`
    case 'account':
      return `已登录账户 account, permission <code>${caller.permission}</code>`
    case 'session':
      return '已登录账户 account'
    case 'device':
      return 'paired device 已配对设备'
  }
}

function renderSchema(name: string, schema: unknown): string {
  const text = JSON.stringify(
    schema,
    (key, value: unknown) => (key === '$id' || key === 'additionalProperties' ? undefined : value),
    2,
  )
  return `<details><summary>${escapeHtml(name)}</summary><pre tabindex="0">${escapeHtml(text)}</pre></details>`
}

export const apiPageStyle = `:root{color-scheme:light dark}body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:1.5rem}h2{font-size:1.1rem;overflow-wrap:anywhere}section{border-top:1px solid #8886;padding:.5rem 0}nav ul{padding-left:1.2rem}nav li{overflow-wrap:anywhere}
a{min-height:24px}code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;padding:.75rem;border:1px solid #8886;border-radius:6px}
.refusals code{display:inline-block;margin:.1rem .25rem .1rem 0;padding:0 .35rem;border:1px solid #8886;border-radius:4px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem}summary{cursor:pointer;min-height:28px}
`

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
