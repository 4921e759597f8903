import type { Language } from '../shared/language.ts'

export interface ReceiptProofTexts {
  readonly title: string
  readonly hint: string
  readonly save: string
  readonly saving: string
  readonly saved: string
  readonly savedInPart: string
  readonly altered: string
  readonly check: string
  readonly code: string
  readonly codeHint: string
}

export const receiptProofTexts: { readonly [Each in Language]: ReceiptProofTexts } = {
  'zh-CN': {
    title: '凭证文件',
    hint: '存下这个文件，谁都能用它查出：您的评价有没有被删、被改。文件里有评价内容和回执码，请不要交给别人。',
    save: '保存凭证文件',
    saving: '正在准备……',
    saved: '已保存。用“核验”可以随时检查。',
    savedInPart: '暂时取不到完整的凭证：已先保存回执码和平台的承诺。请稍后再保存一次。',
    altered: '注意：系统里的记录和您当初提交的不一致。文件已保存，请不要删除，并拨打 12388 找纪检监察机关。',
    check: '核验',
    code: '回执二维码',
    codeHint: '用手机扫一扫，可以打开这张回执。可以打印出来保存。',
  },
  en: {
    title: 'Receipt file',
    hint: 'With this file anybody can find out whether your evaluation was deleted or changed. It holds what you said and your receipt: give it to nobody else.',
    save: 'Save the receipt file',
    saving: 'Preparing…',
    saved: 'Saved. “Check” tells you at any time whether it still holds.',
    savedInPart:
      'The whole file cannot be had at the moment: the receipt and the promise were saved. Please save again later.',
    altered:
      'Attention: the record is not what you gave. The file was saved: do not delete it, and call 12388 for discipline inspection.',
    check: 'Check',
    code: 'The receipt as a code',
    codeHint: 'Scan it with a phone to open this receipt. It can be printed and kept.',
  },
}
