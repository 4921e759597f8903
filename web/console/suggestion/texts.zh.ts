import type { SuggestionStage } from '../../../domain/suggestion.ts'

export const boxSteps = ['ANSWERED', 'DECLINED', 'MERGED', 'FOUND'] as const
export type BoxStep = (typeof boxSteps)[number]

/** What the page of the suggestion box says. */
export interface BoxTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly waiting: string
  readonly every: string
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly stages: { readonly [Each in SuggestionStage]: string }
  readonly nowhere: string
  readonly received: (time: string) => string
  readonly answerBy: (time: string) => string
  readonly late: string
  readonly erased: string
  readonly together: (count: string) => string
  readonly merged: string
  readonly answer: string
  readonly show: string
  readonly contact: string
  readonly step: string
  readonly handle: string
  readonly steps: { readonly [Each in BoxStep]: string }
  readonly words: string
  readonly wordsHint: string
  readonly into: string
  readonly choose: string
  readonly code: string
  readonly finding: string
  readonly submit: string
  readonly label: (words: string) => string
  readonly lack: string
}

export const zh: BoxTexts = {
  title: '意见箱来信',
  hint: '每条都要答复：直接答复、说明理由不采纳、与同一件事的合并，或者归纳成意见去办理。',
  state: '状态',
  waiting: '等待办理',
  every: '全部',
  none: '这里没有来信。',
  shown: (count) => `列出 ${count} 条`,
  more: '更多',
  stages: {
    RECEIVED: '待办理',
    FOUND: '已归纳，待决定',
    TAKEN_UP: '已采纳，办理中',
    DONE: '已办结',
    ANSWERED: '已答复',
    DECLINED: '未采纳',
  },
  nowhere: '未指明大厅',
  received: (time) => `${time} 收到`,
  answerBy: (time) => `应在 ${time} 前答复`,
  late: '已超期',
  erased: '（已删除）',
  together: (count) => `另有 ${count} 条合并到这里`,
  merged: '已与同一件事的来信合并',
  answer: '答复',
  show: '查看联系方式',
  contact: '联系方式',
  step: '办理方式',
  handle: '办理',
  steps: { ANSWERED: '答复', DECLINED: '不采纳，说明理由', MERGED: '与另一条合并', FOUND: '归纳成意见' },
  words: '答复内容',
  wordsHint: '来信人凭回执码看到，合并的来信人也会看到。不写任何个人信息。',
  into: '合并到',
  choose: '请选择',
  code: '编码',
  finding: '归纳的意见（对外公布）',
  submit: '提交',
  label: (words) => `办理：${words}`,
  lack: '请把内容填写完整。',
}
