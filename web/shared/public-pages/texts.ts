import type { Language } from '../language.ts'

/** Names of what is public, on every page of it alike. */
export interface PublicPageNames {
  readonly label: string
  readonly city: string
  readonly ranking: string
  readonly bulletin: string
  readonly method: string
  readonly data: string
  readonly wall: string
}

export const publicPageTexts: { readonly [language in Language]: PublicPageNames } = {
  'zh-CN': {
    ...{ label: '公开内容', city: '全市', ranking: '区间排名', bulletin: '月度通报', method: '计算方法' },
    ...{ data: '开放数据', wall: '大屏' },
  },
  en: {
    ...{ label: 'What is public', city: 'Whole city', ranking: 'Ranking by intervals', bulletin: 'Monthly bulletin' },
    ...{ method: 'How it is computed', data: 'Open data', wall: 'Big screen' },
  },
}
