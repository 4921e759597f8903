import type { InvitationView } from './actions.ts'

const words = {
  'zh-CN': {
    title: '请您评价本次服务',
    item: '事项',
    serial: '办件尾号',
    window: '窗口',
    staff: '工号',
    day: '办理日期',
    scan: '扫码评价，自愿，好评差评都算数',
    identity: {
      REAL_NAME_HIDDEN: '窗口和工作人员看不到您是谁',
      REAL_NAME: '实名评价：处理人员可以知道您是谁',
      ANONYMOUS: '匿名评价：评价记录不保存您和办件的信息',
    },
    until: '有效期至',
  },
  en: {
    title: 'How was this service?',
    item: 'Service',
    serial: 'Case no. ends in',
    window: 'Window',
    staff: 'Staff no.',
    day: 'Date',
    scan: 'Scan to evaluate. Voluntary; good or bad, it counts',
    identity: {
      REAL_NAME_HIDDEN: 'The window does not see who you are',
      REAL_NAME: 'Real name: those who handle it may know who you are',
      ANONYMOUS: 'Anonymous: the record holds neither you nor your case',
    },
    until: 'Valid until',
  },
} as const

/** A slip for 58 or 80 mm paper. One file without scripts, so that any till printer driver can take it. */
export function renderSlip(view: InvitationView, url: string, qrSvg: string, language: keyof typeof words): string {
  const word = words[language]
  const lines: [string, string][] = [
    [word.item, view.itemName],
    [word.serial, view.serialNo],
    [word.window, `${view.windowName} (${view.windowCode})`],
    ...(view.staffNo === null ? [] : ([[word.staff, view.staffNo]] as [string, string][])),
    [word.day, view.serviceDay],
  ]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${word.title}</title>
<link rel="stylesheet" href="/slip.css"></head>
<body><h1>${word.title}</h1><p>${escapeHtml(view.hallName)}</p>
<dl>${lines.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
<div role="img" aria-label="${word.scan}">${qrSvg}</div>
<p>${word.scan}</p><p>${word.identity[view.identityMode]}</p><p class="link">${escapeHtml(url)}</p><p>${word.until} ${view.expiresAt.slice(0, 10)}</p></body></html>
`
}

/** Narrow, black on white, prints without margins. Served as a file: the content policy allows no inline style. */
export const slipStyle = `@page{margin:2mm}body{width:48mm;margin:0 auto;font:12px/1.4 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#000;background:#fff;text-align:center}
h1{font-size:16px;margin:4px 0}dl{display:grid;grid-template-columns:auto 1fr;gap:2px 6px;text-align:left;margin:6px 0}dt{color:#333}dd{margin:0;overflow-wrap:anywhere}
svg{width:36mm;height:36mm}.link{overflow-wrap:anywhere;font-size:10px}p{margin:4px 0}
`

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
