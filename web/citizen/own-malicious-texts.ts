import type { RefusalCode } from '../../contracts/problem.ts'
import type { Verdict } from '../../domain/appeal.ts'
import type { MaliciousEnding, MaliciousStanding } from '../../domain/malicious-evaluator.ts'
import type { Language } from '../shared/language.ts'

export interface OwnMaliciousTexts {
  readonly failed: string
  readonly again: string
  readonly title: string
  readonly lead: string
  readonly effect: string
  readonly standing: string
  readonly standings: { readonly [Each in MaliciousStanding]: string }
  readonly endings: { readonly [Each in MaliciousEnding]: string }
  readonly confirmedAt: string
  readonly objectBy: string
  readonly endsAt: string
  readonly endedAt: string
  readonly noCalendar: string
  readonly reasons: string
  readonly objection: string
  readonly verdicts: { readonly [Each in Verdict]: string }
  readonly answers: string
  readonly askTitle: string
  readonly askHint: string
  readonly words: string
  readonly wordsHint: string
  readonly send: string
  readonly sending: string
  readonly delayed: string
  readonly missing: string
  readonly done: string
  readonly refusals: { readonly [Code in RefusalCode]?: string }
}

/** Both languages: this part is fetched when somebody opens a receipt, by nobody who evaluates. */
export const ownMaliciousTexts: { readonly [Each in Language]: OwnMaliciousTexts } = {
  'zh-CN': {
    failed: '暂时查不到这条评价有没有被登记。',
    again: '再查一次',
    title: '这条评价被登记为恶意评价',
    lead: '申诉裁定这条评价为恶意之后，由两名与该大厅和单位无关的人员另行决定登记。登记里只有编号，没有您的姓名、电话。',
    effect:
      '登记不影响您评价和投诉，您反映的问题照常办理。它只有一个作用：以后有人说您的另一条评价是恶意的，裁定人员能看到生效的登记有几条。',
    standing: '状态',
    standings: {
      PROPOSED: '还没有决定',
      DECLINED: '未予登记',
      WAITING: '您可以提出异议，尚未生效',
      OBJECTED: '您的异议正在裁定，尚未生效',
      IN_FORCE: '生效',
      ENDED: '已终止',
    },
    endings: {
      DECIDED: '提前终止',
      OBJECTION_UPHELD: '您的异议成立',
      EXPIRED: '到期',
      NOT_KEPT: '本地区不再建登记',
      ERASED: '评价已删除',
    },
    confirmedAt: '决定时间',
    objectBy: '您可以提出异议到',
    endsAt: '最迟终止',
    endedAt: '终止时间',
    noCalendar: '待定（该年度放假安排尚未发布），在此之前都可以提出',
    reasons: '登记的理由',
    objection: '您的异议',
    verdicts: { UPHELD: '异议成立，登记已终止。', REJECTED: '异议不成立，登记到期自动终止。' },
    answers: '裁定理由',
    askTitle: '您认为登记不对吗？',
    askHint: '由没有参与登记的另一人裁定，裁定以前登记不生效。不提出异议不算同意。',
    words: '您的理由',
    wordsHint: '请不要写姓名、电话、证件号码。裁定人员看不到您是谁，被评价的一方看不到您写的话。',
    send: '提出异议',
    sending: '正在提交…',
    delayed: '网络不通或系统繁忙，还没有送出，正在自动重试。请留在本页。',
    missing: '请写几句理由。',
    done: '已收到您的异议。',
    refusals: {
      REGISTER_NOT_KEPT: '本地区不再建登记，这条登记已经没有作用。',
      NOT_AT_THIS_STAGE: '情况刚刚有变化，请看上面的最新情况。',
      VERSION_PASSED: '情况刚刚有变化，请看上面的最新情况，再提交一次。',
      CITIZEN_HAS_SPOKEN: '您已经提出过异议了。',
      TOO_LATE: '提出异议的期限已过。',
    },
  },
  en: {
    failed: 'Whether this evaluation has been entered as malicious cannot be had now.',
    again: 'Ask again',
    title: 'This evaluation was entered as malicious',
    lead: 'After an appeal found it malicious, two people who belong neither to the hall nor to the unit decided to enter it. The register holds a number, and neither your name nor your phone.',
    effect:
      'You may evaluate and complain as before, and what you told us about is looked after. It has one effect: if another evaluation of yours is said to be malicious, those who decide see how many entries in force there are.',
    standing: 'State',
    standings: {
      PROPOSED: 'Not decided yet',
      DECLINED: 'Declined',
      WAITING: 'You may object; no effect yet',
      OBJECTED: 'Your objection is being decided; no effect yet',
      IN_FORCE: 'In force',
      ENDED: 'Ended',
    },
    endings: {
      DECIDED: 'Ended before its time',
      OBJECTION_UPHELD: 'Your objection was upheld',
      EXPIRED: 'Its time is over',
      NOT_KEPT: 'No register is kept here any more',
      ERASED: 'The evaluation was erased',
    },
    confirmedAt: 'Decided',
    objectBy: 'You may object until',
    endsAt: 'Ends at the latest',
    endedAt: 'Ended',
    noCalendar: 'open: the holidays of that year are not published yet, and until they are you may',
    reasons: 'Why it was entered',
    objection: 'Your objection',
    verdicts: { UPHELD: 'Upheld: the entry has ended.', REJECTED: 'Rejected: the entry ends by itself in time.' },
    answers: 'Reasons for that',
    askTitle: 'Is the entry wrong?',
    askHint:
      'Somebody decides who has taken no part in it, and until then it has no effect. Saying nothing is no consent.',
    words: 'Why',
    wordsHint:
      'Please leave out names, telephone and ID numbers. Those who decide do not see who you are, and the side you evaluated does not see what you write.',
    send: 'Object',
    sending: 'Sending…',
    delayed:
      'No connection, or the system is busy: it has not been sent yet and is being tried again. Please stay here.',
    missing: 'Please say why in a few words.',
    done: 'Your objection has been received.',
    refusals: {
      REGISTER_NOT_KEPT: 'No register is kept here any more: the entry has no effect.',
      NOT_AT_THIS_STAGE: 'Something has just changed: please see above how it stands.',
      VERSION_PASSED: 'Something has just changed: please see above how it stands, and send it again.',
      CITIZEN_HAS_SPOKEN: 'You have objected already.',
      TOO_LATE: 'The time for an objection is over.',
    },
  },
}
