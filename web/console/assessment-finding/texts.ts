import type { FindingState } from '../../../domain/assessment-finding.ts'
import type { Language } from '../../shared/language.ts'

interface FindingTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly every: string
  readonly states: { readonly [Each in FindingState]: string }
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly found: (day: string, plan: string) => string
  readonly points: (points: string) => string
  readonly byRule: string
  readonly waits: string
  readonly seen: string
  readonly words: string
  readonly files: string
  readonly file: (number: string) => string
  readonly order: string
  readonly number: (id: string) => string
  readonly make: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly own: string
    readonly secret: string
    readonly label: (place: string) => string
    readonly indicator: string
    readonly choose: string
    readonly words: string
    readonly wordsHint: string
    readonly withFile: (number: string, title: string) => string
    readonly submit: string
    readonly missing: string
    readonly opened: string
    readonly waiting: string
    readonly said: string
  }
}

const zh: FindingTexts = {
  title: '测评发现',
  hint: '测评中发现的问题转为整改工单，按工单的期限办理，由没有参与的复核员复核。暗访的发现在结果公布后才转工单，任何时候都不说是谁测评的。',
  state: '状态',
  every: '全部状态',
  states: { WAITING: '等待结果公布', OPENED: '已转工单' },
  none: '没有测评发现。',
  shown: (count) => `列出 ${count} 项`,
  more: '再列一些',
  found: (day, plan) => `${day} 测评 · ${plan}`,
  points: (points) => `${points} 分`,
  byRule: '低于规定分值，自动列出',
  waits: '结果公布前，被评价单位看不到这一项。',
  seen: '所见',
  words: '须整改的问题',
  files: '证据',
  file: (number) => `附件 ${number}`,
  order: '查看整改工单',
  number: (id) => `编号 ${id}`,
  make: {
    title: '从测评结果提出',
    hint: '本辖区的测评结果，包括尚未公布的。自己参加的测评由别人提出。',
    none: '没有测评结果。',
    own: '这是您本人的测评，由别人提出。',
    secret: '暗访，结果未公布',
    label: (place) => `提出测评发现：${place}`,
    indicator: '项目',
    choose: '请选择项目',
    words: '须整改的问题',
    wordsHint: '写明要改什么。不写测评人是谁，也不写能认出测评人的情况。',
    withFile: (number, title) => `附上附件 ${number}（${title}）`,
    submit: '提出，不能再改',
    missing: '请选择项目并写明问题。',
    opened: '已转为整改工单。',
    waiting: '已记下，结果公布后自动转为整改工单。',
    said: '测评说明',
  },
}

const en: FindingTexts = {
  title: 'Assessment findings',
  hint: 'What was found on a visit becomes a handling order with its terms, checked by a reviewer who had no part in it. Of secret visits the order opens when the results are published, and it is never said who assessed.',
  state: 'State',
  every: 'Every state',
  states: { WAITING: 'waits for the publication', OPENED: 'became an order' },
  none: 'There are no findings.',
  shown: (count) => `${count} shown`,
  more: 'Show more',
  found: (day, plan) => `Assessed ${day} · ${plan}`,
  points: (points) => `${points} points`,
  byRule: 'Below the points that are asked for: listed by rule',
  waits: 'The evaluated unit cannot see this before the results are published.',
  seen: 'What was seen',
  words: 'To be put right',
  files: 'Evidence',
  file: (number) => `File ${number}`,
  order: 'See the order',
  number: (id) => `Number ${id}`,
  make: {
    title: 'Take up what was found',
    hint: 'What was found in the own place, before it is published too. Of your own visits somebody else takes it up.',
    none: 'Nothing has been assessed.',
    own: 'This was your own visit: somebody else takes it up.',
    secret: 'secret, not published',
    label: (place) => `Make a finding: ${place}`,
    indicator: 'Indicator',
    choose: 'Please choose an indicator',
    words: 'To be put right',
    wordsHint: 'Say what is to be changed. Not who assessed, nor anything by which he could be known.',
    withFile: (number, title) => `With file ${number} (${title})`,
    submit: 'Make it for good',
    missing: 'Please choose an indicator and say what is wrong.',
    opened: 'It has become a handling order.',
    waiting: 'It is kept, and becomes a handling order when the results are published.',
    said: 'What the assessor wrote',
  },
}

export const findingTexts: { readonly [Each in Language]: FindingTexts } = { 'zh-CN': zh, en }
