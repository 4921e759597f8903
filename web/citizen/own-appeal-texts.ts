import type { RefusalCode } from '../../contracts/problem.ts'
import type { AppealGround, Stance, Verdict } from '../../domain/appeal.ts'
import type { Language } from '../shared/language.ts'

export interface OwnAppealTexts {
  readonly failed: string
  readonly again: string
  readonly heading: {
    readonly asked: string
    readonly waits: string
    readonly withdrawn: string
  } & { readonly [Each in Verdict]: string }
  readonly lead: string
  readonly grounds: { readonly [Each in AppealGround]: string }
  readonly ground: string
  readonly lodgedAt: string
  readonly answerBy: string
  readonly decideBy: string
  readonly noCalendar: string
  readonly said: string
  readonly stance: string
  readonly stances: { readonly [Each in Stance]: string }
  readonly silent: string
  readonly waits: string
  readonly withdrawn: string
  readonly effects: { readonly [Each in Verdict]: string }
  readonly reasons: string
  readonly askTitle: string
  readonly askHint: string
  readonly choices: { readonly [Each in Stance]: string }
  readonly words: string
  readonly wordsHint: string
  readonly send: string
  readonly sending: string
  readonly delayed: string
  readonly missing: string
  readonly missingWords: string
  readonly done: { readonly [Each in Stance]: string }
  readonly refusals: { readonly [Code in RefusalCode]?: string }
}

/** Both languages: this part is fetched when somebody opens a receipt, by nobody who evaluates. */
export const ownAppealTexts: { readonly [Each in Language]: OwnAppealTexts } = {
  'zh-CN': {
    failed: '暂时查不到有没有人对这条评价提出申诉。',
    again: '再查一次',
    heading: {
      asked: '有人对您的评价提出了申诉，想听听您的意见',
      waits: '有人对您的评价提出了申诉，等待裁定',
      withdrawn: '对方已撤回申诉',
      UPHELD: '裁定：申诉成立',
      REJECTED: '裁定：申诉不成立',
    },
    lead: '被评价的一方认为这条评价不应计入得分。由与该大厅和单位无关的人员裁定，被评价的人不参与。',
    grounds: {
      MISPRESSED: '误操作',
      WRONG_OBJECT: '评错了对象',
      NO_LEGAL_BASIS: '诉求没有法定依据',
      MALICIOUS: '恶意评价',
      OFF_TOPIC: '与办事无关',
      DUPLICATE: '重复评价',
      SYSTEM_FAULT: '系统故障',
    },
    ground: '申诉类别',
    lodgedAt: '提出时间',
    answerBy: '您可以答复到',
    decideBy: '裁定最迟',
    noCalendar: '待定（该年度放假安排尚未发布）',
    said: '对方的理由',
    stance: '您的意见',
    stances: { OBJECTS: '不同意申诉', AGREES: '同意申诉' },
    silent: '没有答复（不算同意）',
    waits: '您不用再做什么，裁定结果和理由会显示在这里。',
    withdrawn: '您的评价照常计入。',
    effects: {
      UPHELD: '这条评价不再计入得分。评价内容保留在案，您反映的问题仍会继续办理。',
      REJECTED: '您的评价照常计入得分。',
    },
    reasons: '裁定理由',
    askTitle: '您同意对方的说法吗？',
    askHint:
      '答复与否由您决定。不答复不算同意，也不影响您反映的问题。裁定人员看不到您是谁，被评价的一方看不到您写的话。',
    choices: { OBJECTS: '不同意，我的评价是真实的', AGREES: '同意，这条评价可以不计入' },
    words: '想说的话（不同意时请写明）',
    wordsHint: '请不要写姓名、电话、证件号码。',
    send: '提交意见',
    sending: '正在提交…',
    delayed: '网络不通或系统繁忙，还没有送出，正在自动重试。请留在本页。',
    missing: '请先选择同意还是不同意。',
    missingWords: '不同意的，请写几句理由。',
    done: { OBJECTS: '已收到您的异议。', AGREES: '已收到您的答复。' },
    refusals: {
      NOT_AT_THIS_STAGE: '情况刚刚有变化，请看上面的最新情况。',
      VERSION_PASSED: '情况刚刚有变化，请看上面的最新情况，再提交一次。',
      CITIZEN_HAS_SPOKEN: '您已经答复过了。',
      TOO_LATE: '答复期限已过。没有答复不算同意。',
    },
  },
  en: {
    failed: 'Whether somebody appeals against this evaluation cannot be had now.',
    again: 'Ask again',
    heading: {
      asked: 'Somebody appeals against your evaluation: what do you say?',
      waits: 'Somebody appeals against your evaluation: to be decided',
      withdrawn: 'The appeal has been withdrawn',
      UPHELD: 'Decision: the appeal is upheld',
      REJECTED: 'Decision: the appeal is rejected',
    },
    lead: 'The side you evaluated says that this evaluation should not count. People who have nothing to do with it decide; whoever you rated does not.',
    grounds: {
      MISPRESSED: 'Pressed by mistake',
      WRONG_OBJECT: 'About somebody else',
      NO_LEGAL_BASIS: 'No legal basis',
      MALICIOUS: 'Malicious',
      OFF_TOPIC: 'Not about the service',
      DUPLICATE: 'Given twice',
      SYSTEM_FAULT: 'Fault of a system',
    },
    ground: 'Ground',
    lodgedAt: 'Lodged',
    answerBy: 'You may answer until',
    decideBy: 'Decided by',
    noCalendar: 'open: the holidays of that year are not published yet',
    said: 'What they say',
    stance: 'What you say',
    stances: { OBJECTS: 'You object', AGREES: 'You agree' },
    silent: 'Nothing (which is no consent)',
    waits: 'There is nothing more to do. The decision and its reasons are shown here.',
    withdrawn: 'Your evaluation counts as before.',
    effects: {
      UPHELD:
        'This evaluation does not count any more. It stays on record, and what you told us about is still looked after.',
      REJECTED: 'Your evaluation counts as before.',
    },
    reasons: 'Reasons',
    askTitle: 'Do you agree with them?',
    askHint:
      'Answer if you like. Silence is not consent, and changes nothing of what you told us about. Those who decide do not see who you are, and the side you evaluated does not see what you write.',
    choices: {
      OBJECTS: 'I object: my evaluation is true',
      AGREES: 'I agree: it need not count',
    },
    words: 'In your words (needed if you object)',
    wordsHint: 'Please leave out names, telephone and ID numbers.',
    send: 'Send',
    sending: 'Sending…',
    delayed:
      'No connection, or the system is busy: it has not been sent yet and is being tried again. Please stay here.',
    missing: 'Please choose whether you agree.',
    missingWords: 'If you object, please say why in a few words.',
    done: { OBJECTS: 'Your objection has been received.', AGREES: 'Your answer has been received.' },
    refusals: {
      NOT_AT_THIS_STAGE: 'Something has just changed: please see above how it stands.',
      VERSION_PASSED: 'Something has just changed: please see above how it stands, and send it again.',
      CITIZEN_HAS_SPOKEN: 'You have answered already.',
      TOO_LATE: 'The time for an answer is over. Silence is not consent.',
    },
  },
}
