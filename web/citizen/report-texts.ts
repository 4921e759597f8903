import type { Answer, Body } from '../shared/call.ts'
import type { Language } from '../shared/language.ts'

type Own = Answer<'lookUpConfidentialReport'>

export interface ReportTexts {
  readonly title: string
  readonly lead: string
  readonly kept: readonly string[]
  readonly kind: string
  readonly kinds: { readonly [Each in Body<'giveConfidentialReport'>['kind']]: string }
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
  readonly staffNo: string
  readonly about: string
  readonly aboutHint: string
  readonly aboutThisHint: string
  readonly aboutThis: string
  readonly contact: string
  readonly contactHint: string
  readonly name: string
  readonly phone: string
  readonly send: string
  readonly sending: string
  readonly later: string
  readonly lack: { readonly kind: string; readonly words: string; readonly phone: string }
  readonly received: string
  readonly receivedMore: string
  readonly own: string
  readonly stages: { readonly [Each in Own['stage']]: string }
  readonly next: { readonly [Each in Own['stage']]: string }
  readonly receivedAt: string
  readonly acknowledgeBy: string
  readonly late: string
  readonly said: string
  readonly outcome: string
  readonly outcomes: { readonly [Each in NonNullable<Own['outcome']>]: string }
  readonly reasons: string
  readonly messages: string
  readonly from: { readonly INSPECTOR: string; readonly CITIZEN: string }
  readonly write: string
  readonly writeHint: string
  readonly reply: string
  readonly replied: string
  readonly moved: string
}

/** Both languages: these pages are fetched by nobody who only evaluates. */
export const reportTexts: { readonly [Each in Language]: ReportTexts } = {
  'zh-CN': {
    title: '向纪检监察举报',
    lead: '因为评价受到打击报复，被吃拿卡要，被要求给好评——可以在这里直接告诉纪检监察，不经过大厅和被反映的单位。',
    kept: [
      '只有纪检监察人员能看到，一般由上一级受理；被反映的人、所在大厅的人一律回避，也不会知道有这件举报。',
      '不用登录，不用留姓名电话。凭回执码查看答复、回复留言。',
      '情况紧急，或者不想在网上说，请拨打 12388。',
    ],
    kind: '发生了什么',
    kinds: {
      RETALIATION: '因为评价受到打击报复',
      FAVOURS: '吃拿卡要',
      PRESSURE: '被要求、被盯着给好评',
      OTHER: '其他类似的事',
    },
    words: '请说说经过',
    wordsHint: '什么时候、谁、怎么说怎么做的。写多少都可以，内容加密保存。',
    place: '在哪里（可以不填）',
    placeHint: '填了才能交给那个大厅的上一级。不填的，由平台上最高一级的纪检监察受理。',
    search: '大厅名称或编码',
    find: '查找',
    notFound: '没有找到，请换个说法，或者不填。',
    hall: '大厅',
    noHall: '不填大厅',
    window: '窗口',
    noWindow: '不填窗口',
    staffNo: '工号（可以不填）',
    about: '与哪条评价有关（可以不填）',
    aboutHint: '填评价的回执码。只有受理的纪检监察人员知道是哪一条。',
    aboutThisHint: '勾选后，只有受理的纪检监察人员知道是哪一条；不勾选就不会发送。',
    aboutThis: '与我刚才查看的这条评价有关',
    contact: '联系方式（可以不填）',
    contactHint: '单独加密保存，纪检监察人员每看一次都会留下记录。',
    name: '称呼',
    phone: '电话',
    send: '提交',
    sending: '正在提交…',
    later: '现在提交不了，网络恢复后会自动再试。请不要关闭页面。',
    lack: { kind: '请选一项发生了什么。', words: '请写下经过。', phone: '留了称呼请把电话也写上，或者都不填。' },
    received: '纪检监察已收到',
    receivedMore: '请保存好下面的回执码：只有凭它才能看到答复。在别人的手机或公用电脑上，抄下来后请关闭页面。',
    own: '您的举报',
    stages: { RECEIVED: '已收到', ACKNOWLEDGED: '已受理', DECIDED: '已有结果' },
    next: {
      RECEIVED: '等待纪检监察人员受理。',
      ACKNOWLEDGED: '正在核查。有需要问您的，会在下面留言。',
      DECIDED: '核查已结束，结果在下面。又发生类似的事，请再次举报。',
    },
    receivedAt: '收到时间',
    acknowledgeBy: '最迟受理',
    late: '已超过受理期限，已提醒纪检监察人员。',
    said: '您反映的内容',
    outcome: '结果',
    outcomes: {
      SUBSTANTIATED: '属实',
      UNSUBSTANTIATED: '不属实',
      PASSED_ON: '已移送有权机关',
      OUT_OF_SCOPE: '不属于受理范围',
    },
    reasons: '说明',
    messages: '留言',
    from: { INSPECTOR: '纪检监察', CITIZEN: '您' },
    write: '回复留言',
    writeHint: '每条留言可以回复一次，只有受理的纪检监察人员能看到。',
    reply: '发送回复',
    replied: '回复已送达纪检监察。',
    moved: '情况刚刚有变化，请看上面的最新进展。',
  },
  en: {
    title: 'Tell discipline inspection',
    lead: 'Punished for an evaluation, asked for gifts or favours, pressed to evaluate well: here you tell discipline inspection directly, past the hall and whoever it is about.',
    kept: [
      'Inspectors alone can read it, as a rule those one level above. Whoever it is about, and whoever belongs to the hall, is kept from it and does not learn that there is a report.',
      'No sign-in, no name, no phone. With the receipt you read the answer and reply to messages.',
      'If it is urgent, or you would rather not write: please call 12388.',
    ],
    kind: 'What happened',
    kinds: {
      RETALIATION: 'Punished for an evaluation',
      FAVOURS: 'Asked for gifts or favours, or made to wait for them',
      PRESSURE: 'Pressed or watched to evaluate well',
      OTHER: 'Something else of the kind',
    },
    words: 'Please tell what happened',
    wordsHint: 'When, who, what was said and done. As much as you like; it is kept sealed.',
    place: 'Where (may be left out)',
    placeHint:
      'Needed to pass it to the level above that hall. Without it, the highest inspectors of the platform read it.',
    search: 'Name or code of the hall',
    find: 'Find',
    notFound: 'Nothing found: please try other words, or leave it out.',
    hall: 'Hall',
    noHall: 'No hall',
    window: 'Window',
    noWindow: 'No window',
    staffNo: 'Badge number (may be left out)',
    about: 'Which evaluation it is about (may be left out)',
    aboutHint: 'The receipt of the evaluation. Only the inspectors who read this learn which it is.',
    aboutThisHint: 'Ticked, only the inspectors who read this learn which it is; otherwise nothing of it is sent.',
    aboutThis: 'About the evaluation that I have just looked at',
    contact: 'How to reach you (may be left out)',
    contactHint: 'Sealed by itself; each time an inspector opens it is written down.',
    name: 'What to call you',
    phone: 'Phone',
    send: 'Send',
    sending: 'Sending…',
    later: 'It cannot be sent now; the page tries again by itself. Please keep it open.',
    lack: {
      kind: 'Please choose what happened.',
      words: 'Please tell what happened.',
      phone: 'With a name please give a phone too, or neither.',
    },
    received: 'Discipline inspection has received it',
    receivedMore:
      'Please keep the receipt below: it alone opens the answer. On somebody else’s phone or a public computer, write it down and close the page.',
    own: 'Your report',
    stages: { RECEIVED: 'received', ACKNOWLEDGED: 'taken up', DECIDED: 'decided' },
    next: {
      RECEIVED: 'It waits for an inspector to take it up.',
      ACKNOWLEDGED: 'It is being looked into. Whatever has to be asked is left below.',
      DECIDED: 'It has been looked into; the outcome is below. If it happens again, please report again.',
    },
    receivedAt: 'Received',
    acknowledgeBy: 'Taken up by',
    late: 'The time for taking it up has passed; inspectors have been reminded.',
    said: 'What you said',
    outcome: 'Outcome',
    outcomes: {
      SUBSTANTIATED: 'substantiated',
      UNSUBSTANTIATED: 'not substantiated',
      PASSED_ON: 'passed on to the competent authority',
      OUT_OF_SCOPE: 'not within its scope',
    },
    reasons: 'Reasons',
    messages: 'Messages',
    from: { INSPECTOR: 'Discipline inspection', CITIZEN: 'You' },
    write: 'Reply',
    writeHint: 'Once to each message; only the inspectors who read this see it.',
    reply: 'Send the reply',
    replied: 'Discipline inspection has your reply.',
    moved: 'Something has just changed: please see above how it stands.',
  },
}
