import type { Language } from '../../shared/language.ts'

interface StaffFigureTexts {
  readonly title: string
  readonly hint: string
  readonly periods: (periods: string) => string
  readonly none: string
  readonly own: string
  readonly staff: (staffNo: string) => string
  readonly evaluations: (count: string) => string
  readonly apart: (points: string, lower: string, upper: string) => string
  readonly same: string
  readonly people: (count: string) => string
  readonly reasons: { readonly NOT_CONNECTED: string; readonly TOO_FEW: string }
}

const zh: StaffFigureTexts = {
  title: '我的表现',
  hint: '只有本人和所在大厅的监督员能看，不公开，也不能单凭评价作出处罚。窗口和事项的影响已分开计算。',
  periods: (periods) => `依据已定稿的月份：${periods}`,
  none: '还没有可看的数据',
  own: '本人',
  staff: (staffNo) => `工号 ${staffNo}`,
  evaluations: (count) => `评价 ${count} 份`,
  apart: (points, lower, upper) => `与同组平均相差 ${points} 分（${lower} 至 ${upper} 分之间）`,
  same: '区间包含 0：看不出与他人有差别',
  people: (count) => `与共用窗口的 ${count} 人比较（含本人）`,
  reasons: {
    NOT_CONNECTED: '没有与别人共用窗口，人和窗口的影响分不开，不给出个人数据',
    TOO_FEW: '评价太少，不足以判断，不给出个人数据',
  },
}

const en: StaffFigureTexts = {
  title: 'My figures',
  hint: 'Seen by yourself and the supervisor of your hall only, never public; evaluations alone are no ground for a penalty. What windows and items make of it is taken out.',
  periods: (periods) => `From the final months ${periods}`,
  none: 'There is nothing to see yet',
  own: 'Yourself',
  staff: (staffNo) => `Badge ${staffNo}`,
  evaluations: (count) => `${count} evaluations`,
  apart: (points, lower, upper) => `${points} points from the mean of the set (between ${lower} and ${upper})`,
  same: 'Nought lies between: no difference from others is shown',
  people: (count) => `Compared with the ${count} people who share windows, yourself among them`,
  reasons: {
    NOT_CONNECTED: 'No window is shared with others: person and window cannot be told apart, and there is no figure',
    TOO_FEW: 'Too few evaluations to tell: there is no figure',
  },
}

export const staffFigureTexts: { readonly [Each in Language]: StaffFigureTexts } = { 'zh-CN': zh, en }
