import type { Language } from '../../shared/language.ts'

interface SilenceTexts {
  readonly title: string
  readonly hint: string
  readonly hall: string
  readonly every: string
  readonly scope: (from: string, to: string) => string
  readonly unusualTitle: string
  readonly none: string
  readonly allTitle: string
  readonly columns: Readonly<
    Record<
      'window' | 'services' | 'spoke' | 'good' | 'bounds' | 'WENT_BADLY' | 'ELDERLY' | 'UNINVITED' | 'complaints',
      string
    >
  >
  readonly said: Readonly<
    Record<'WENT_BADLY' | 'ELDERLY' | 'UNINVITED', (seen: string, expected: string, of: string) => string>
  >
  readonly hidden: (lower: string, upper: string, alike: string) => string
  readonly told: (hotline: string, unresolved: string) => string
  readonly few: string
  readonly notesTitle: string
  readonly notes: (falseShare: string, smallest: string) => readonly string[]
}

const zh: SilenceTexts = {
  title: '听不到的声音',
  hint: '满意率只说明开口的人。这里看没开口的：没办成的、年纪大的、没被邀请的，以及打 12345、去“办不成事”窗口说的。',
  hall: '大厅',
  every: '辖区内全部大厅',
  scope: (from, to) => `${from}至${to}结束的服务。`,
  unusualTitle: '沉默不寻常的窗口',
  none: '没有哪个窗口的沉默明显不同于其他窗口。',
  allTitle: '全部窗口',
  columns: {
    window: '窗口',
    services: '服务',
    spoke: '评价',
    good: '好评率',
    bounds: '可能的范围',
    WENT_BADLY: '没办成的人评价',
    ELDERLY: '老年人评价',
    UNINVITED: '没办成又没邀评',
    complaints: '12345／办不成事',
  },
  said: {
    WENT_BADLY: (seen, expected, of) => `没办成的 ${of} 次服务里只听到 ${seen} 人评价，照别处应有约 ${expected} 人。`,
    ELDERLY: (seen, expected, of) => `老年人的 ${of} 次服务里只听到 ${seen} 人评价，照别处应有约 ${expected} 人。`,
    UNINVITED: (seen, expected, of) => `没办成的 ${of} 次服务里有 ${seen} 次没有邀请评价，照别处约 ${expected} 次。`,
  },
  hidden: (lower, upper, alike) =>
    `沉默的人都不满意，满意的只占 ${lower}；都满意，占 ${upper}；如果和别处同样结果、同样年纪而开了口的人想的一样，约占 ${alike}。`,
  told: (hotline, unresolved) => `同期 12345 转来 ${hotline} 件，“办不成事”反映 ${unresolved} 件。`,
  few: '太少',
  notesTitle: '怎么看',
  notes: (falseShare, smallest) => [
    '不管一个窗口有多少人评价，只看开口的人里各类人的比例，与全部窗口同类服务相比。',
    `列出的窗口里，因巧合而错报的预计不超过 ${falseShare}；少于 ${smallest} 次服务的人群不显示。`,
    '沉默不等于不满意，也不等于窗口做了什么：要去问、去听。',
  ],
}

const en: SilenceTexts = {
  title: 'Voices not heard',
  hint: 'Good rates speak of those who spoke. Here are those who did not: whose matter was not done, who are old, who were not invited; and what was told to 12345 and at the desk for what cannot be done.',
  hall: 'Hall',
  every: 'All halls within reach',
  scope: (from, to) => `Services that ended from ${from} to ${to}.`,
  unusualTitle: 'Windows whose silence is unusual',
  none: 'No window’s silence is shown to differ from the others.',
  allTitle: 'All windows',
  columns: {
    window: 'Window',
    services: 'Services',
    spoke: 'Evaluated',
    good: 'Good rate',
    bounds: 'May lie between',
    WENT_BADLY: 'Not done, evaluated',
    ELDERLY: 'Old, evaluated',
    UNINVITED: 'Not done, not invited',
    complaints: '12345 / cannot be done',
  },
  said: {
    WENT_BADLY: (seen, expected, of) =>
      `Of ${of} services that were not done ${seen} were evaluated; about ${expected} were to be expected.`,
    ELDERLY: (seen, expected, of) =>
      `Of ${of} services of old people ${seen} were evaluated; about ${expected} were to be expected.`,
    UNINVITED: (seen, expected, of) =>
      `Of ${of} services that were not done ${seen} were not invited; elsewhere about ${expected}.`,
  },
  hidden: (lower, upper, alike) =>
    `Were all who are silent discontent, ${lower} would be content; were all content, ${upper}; were they like those of the same outcome and age who spoke anywhere, about ${alike}.`,
  told: (hotline, unresolved) =>
    `In the same days 12345 passed on ${hotline}, and ${unresolved} were reported as what cannot be done.`,
  few: 'too few',
  notesTitle: 'How to read it',
  notes: (falseShare, smallest) => [
    'However many speak at a window: which of them speak is compared with the same services of all windows.',
    `Of the windows listed no more than ${falseShare} are expected to be chance; groups of fewer than ${smallest} services are not shown.`,
    'To be silent is not to be discontent, nor something that a window has done: go and ask.',
  ],
}

export const silenceTexts: { readonly [Each in Language]: SilenceTexts } = { 'zh-CN': zh, en }
export type { SilenceTexts }
