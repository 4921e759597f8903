import type { Answer } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'

type Own = Answer<'followOwnSupplements'>
type Kind = Own['given'][number]['kind']

export interface OwnSupplementTexts {
  readonly given: { readonly [Each in Kind]: string }
  readonly stays: string
  readonly title: { readonly [Each in Kind]: string }
  readonly hint: string
  readonly by: (day: string) => string
  readonly grade: string
  readonly reasons: string
  readonly words: string
  readonly wordsHint: string
  readonly left: (count: number) => string
  readonly over: (count: number) => string
  readonly noGrade: string
  readonly send: string
  readonly sending: string
  readonly delayed: string
  readonly done: string
}

/** Neither more nor less is asked for than how it is: no word of these speaks for a better grade. */
export const ownSupplementTexts: { readonly [Each in Language]: OwnSupplementTexts } = {
  'zh-CN': {
    given: { REVISION: '联系之后的评价（改评）', SUPPLEMENTARY: '整改之后的评价（追评）' },
    stays: '第一次的评价不变，两次都会保留。',
    title: { REVISION: '联系之后，您现在怎么评价？（可不填）', SUPPLEMENTARY: '整改之后，您现在怎么评价？（可不填）' },
    hint: '照实说就好：可以比原来高，可以一样，也可以更低。第一次的评价不会被改动；只能提交一次，不影响办理。任何人都不得要求您修改评价。',
    by: (day) => `最迟 ${day}。`,
    grade: '现在的评价',
    reasons: '原因（可多选，可不选）',
    words: '现在的情况（可不填）',
    wordsHint: '请不要写姓名、电话、证件号码。',
    left: (count) => `还可以写 ${count} 字`,
    over: (count) => `超出 ${count} 字`,
    noGrade: '请先选择现在的评价。',
    send: '提交现在的评价',
    sending: '正在提交…',
    delayed: '网络不通或系统繁忙，还没有送出，正在自动重试。请留在本页。',
    done: '已收到，与第一次的评价一并保留。',
  },
  en: {
    given: { REVISION: 'After you were contacted', SUPPLEMENTARY: 'After it was put right' },
    stays: 'Your first evaluation stays as it was; both are kept.',
    title: {
      REVISION: 'You have been contacted: how is it now? (optional)',
      SUPPLEMENTARY: 'It has been put right: how is it now? (optional)',
    },
    hint: 'Just as it is: higher, the same or lower. Your first evaluation is not changed. You can send this once, and the handling does not depend on it. Nobody may ask you to change an evaluation.',
    by: (day) => `Until ${day}.`,
    grade: 'How it is now',
    reasons: 'Reasons (any number, or none)',
    words: 'How it is now, in your own words (optional)',
    wordsHint: 'Please leave out names and numbers.',
    left: (count) => `${count} characters left`,
    over: (count) => `${count} characters too many`,
    noGrade: 'Please choose how it is now.',
    send: 'Send how it is now',
    sending: 'Sending…',
    delayed:
      'No connection, or the system is busy: it has not been sent yet and is being tried again. Please stay here.',
    done: 'Received: it is kept beside your first evaluation.',
  },
}
