import type { Answer } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'

type Page = Answer<'seeWindowPage'>
type Item = NonNullable<Page['items']>[number]
type Limit = Item['committedLimit']
type Form = NonNullable<Item['materials']>[number]['form']

interface WindowTexts {
  readonly opening: string
  readonly failed: string
  readonly again: string
  readonly about: string
  readonly waiting: string
  readonly waitingOf: (waiting: NonNullable<Page['waiting']>) => string
  readonly waitingUnknown: string
  readonly hours: string
  readonly holidays: string
  readonly history: string
  readonly weekdays: readonly string[]
  readonly closed: string
  readonly address: string
  readonly unknown: string
  readonly items: string
  readonly itemsUnknown: string
  readonly promised: string
  readonly statutory: string
  readonly immediate: string
  readonly limit: (limit: Limit) => string
  readonly fees: string
  readonly free: string
  readonly materials: string
  readonly noMaterials: string
  readonly form: (form: Form) => string
}

const unitsZh = { DAY: '天', WORKING_DAY: '个工作日', MONTH: '个月', YEAR: '年' }
const unitsEn = { DAY: 'days', WORKING_DAY: 'working days', MONTH: 'months', YEAR: 'years' }

const formsZh = { ORIGINAL: '原件', COPY: '复印件', ELECTRONIC: '电子件', ANY: '原件、复印件或电子件' }
const formsEn = { ORIGINAL: 'original', COPY: 'copy', ELECTRONIC: 'electronic', ANY: 'original, copy or electronic' }

/** Both languages: this page is fetched when a window’s code is scanned, by nobody who evaluates. */
export const windowTexts: { readonly [Each in Language]: WindowTexts } = {
  'zh-CN': {
    opening: '正在查询窗口信息…',
    failed: '窗口信息暂时查不到，仍可在下面写点评。',
    again: '再查一次',
    about: '窗口信息',
    waiting: '目前等候',
    waitingOf: ({ fromMinutes, toMinutes, reports, overMinutes }) =>
      `${toMinutes === null ? `${fromMinutes} 分钟以上` : `${fromMinutes}–${toMinutes} 分钟`}（最近 ${overMinutes} 分钟内 ${reports} 件办理的中位数所在区间）`,
    waitingUnknown: '未知：最近报送的等候时间太少，不足以公布',
    hours: '开放时间',
    holidays: '法定节假日和临时调整以大厅公告为准。',
    history: '这个窗口以往的评价',
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    closed: '不开放',
    address: '地址',
    unknown: '未登记',
    items: '在这个窗口办理的事项',
    itemsUnknown: '还没有登记这个窗口办理的事项，请询问大厅工作人员。',
    promised: '承诺时限',
    statutory: '法定时限',
    immediate: '即办',
    limit: (limit) => (limit === null ? '未登记' : `${limit.value} ${unitsZh[limit.unit]}`),
    fees: '收费',
    free: '不收费',
    materials: '材料',
    noMaterials: '不需要材料',
    form: (form) => `（${formsZh[form]}）`,
  },
  en: {
    opening: 'Asking about the window…',
    failed: 'What is known of this window cannot be had now. You can still comment below.',
    again: 'Ask again',
    about: 'About this window',
    waiting: 'Wait now',
    waitingOf: ({ fromMinutes, toMinutes, reports, overMinutes }) =>
      `${toMinutes === null ? `${fromMinutes} minutes or longer` : `${fromMinutes}–${toMinutes} minutes`} (around the median of ${reports} cases in the last ${overMinutes} minutes)`,
    waitingUnknown: 'not known: too few waits were reported lately to be shown',
    hours: 'Open',
    holidays: 'Public holidays and changes are announced by the hall.',
    history: 'Earlier evaluations of this window',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    closed: 'closed',
    address: 'Address',
    unknown: 'not entered',
    items: 'What this window handles',
    itemsUnknown: 'What this window handles has not been entered. Please ask the staff of the hall.',
    promised: 'Promised',
    statutory: 'By law',
    immediate: 'at once',
    limit: (limit) => (limit === null ? 'not entered' : `${limit.value} ${unitsEn[limit.unit]}`),
    fees: 'Fees',
    free: 'none',
    materials: 'Bring',
    noMaterials: 'nothing',
    form: (form) => ` (${formsEn[form]})`,
  },
}
