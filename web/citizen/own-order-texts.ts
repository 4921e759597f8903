import type { RefusalCode } from '../../contracts/problem.ts'
import type { Answer, Body } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'

type Stage = NonNullable<Answer<'followOwnOrder'>['order']>['stage']
type Sent = Body<'answerOwnOrder'>['answer']

export interface OwnOrderTexts {
  readonly heading: (stage: string) => string
  readonly opening: string
  readonly failed: string
  readonly again: string
  readonly none: string
  readonly stages: { readonly [Each in Stage]: string }
  /** What follows, in plain words. */
  readonly next: { readonly [Each in Stage]: string }
  readonly openedAt: string
  readonly stepBy: string
  readonly endBy: string
  readonly late: string
  readonly round: (times: number) => string
  readonly answer: string
  readonly satisfaction: string
  readonly mark: (mark: number) => string
  readonly messages: string
  readonly from: { readonly DESK: string; readonly CITIZEN: string }
  readonly helpTitle: string
  readonly helpHint: string
  readonly help: string
  readonly writeTitle: string
  readonly writeHint: string
  readonly write: string
  readonly rateTitle: string
  readonly rateBy: (day: string) => string
  readonly steps: { readonly [Mark in 100 | 75 | 50 | 25 | 0]: string }
  readonly solvedTitle: string
  readonly solved: string
  readonly notSolved: string
  readonly wordsOptional: string
  readonly rate: string
  readonly reopenTitle: string
  readonly reopenHint: (day: string | null) => string
  readonly reopenWords: string
  readonly reopen: string
  readonly sending: string
  readonly delayed: string
  readonly missing: { readonly [Each in Exclude<Sent, 'ASK_HELP'>]: string }
  readonly done: { readonly [Each in Sent]: string }
  readonly refusals: { readonly [Code in RefusalCode]?: string }
}

/** Both languages: this part is fetched when somebody opens a receipt, by nobody who evaluates. */
export const ownOrderTexts: { readonly [Each in Language]: OwnOrderTexts } = {
  'zh-CN': {
    heading: (stage) => `办理进展：${stage}`,
    opening: '正在查询办理进展…',
    failed: '办理进展暂时查不到，您提交的内容仍在。',
    again: '再查一次',
    none: '没有需要办理的事项：只有差评才会转为办理单，限期整改。',
    stages: {
      OPENED: '已转交责任单位',
      ACKNOWLEDGED: '责任单位已签收',
      CONTACTED: '已与您联系',
      RECTIFYING: '正在整改',
      EXPLAINING: '正在准备说明',
      IN_REVIEW: '已处理，正在复核',
      REVIEWED: '复核通过',
      FED_BACK: '已答复，等您评价',
      CLOSED: '已办结',
    },
    next: {
      OPENED: '等待签收。被评价、被反映的工作人员不参与办理，也不会联系您。',
      ACKNOWLEDGED: '接下来核实情况；留有联系方式的会联系您，匿名的在本页留言。',
      CONTACTED: '接下来核实您反映的情况。',
      RECTIFYING: '问题已经核实。改好以后由没有参与办理的人复核。',
      EXPLAINING: '经核实，诉求没有政策依据，责任单位将说明理由，由其他人复核。',
      IN_REVIEW: '没有参与办理的人正在检查是不是真的改好了。',
      REVIEWED: '接下来把结果答复给您。',
      FED_BACK: '请看下面的答复，说说有没有解决。',
      CLOSED: '办理已经结束。',
    },
    openedAt: '开始办理',
    stepBy: '这一步最迟',
    endBy: '办理最迟',
    late: '这一步已经超过期限，系统正在逐级催办。',
    round: (times) => `已重新办理，这是第 ${times + 1} 次办理。`,
    answer: '答复',
    satisfaction: '您对办理的打分',
    mark: (mark) => `${mark} 分`,
    messages: '往来留言',
    from: { DESK: '责任单位', CITIZEN: '您' },
    helpTitle: '还在大厅？',
    helpHint: '可以请大厅的值班人员现在过来当面解决。被评价的窗口人员不会收到通知。只需一次，请在窗口附近稍等。',
    help: '请值班人员过来',
    writeTitle: '回复留言',
    writeHint: '办理和复核您这件事的人能看到，看不到您是谁。请不要写姓名、电话、证件号码。',
    write: '发送回复',
    rateTitle: '您对这次办理满意吗？',
    rateBy: (day) => `最迟 ${day}，过期按未评价办结。`,
    steps: { 100: '很满意', 75: '比较满意', 50: '一般', 25: '不太满意', 0: '很不满意' },
    solvedTitle: '问题解决了吗？',
    solved: '解决了',
    notSolved: '没有解决（将重新办理；已到次数上限的如实记录）',
    wordsOptional: '想说的话（可不填）',
    rate: '提交评价',
    reopenTitle: '还没有解决？要求重新办理',
    reopenHint: (day) => (day === null ? '写明哪里还没有解决。' : `写明哪里还没有解决。最迟 ${day} 提出。`),
    reopenWords: '哪里还没有解决',
    reopen: '要求重新办理',
    sending: '正在提交…',
    delayed: '网络不通或系统繁忙，还没有送出，正在自动重试。请留在本页。',
    missing: {
      WRITE: '请先写下回复。',
      RATE: '请先选择满意程度，并选择问题是否解决。',
      REOPEN: '请写明哪里还没有解决。',
    },
    done: {
      WRITE: '回复已送达责任单位。',
      RATE: '已收到您的评价。',
      REOPEN: '已收到，将重新办理。',
      ASK_HELP: '已通知值班人员，请在窗口附近稍等。',
    },
    refusals: {
      NOT_AT_THIS_STAGE: '办理情况刚刚有变化，请看上面的最新进展。',
      VERSION_PASSED: '办理情况刚刚有变化，请看上面的最新进展，再提交一次。',
      ALREADY_ASKED: '已经通知过值班人员了。',
      ALREADY_RATED: '您已经评价过了。',
      TOO_LATE: '期限已过，不能再提交。仍想反映问题，请拨打 12345。',
      REOPENED_TOO_OFTEN: '重新办理的次数已用完。仍想反映问题，请拨打 12345。',
    },
  },
  en: {
    heading: (stage) => `What is being done: ${stage}`,
    opening: 'Asking what is being done…',
    failed: 'What is being done cannot be had now. Your evaluation is safe.',
    again: 'Ask again',
    none: 'Nothing has to be handled: only a bad evaluation is handed to somebody who has to put it right.',
    stages: {
      OPENED: 'Handed to the office responsible',
      ACKNOWLEDGED: 'The office responsible has taken it up',
      CONTACTED: 'You have been contacted',
      RECTIFYING: 'Being put right',
      EXPLAINING: 'An explanation is being prepared',
      IN_REVIEW: 'Done, and being checked',
      REVIEWED: 'Checked',
      FED_BACK: 'Answered: your turn',
      CLOSED: 'Closed',
    },
    next: {
      OPENED: 'It waits to be taken up. Whoever you rated or complained of has no part in it and will not contact you.',
      ACKNOWLEDGED:
        'The facts are established next. Who left a way to be reached is contacted; who is anonymous finds a message here.',
      CONTACTED: 'What you told us is being verified.',
      RECTIFYING: 'The problem has been confirmed. What is done about it is checked by somebody who had no part in it.',
      EXPLAINING:
        'What you asked for has no basis in law. The office gives its reasons, and somebody else checks them.',
      IN_REVIEW: 'Somebody who had no part in it checks whether it was really put right.',
      REVIEWED: 'The result is told to you next.',
      FED_BACK: 'Please read the answer below, and tell us whether it is solved.',
      CLOSED: 'The handling has ended.',
    },
    openedAt: 'Begun',
    stepBy: 'This step by',
    endBy: 'Done by',
    late: 'This step is late. The offices above are being told, one after the other.',
    round: (times) => `Taken up again: this is round ${times + 1}.`,
    answer: 'Answer',
    satisfaction: 'Your mark for the handling',
    mark: (mark) => `${mark} of 100`,
    messages: 'Messages',
    from: { DESK: 'Office responsible', CITIZEN: 'You' },
    helpTitle: 'Still in the hall?',
    helpHint:
      'Whoever is on duty in the hall can come and settle it with you now. The person you rated is not told. Once is enough: please wait near the window.',
    help: 'Ask somebody to come',
    writeTitle: 'Write back',
    writeHint:
      'Only those who handle it read this, and they do not see who you are. Please leave out names and numbers.',
    write: 'Send',
    rateTitle: 'Are you satisfied with what was done?',
    rateBy: (day) => `Please tell us by ${day}; after that it is closed unrated.`,
    steps: { 100: 'Very satisfied', 75: 'Rather satisfied', 50: 'So-so', 25: 'Rather not', 0: 'Not at all' },
    solvedTitle: 'Is the problem solved?',
    solved: 'It is solved',
    notSolved: 'It is not (it is taken up again, unless that has been done as often as it may)',
    wordsOptional: 'Anything to add (optional)',
    rate: 'Submit',
    reopenTitle: 'Not solved? Have it taken up again',
    reopenHint: (day) =>
      day === null ? 'Say what is not solved.' : `Say what is not solved. You can do so until ${day}.`,
    reopenWords: 'What is not solved',
    reopen: 'Take it up again',
    sending: 'Sending…',
    delayed:
      'No connection, or the system is busy: it has not been sent yet and is being tried again. Please stay here.',
    missing: {
      WRITE: 'Please write something first.',
      RATE: 'Please choose how satisfied you are, and whether it is solved.',
      REOPEN: 'Please say what is not solved.',
    },
    done: {
      WRITE: 'Your message has reached the office responsible.',
      RATE: 'Your mark has been received.',
      REOPEN: 'Received: it is taken up again.',
      ASK_HELP: 'Whoever is on duty has been told. Please wait near the window.',
    },
    refusals: {
      NOT_AT_THIS_STAGE: 'Something has just changed: please see above how it stands.',
      VERSION_PASSED: 'Something has just changed: please see above how it stands, and send it again.',
      ALREADY_ASKED: 'Whoever is on duty has been told already.',
      ALREADY_RATED: 'You have given your mark already.',
      TOO_LATE: 'The time for this is over. You can still call 12345.',
      REOPENED_TOO_OFTEN: 'It has been taken up again as often as it may be. You can still call 12345.',
    },
  },
}
