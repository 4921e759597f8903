import type { Body } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'

type ClosureAnswer = Body<'answerOwnClosureQuestion'>['answer']

/** What the one question after a closure says; it takes no side. */
export interface OwnClosureTexts {
  readonly title: string
  readonly hint: (by: string) => string
  readonly answers: { readonly [Each in ClosureAnswer]: string }
  readonly words: string
  readonly submit: string
  readonly missing: string
  readonly missingWords: string
  readonly sending: string
  readonly delayed: string
  readonly done: string
  readonly refusals: Readonly<Record<string, string>>
}

export const ownClosureTexts: { readonly [Each in Language]: OwnClosureTexts } = {
  'zh-CN': {
    title: '这件事真的改好了吗？',
    hint: (by) => `这张工单被随机抽中，由与办理无关的人核实，只问这一次。可以不回答。请在 ${by} 前回答。`,
    answers: { CONFIRMED: '改好了', PARTLY: '改好了一部分', FALSE: '没有改好', OTHER: '其他' },
    words: '想说的话（选“其他”时必填，加密保存）',
    submit: '提交回答',
    missing: '请选择一项。',
    missingWords: '选了“其他”，请写一句说明。',
    sending: '正在提交…',
    delayed: '网络不通，恢复后自动提交。',
    done: '谢谢，已收到您的回答。如果没有改好，会重新办理。',
    refusals: { ALREADY_ASKED: '已经回答过了。', TOO_LATE: '回答的期限已过。' },
  },
  en: {
    title: 'Was it really put right?',
    hint: (by) =>
      `This order was drawn at random and is checked by people who did not handle it. You are asked this once, and need not answer. Please answer before ${by}.`,
    answers: { CONFIRMED: 'Yes', PARTLY: 'In part', FALSE: 'No', OTHER: 'Something else' },
    words: 'In your own words (needed for “something else”; kept sealed)',
    submit: 'Send the answer',
    missing: 'Please choose one.',
    missingWords: 'You have chosen “something else”: please say what.',
    sending: 'Sending…',
    delayed: 'No connection. It is sent as soon as there is one.',
    done: 'Thank you, your answer has arrived. What was not put right is taken up again.',
    refusals: { ALREADY_ASKED: 'This has been answered already.', TOO_LATE: 'The time to answer is over.' },
  },
}
