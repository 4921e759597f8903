import type { HandlingClock } from '../../../domain/handling-policy.ts'
import type { MessageDetail, MessageKind } from '../../../domain/message.ts'
import { sayDueTime } from '../../shared/format.ts'

type Say = (detail: MessageDetail) => string

export interface MessageTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly unread: (count: string) => string
  readonly allRead: string
  readonly readAll: string
  readonly newOnes: string
  readonly more: string
  readonly isUnread: string
  readonly open: string
  readonly read: string
  readonly kinds: { readonly [Kind in MessageKind]: { readonly title: string; readonly body: Say } }
}

const by = (detail: MessageDetail, name: string) => String(detail[name] ?? '')

/** Why the platform has not sent anybody by itself. */
const reportKinds: { readonly [kind: string]: string | undefined } = {
  WEEK: '周报',
  MONTH: '月报',
  QUARTER: '季报',
  YEAR: '年报',
}

const visitWhys: { readonly [why: string]: string | undefined } = {
  WINDOW_CLOSED: '窗口已停用，请工作组处理。',
  FORM_NOT_IN_FORCE: '没有生效的测评表，请工作组另行安排测评。',
  NOBODY_TO_SEND: '评价员库里没有不需回避的人可派，请工作组另行安排测评。',
  NO_OUTSIDE_RANDOMNESS: '日志没有见证，也没有约定公开随机数，请工作组另行安排测评。',
  RANDOMNESS_AWAITED: '暗访计划已立项，请在约定的公开随机数产生后录入并抽取。',
}

const clocks: { readonly [Each in HandlingClock]: string } = {
  ACKNOWLEDGE: '签收',
  CONTACT: '首次联系',
  VERIFY: '核实',
  PLAN: '制定整改方案',
  HANDLE: '整改或说明',
  REVIEW: '复核',
  FEED_BACK: '反馈群众',
}
const clockOf = (detail: MessageDetail) => clocks[by(detail, 'clock') as HandlingClock] ?? by(detail, 'clock')
const openings: Readonly<Record<string, string>> = {
  EVALUATION: '刚刚收到差评',
  COMPLAINT: '刚刚收到投诉',
  ALERT: '出现预警',
  INSPECTION: '被查评发现问题',
  OPINION: '有采纳的意见待办',
}
const dueOf = (detail: MessageDetail) => {
  const due = by(detail, 'dueAt')
  return Number.isNaN(Date.parse(due)) ? due : sayDueTime('zh-CN', due)
}
const at = (detail: MessageDetail) => `大厅 ${by(detail, 'hallCode')} 窗口 ${by(detail, 'windowCode') || '—'} `

export const zh: MessageTexts = {
  title: '收件箱',
  hint: '发给您本人和当前岗位的提醒，最新的在前。',
  none: '还没有消息。',
  unread: (count) => `${count} 条未读`,
  allRead: '没有未读消息',
  readAll: '全部标为已读',
  newOnes: '有新消息，点击显示',
  more: '显示更早的',
  isUnread: '未读',
  open: '前往处理',
  read: '标为已读',
  kinds: {
    POST_GRANTED: { title: '您有了新岗位', body: () => '安全管理员授予您一个岗位，可在页面上方的“当前岗位”中选用。' },
    POST_ENDED: { title: '一个岗位已撤销', body: () => '安全管理员撤销了您的一个岗位，以该岗位进行的操作已停止。' },
    PASSWORD_RESET: {
      title: '密码被重置',
      body: () => '系统管理员重置了您的密码，您的所有登录已结束。如果您没有提出过，请立即联系安全管理员。',
    },
    FACTORS_REMOVED: {
      title: '验证器被解除',
      body: () => '安全管理员解除了您的验证器。如果您没有提出过，请立即联系安全管理员。',
    },
    SIGN_ON_LINKED: {
      title: '账户已关联统一认证',
      body: () =>
        '从现在起可以用统一认证登录您的账户。如果不是您本人操作，请立即解除关联、修改密码，并联系安全管理员。',
    },
    SIGN_ON_PARTED: {
      title: '统一认证关联已解除',
      body: () => '统一认证不能再登录您的账户，请用密码登录。如果不是您提出的，请联系安全管理员。',
    },
    ACCOUNT_LOCKED: {
      title: '登录多次失败',
      body: () => '有人多次用错误的密码尝试登录您的账户，平台暂停了一段时间的登录。如果不是您本人，请修改密码。',
    },
    SIGNED_IN_ELSEWHERE: {
      title: '在新的设备或网络登录',
      body: (detail) =>
        `您的账户从没有用过的设备或网络登录：${by(detail, 'agent') || '未知浏览器'}，${by(detail, 'from') || '未知地址'}。如果不是您本人，请结束那次登录并修改密码。`,
    },
    DEVICE_SILENT: {
      title: '设备失联',
      body: (detail) =>
        `大厅 ${by(detail, 'hallCode')} 窗口 ${by(detail, 'windowCode') || '—'} 的设备没有心跳，请到现场检查。`,
    },
    KEY_EXPIRING: {
      title: '接口密钥即将到期',
      body: (detail) =>
        `密钥 ${by(detail, 'key')} 将于 ${by(detail, 'day')} 到期，请及时更换，否则对接的业务系统会中断。`,
    },
    CALENDAR_MISSING: {
      title: '缺少明年的工作日历',
      body: (detail) => `还没有 ${by(detail, 'year')} 年的放假安排，跨年的办理期限无法计算。`,
    },
    AUDIT_STANDS_STILL: {
      title: '审计封存中断',
      body: (detail) => `有 ${by(detail, 'waiting')} 条审计记录超过时限没有封存，请检查平台的后台任务。`,
    },
    ORDER_OPENED: {
      title: '新的工单，请当场处理',
      body: (detail) =>
        `${at(detail)}${openings[by(detail, 'source')] ?? '有了新的工单'}，请尽快签收、联系，能当场解决的当场解决。`,
    },
    ORDER_DUE_SOON: {
      title: '差评工单快到期',
      body: (detail) => `${at(detail)}的差评工单，${clockOf(detail)}的期限是 ${dueOf(detail)}，请抓紧办理。`,
    },
    ORDER_OVERDUE: {
      title: '差评工单已超期',
      body: (detail) =>
        `${at(detail)}的差评工单，${clockOf(detail)}应在 ${dueOf(detail)} 前完成，现已超期，请立即办理。`,
    },
    ORDER_ESCALATED: {
      title: '差评工单超期，请督办',
      body: (detail) =>
        `${at(detail)}的差评工单，${clockOf(detail)}应在 ${dueOf(detail)} 前完成，至今没有完成。这是第 ${by(detail, 'level')} 级督办，请督促责任单位。`,
    },
    ORDER_HELP_ASKED: {
      title: '群众请值班人员过来',
      body: (detail) => `${at(detail)}的群众评价后还在大厅，请马上到窗口当面了解、当场解决。`,
    },
    ORDER_CITIZEN_WROTE: {
      title: '群众回复了留言',
      body: (detail) => `${at(detail)}的差评工单，群众凭回执回复了留言，请查看。`,
    },
    ORDER_PROBLEM_AGAIN: {
      title: '同样的问题又出现了',
      body: (detail) =>
        `${at(detail)}的差评工单核实的问题，整改办结后又出现，这是第 ${by(detail, 'occurrence')} 次。请查看以前的整改为什么没有管住。`,
    },
    CONFIDENTIAL_REPORT_RECEIVED: {
      title: '收到一件直达举报',
      body: () => '只通知不需回避的纪检监察人员，请按期受理。',
    },
    CONFIDENTIAL_REPORT_DUE_SOON: {
      title: '一件直达举报等待受理',
      body: () => '还没有人受理，期限快到了。',
    },
    CONFIDENTIAL_REPORT_OVERDUE: {
      title: '一件直达举报超期未受理',
      body: () => '已经超过受理期限，请立即受理。',
    },
    CONFIDENTIAL_REPORT_ANSWERED: {
      title: '举报人有回复',
      body: () => '举报人回复了您的留言。',
    },
    APPEAL_LODGED: {
      title: '有申诉待决定',
      body: (detail) => `${at(detail)}的一条评价被申诉，群众可在期限内提出异议，之后请作出决定。`,
    },
    APPEAL_OBJECTED: {
      title: '群众对申诉提出异议',
      body: (detail) => `${at(detail)}的一条评价被申诉，评价人不同意，请看他的说明。`,
    },
    APPEAL_DECIDED: {
      title: '申诉已有决定',
      body: (detail) =>
        by(detail, 'verdict') === 'UPHELD'
          ? `${at(detail)}的申诉成立，该评价不计入统计，但仍保留并注明。`
          : `${at(detail)}的申诉不成立，该评价仍然有效。理由见申诉记录。`,
    },
    PRAISE_TOLD: {
      title: '有群众表扬您',
      body: (detail) =>
        `${by(detail, 'from')} 至 ${by(detail, 'until')}，有 ${by(detail, 'praises')} 位群众对您的服务表示“非常满意”。`,
    },
    ORDER_FALSE_CLOSURE: {
      title: '抽查发现没有改好',
      body: (detail) => `${at(detail)}的差评工单，办结抽查时群众说没有改好，已重新开始办理，期限重新计算。`,
    },
    CALIBRATION_OPENED: {
      title: '请说明评分理由',
      body: () => '您与另一位评价员在同一处的评分相差很大。请各自说明理由，再共同得出结论。',
    },
    DEDUCTION_PROPOSED: {
      title: '拟扣分，请申辩',
      body: (detail) => `大厅 ${by(detail, 'hallCode')} 有一项拟扣分，请在期限内说明情况、附上证据；逾期视为没有意见。`,
    },
    DEDUCTION_ANSWERED: {
      title: '单位已申辩，请审定',
      body: (detail) => `大厅 ${by(detail, 'hallCode')} 对一项拟扣分作了申辩，可以由提出人以外的人审定。`,
    },
    DEDUCTION_DECIDED: {
      title: '扣分或加分已审定',
      body: (detail) => `大厅 ${by(detail, 'hallCode')} 的一项扣分或加分已审定，请查看结果和理由。`,
    },
    EXEMPTION_PROPOSED: {
      title: '有容错申请，请审定',
      body: (detail) =>
        `大厅 ${by(detail, 'hallCode')} 提出一项容错，说明成绩下降出于外部原因，请由与该单位无关的人在期限内审定。`,
    },
    MANIPULATION_FOUND: {
      title: '有评价被暂存，请复核',
      body: (detail) =>
        `大厅 ${by(detail, 'hallCode')} ${by(detail, 'day')} 有 ${by(detail, 'signals')} 条刷评线索，相关评价已暂存。请由两个人先后复核，复核前照常计入。`,
    },
    MANIPULATION_PROPOSED: {
      title: '有刷评复核意见，请另一人审定',
      body: (detail) =>
        `大厅 ${by(detail, 'hallCode')} ${by(detail, 'day')} 的一条刷评线索已有人提出意见，请由另一个人审定。`,
    },
    WEIGHTING_ROUND_OPENED: {
      title: '请您作为专家赋权',
      body: (detail) =>
        `请对评价指标的权重作出判断（第 ${by(detail, 'round')} 轮）。您的意见匿名汇总，别人看不到是谁写的，截止前提交一次。已提交的不用再交。`,
    },
    WEIGHTING_ENDED: {
      title: '赋权已结束',
      body: (detail) => `您参加的赋权在第 ${by(detail, 'round')} 轮结束，可以查看汇总结果。`,
    },
    SCORE_VISIT_ASKED: {
      title: '预警：请安排现场核查',
      body: (detail) =>
        `${by(detail, 'period')} 的数据触发大厅 ${by(detail, 'hallCode')} 的窗口 ${by(detail, 'windowCode')} 的预警，需要一次现场核查。${visitWhys[by(detail, 'why')] ?? '请安排一次测评。'}`,
    },
    REPORT_MADE: {
      title: '定期报告已生成',
      body: (detail) => `${reportKinds[by(detail, 'kind')] ?? ''}（${by(detail, 'period')}）已生成，可以查看或下载。`,
    },
    SCORE_LISTED: {
      title: '拟列入名单，可以说明',
      body: (detail) =>
        `${by(detail, 'period')} 的结果拟把大厅 ${by(detail, 'hallCode')} 的窗口 ${by(detail, 'windowCode')} 列入名单。请查看依据，有不符的在期限内说明。`,
    },
    SCORE_LIST_ANSWERED: {
      title: '单位对列入名单作出说明，请审定',
      body: (detail) => `大厅 ${by(detail, 'hallCode')} 对列入名单作了说明，请由与该单位无关的人审定。`,
    },
    SCORE_LIST_DECIDED: {
      title: '列入名单的说明已审定',
      body: (detail) => `大厅 ${by(detail, 'hallCode')} 对列入名单的说明已审定，请查看结果和理由。`,
    },
    EXEMPTION_DECIDED: {
      title: '容错申请已审定',
      body: (detail) => `大厅 ${by(detail, 'hallCode')} 的一项容错申请已审定，请查看结果和理由。`,
    },
    ACCOUNTABILITY_PROPOSED: {
      title: '有新的追责问责建议',
      body: () => '办结抽查发现一张工单没有改好，请审议是否追责问责，并写明理由。',
    },
    REGISTER_PROPOSED: {
      title: '登记待另一人确认',
      body: () => '有人提出登记一条已裁定为恶意的评价，须由另一人确认或不予登记。',
    },
    REGISTER_OBJECTED: {
      title: '评价人对登记提出异议',
      body: () => '请由没有提出、也没有确认登记的人裁定。裁定以前登记不生效。',
    },
    ORDER_REOPENED: {
      title: '群众要求重新办理',
      body: (detail) => `${at(detail)}的差评工单，群众认为没有解决，已重新开始办理，期限重新计算。`,
    },
  },
}
