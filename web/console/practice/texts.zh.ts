import type { PracticeState } from '../../../domain/practice.ts'

/** What the pages of kept practice say. */
export interface PracticeTexts {
  readonly title: string
  readonly hint: string
  readonly filter: {
    readonly label: string
    readonly state: string
    readonly every: string
    readonly kind: string
    readonly everyKind: string
  }
  readonly states: { readonly [Each in PracticeState]: string }
  readonly none: string
  readonly noneOfThese: string
  readonly more: string
  readonly shown: (count: string) => string
  readonly done: string
  readonly appliesTo: string
  readonly from: string
  readonly drafted: (time: string) => string
  readonly ended: (time: string) => string
  readonly reason: string
  readonly own: string
  readonly order: string
  readonly orderOf: (title: string) => string
  readonly decide: {
    readonly adopt: string
    readonly adoptOf: (title: string) => string
    readonly adoptSure: string
    readonly reject: string
    readonly rejectOf: (title: string) => string
    readonly reason: string
    readonly send: string
    readonly lack: string
  }
  readonly draft: {
    readonly title: string
    readonly hint: string
    readonly open: string
    readonly name: string
    readonly done: string
    readonly appliesTo: string
    readonly warning: string
    readonly submit: string
    readonly kept: string
    readonly lack: string
  }
  readonly known: { readonly title: string; readonly hint: string }
}

export const zh: PracticeTexts = {
  title: '经验做法',
  hint: '从已办结、群众认为已解决的工单里提炼，由他人采纳后固化下来，供遇到同类问题的窗口参考。',
  filter: { label: '筛选', state: '状态', every: '全部状态', kind: '问题分类', everyKind: '全部分类' },
  states: { OPEN: '待采纳', ADOPTED: '已采纳', REJECTED: '未采纳' },
  none: '还没有经验做法。打开一张已办结、群众认为已解决的工单，就可以提炼。',
  noneOfThese: '没有符合筛选条件的经验做法。',
  more: '再列一些',
  shown: (count) => `列出 ${count} 条`,
  done: '做法',
  appliesTo: '适用范围',
  from: '来自',
  drafted: (time) => `提炼 ${time}`,
  ended: (time) => `审定 ${time}`,
  reason: '理由',
  own: '本人提炼',
  order: '打开工单',
  orderOf: (title) => `打开工单：${title}`,
  decide: {
    adopt: '采纳',
    adoptOf: (title) => `采纳：${title}`,
    adoptSure: '采纳后，本范围内的各窗口都能看到，不能再改。确定采纳吗？',
    reject: '不采纳',
    rejectOf: (title) => `不采纳：${title}`,
    reason: '不采纳的理由',
    send: '确认不采纳',
    lack: '请写明理由。',
  },
  draft: {
    title: '成果固化',
    hint: '这张工单群众认为已解决。如果做法值得别的窗口参考，请提炼出来，由他人采纳。',
    open: '提炼经验做法',
    name: '标题',
    done: '做了什么',
    appliesTo: '适用于哪些窗口、事项',
    warning: '许多人会看到。请不要写姓名、电话和证件号码。',
    submit: '提交，等待采纳',
    kept: '已提交，等待他人采纳。',
    lack: '三项都要填写。',
  },
  known: { title: '同类问题的经验做法', hint: '别的工单里管用、已被采纳的做法。' },
}
