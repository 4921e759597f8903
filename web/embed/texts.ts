import type { Language } from '../shared/language.ts'

interface EmbedTexts {
  readonly title: string
  readonly close: string
  readonly opening: string
  readonly failed: string
  readonly newPage: string
}

/** Both languages at once: together they weigh less than a second request. */
export const texts: { readonly [Each in Language]: EmbedTexts } = {
  'zh-CN': {
    title: '评价本次服务',
    close: '关闭',
    opening: '正在打开评价…',
    failed: '评价暂时打不开。',
    newPage: '在新页面中打开',
  },
  en: {
    title: 'Evaluate this service',
    close: 'Close',
    opening: 'Opening the evaluation…',
    failed: 'The evaluation cannot be shown here.',
    newPage: 'Open it in a new page',
  },
}
