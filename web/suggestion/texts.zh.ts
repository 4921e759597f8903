import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'
import type { Answer } from './api.ts'

type Stage = Answer<'lookUpSuggestion'>['stage']
type Outcome = Answer<'listOpinionOutcomes'>['outcomes'][number]

/** What the suggestion box says. */
export interface SuggestionTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly words: string
  readonly wordsHint: string
  readonly place: string
  readonly placeHint: string
  readonly search: string
  readonly find: string
  readonly notFound: string
  readonly hall: string
  readonly noHall: string
  readonly window: string
  readonly noWindow: string
  readonly contact: string
  readonly contactHint: string
  readonly name: string
  readonly phone: string
  readonly send: string
  readonly sending: string
  readonly later: string
  readonly lack: { readonly words: string; readonly phone: string }
  readonly received: string
  readonly receivedMore: (until: string) => string
  readonly receivedSoon: string
  readonly receipt: string
  readonly receiptHint: string
  readonly save: string
  readonly receiptFile: (receipt: string, address: string) => string
  readonly open: string
  readonly another: string
  readonly look: Pick<SharedTexts['receiptForm'], 'title' | 'hint'>
  readonly own: string
  readonly said: string
  readonly answer: string
  readonly noAnswer: string
  readonly answerBy: (time: string) => string
  readonly late: string
  readonly together: string
  readonly stages: { readonly [Each in Stage]: string }
  readonly loading: string
  readonly failed: string
  readonly again: string
  readonly outcomes: string
  readonly outcomesHint: string
  readonly noOutcomes: string
  readonly states: { readonly [Each in Outcome['state']]: string }
  readonly kinds: { readonly [Each in Outcome['kinds'][number]]: string }
  readonly saidIn: (where: string, statements: string, participants: string) => string
  readonly fromBox: (suggestions: string) => string
  readonly decided: (day: string) => string
}

export const zh: SuggestionTexts = {
  shared: sharedZh,
  title: '意见箱',
  lead: '对政务服务有什么意见、建议，请写在这里。不用登录，不用留姓名；每条都有答复。',
  words: '您的意见或建议',
  wordsHint: '请不要写身份证号、银行卡号等个人信息。',
  place: '在哪里（可以不填）',
  placeHint: '说明是哪个大厅、哪个窗口，办起来更快。',
  search: '大厅名称或编码',
  find: '查找',
  notFound: '没有找到这样的大厅。',
  hall: '大厅',
  noHall: '不指明大厅',
  window: '窗口',
  noWindow: '不指明窗口',
  contact: '联系方式（可以不留）',
  contactHint: '只用于核实这条意见，加密保存，谁看过都有记录。不留也能凭回执码看到答复。',
  name: '称呼',
  phone: '电话',
  send: '投进意见箱',
  sending: '正在提交…',
  later: '现在提交不了，内容还在，连上网络后会自动再试。',
  lack: { words: '请写下您的意见或建议。', phone: '写了称呼，请把电话也写上，或者都不写。' },
  received: '已经收到，谢谢您',
  receivedMore: (until) => `我们会在 ${until} 前答复。请保存下面的回执码，凭它查看办理情况。`,
  receivedSoon: '请保存下面的回执码，凭它查看办理情况。',
  receipt: '回执码',
  receiptHint: '回执码只给您一个人，我们不能补发。',
  save: '保存为文件',
  receiptFile: (receipt, address) => `以评 · 意见箱回执\n\n回执码：${receipt}\n查看办理情况：${address}\n`,
  open: '查看办理情况',
  another: '再写一条',
  look: { title: '查看我的意见', hint: '投进意见箱后会给您一串回执码，粘贴在这里就能看到办理情况。' },
  own: '我的意见',
  said: '您写的',
  answer: '答复',
  noAnswer: '还没有答复。',
  answerBy: (time) => `应在 ${time} 前答复。`,
  late: '已超过答复期限。',
  together: '与反映同一件事的其他意见一并办理。',
  stages: {
    RECEIVED: '已收到',
    FOUND: '正在研究',
    TAKEN_UP: '已采纳，正在办理',
    DONE: '已采纳，已办结',
    ANSWERED: '已答复',
    DECLINED: '未采纳',
  },
  loading: '正在打开…',
  failed: '暂时打不开。',
  again: '再试一次',
  outcomes: '意见办理情况',
  outcomesHint: '座谈会、开放日、访谈和意见箱里提出的意见，后来怎么样了。',
  noOutcomes: '还没有办理完的意见。',
  states: { OPEN: '研究中', TAKEN_UP: '已采纳，办理中', DONE: '已办结', ANSWERED: '已答复', DECLINED: '未采纳' },
  kinds: { ENTERPRISE_FORUM: '企业座谈会', OPEN_DAY: '政务服务开放日', INTERVIEW: '访谈', FOCUS_GROUP: '焦点小组' },
  saidIn: (where, statements, participants) => `${where}：${participants} 人参加，${statements} 次发言提到`,
  fromBox: (suggestions) => `意见箱：${suggestions} 条`,
  decided: (day) => `${day} 决定`,
}
