import type { Finding, Verdict } from '../../ledger/receipt-check.ts'
import type { ReceiptKind } from '../../ledger/receipt-file.ts'

/** What stands on the page by itself: in the HTML each has a place that names it. */
interface Fixed {
  readonly subtitle: string
  readonly otherLanguage: string
  readonly title: string
  readonly lead: string
  readonly choose: string
  readonly dropHint: string
  readonly orPaste: string
  readonly pasteLabel: string
  readonly checkPasted: string
  readonly aboutTitle: string
  readonly aboutHere: string
  readonly aboutElsewhere: string
}

type Told = Readonly<Record<string, string>>

/** Plain text, `{0}` for what is put in: the build writes Chinese into the page itself, and it is not weighed as a program. */
export interface VerifyTexts {
  readonly language: 'zh-CN' | 'en'
  readonly fixed: Fixed
  readonly checking: string
  readonly notReceipt: string
  readonly notReceiptDo: readonly string[]
  readonly noTrust: string
  /** Of which log, which witnesses, how many of them, and when the list was made. */
  readonly trust: string
  readonly nobody: string
  readonly verdicts: { readonly [Name in Verdict]: string }
  /** Until when it is promised, where it is. */
  readonly until: string
  readonly todo: string
  readonly todos: { readonly [Name in Verdict]: readonly string[] }
  readonly kinds: { readonly [Kind in ReceiptKind]: string }
  readonly inFile: string
  readonly fields: Told
  readonly grades: Told
  readonly nothing: string
  readonly erased: string
  readonly oneByOne: string
  readonly marks: { readonly good: string; readonly note: string; readonly bad: string }
  /** What each finding says, with its figures, times or names. */
  readonly findings: { readonly [Code in Finding['code']]: string }
  readonly stateUnchecked: string
}

export const zh: VerifyTexts = {
  language: 'zh-CN',
  fixed: {
    subtitle: '政务服务好差评',
    otherLanguage: 'English',
    title: '核验我的评价',
    lead: '选一个凭证文件。本页告诉您：评价还在不在，有没有被改过。',
    choose: '选择凭证文件',
    dropHint: '在电脑上，也可以把文件拖到这里。',
    orPaste: '没有文件？也可以粘贴文字',
    pasteLabel: '凭证文件里的全部文字',
    checkPasted: '核验',
    aboutTitle: '为什么可以相信',
    aboutHere: '核验只在您的手机或电脑里进行。文件不会上传，断网也能核验。',
    aboutElsewhere: '不放心这个网站？见证单位的网站上也有这个网页，可以到那里再核验一次。',
  },
  checking: '正在核验……',
  notReceipt: '这不是凭证文件，或者文件不完整。',
  notReceiptDo: ['请选评价后保存的“凭证文件”。', '如果是粘贴的，请从第一个字符复制到最后一个字符。'],
  noTrust: '没有读到可信签名的名单，现在不能核验。请连上网络，刷新本页。',
  trust: '日志：{0}。见证单位：{1}；至少要有 {2} 家签名。名单时间：{3}。',
  nobody: '还没有',
  verdicts: {
    IN_LOG: '这条评价在公开日志中，没有被改过。',
    UNWITNESSED: '这条评价在平台自己的日志中，但本平台没有请任何独立的见证单位作证。',
    OLDER: '这条评价在公开日志中，但文件里的证明比较旧。',
    PROMISED: '还没有写进公开日志。平台已经签名承诺。',
    OVERDUE: '承诺的时间已经过了，文件里还没有证明。',
    UNPROVEN: '这个文件里还缺可以核验的证明。',
    WRONG: '出了问题：文件和签过名的内容对不上。',
  },
  until: '最迟写入时间：{0}。',
  todo: '您可以这样做',
  todos: {
    IN_LOG: ['请保管好这个文件。以后谁改、谁删，都能查出来。'],
    UNWITNESSED: [
      '请保管好这个文件：以后平台拿出另一个日志，这个文件就是证据。',
      '可以向平台的主管部门提出：请独立的单位来见证。',
    ],
    OLDER: ['打开回执页面，重新保存凭证文件。', '再来这里核验一次。'],
    PROMISED: ['过了这个时间，打开回执页面，重新保存凭证文件。', '再来这里核验一次。', '请留着现在这个文件。'],
    OVERDUE: [
      '打开回执页面，重新保存凭证文件，再核验一次。',
      '还是没有证明：请把这个文件交给见证单位，或者拨打 12388 找纪检监察机关。',
    ],
    UNPROVEN: [
      '连上网络，打开回执页面，重新保存凭证文件。',
      '再来这里核验一次。',
      '过了一天还是没有：请把这个文件交给见证单位，或者拨打 12388 找纪检监察机关。',
    ],
    WRONG: [
      '先不要删除这个文件。',
      '打开回执页面，重新保存一个凭证文件，再核验一次。',
      '还是不对：请把两个文件都交给见证单位，或者拨打 12388 找纪检监察机关。',
      '文件里有您的评价内容和回执码，请只交给您信任的人。',
    ],
  },
  kinds: {
    evaluation: '评价',
    reasons: '补充的原因',
    REVISION: '改评',
    SUPPLEMENTARY: '追评',
    publicComment: '综合点评',
  },
  inFile: '文件里写的内容',
  fields: {
    scores: '等级',
    window: '窗口',
    item: '事项',
    at: '时间（只记到小时）',
    reasons: '原因代码',
    comment: '意见',
  },
  grades: { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' },
  nothing: '没有',
  erased: '文件里没有（写的是已删除）',
  oneByOne: '逐项结果',
  marks: { good: '对', note: '注意', bad: '不对' },
  findings: {
    RECORD_MISSING: '文件里没有评价的内容。保存文件时可能没有网络。',
    RECEIPT_OF_ANOTHER: '回执码和文件里的评价不是同一个。',
    NO_PROOF: '文件里还没有写进日志的证明。',
    NO_WITNESS_ASKED: '本平台没有请任何独立的见证单位：只有平台自己的签名。平台若改写整个日志，从这里看不出来。',
    ERASED: '依法删除了个人内容：{0}。删除这件事记在公开日志中，其余部分仍然可以核验。',
    ERASURE_UNPROVEN: '有内容被隐去：{0}。文件里没有证明它是依法删除的，所以还不能算数。',
    ERASURE_FALSE: '有内容被隐去：{0}。说是依法删除，但公开日志的证明对不上。',
    KEPT_AS_DRILL: '平台把这条评价记成了演练，不计入任何统计。如果这是您的评价，请把本文件交给见证单位。',
    WITHHELD: '有内容被隐去，而它不是可以删除的个人内容：{0}。',
    PROMISE_HOLDS: '平台在 {0} 签名承诺过这些内容。',
    PROMISE_RUNS: '承诺最迟 {0} 写进日志，时间还没到。',
    PROMISE_OVERDUE: '承诺最迟 {0} 写进日志，时间已经过了。',
    PROMISE_UNREADABLE: '承诺的文字读不出来。',
    PROMISE_OF_OTHER_CONTENT: '平台当时承诺的不是这些内容。内容被改过，或者文件坏了。',
    PROMISE_NOT_SIGNED: '承诺上没有平台的有效签名。',
    IN_LOG: '内容和日志里的一致（{0}）。',
    PROOF_UNREADABLE: '日志的证明读不出来。',
    OTHER_LOG: '这是另一个日志的文件，不是本页信任的日志。',
    NOT_IN_LOG: '日志里没有这些内容。内容被改过，或者文件坏了。',
    FALSE_SIGNATURE: '有一个签名是假的，或者文件坏了。',
    NOT_SIGNED_BY_LOG: '日志的证明上没有平台的有效签名。',
    SIGNED_BY_LOG: '日志的证明有平台的签名。',
    WITNESSED: '见证单位已签名：{0}。',
    TOO_FEW_WITNESSES: '见证单位的签名不够：{0}。',
    OLDER_THAN_SEEN: '本机见过更新的日志（{0}）。这个证明是以前的。',
    FORKED: '日志有两个不同的版本（{0}）。这是严重问题。',
  },
  stateUnchecked: '国密签名的核验程序没有读到，这次只核验了国际通用的签名。',
}
