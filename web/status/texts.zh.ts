import type { Downgrade } from '../../contracts/status.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

export interface StatusTexts {
  readonly shared: SharedTexts
  readonly title: string
  readonly lead: string
  readonly opening: string
  readonly unreachable: string
  readonly lastSeen: string
  readonly verdicts: { readonly OK: string; readonly DEGRADED: string }
  readonly asOf: string
  readonly dependencies: string
  readonly dependency: { readonly database: string; readonly intake: string; readonly vault: string }
  readonly states: { readonly UP: string; readonly DOWN: string }
  readonly work: string
  readonly sweepName: string
  /** What the platform does by itself, by its name; one without words here is shown by name. */
  readonly sweeps: Readonly<Record<string, string>>
  readonly sweepEnded: string
  readonly sweepState: string
  readonly notYet: string
  readonly failing: string
  readonly running: string
  readonly facts: string
  readonly waiting: string
  readonly partitions: string
  readonly calendar: string
  readonly backup: string
  readonly drill: string
  readonly drillNever: string
  readonly drillMissing: (last: string) => string
  readonly audit: string
  readonly auditSealed: string
  readonly auditWaits: (seconds: string) => string
  readonly auditStandsStill: (seconds: string) => string
  readonly unknown: string
  readonly started: string
  readonly version: string
  readonly without: string
  readonly withoutLead: string
  readonly downgrades: Readonly<Record<Downgrade, string>>
}

export const zh: StatusTexts = {
  shared: sharedZh,
  title: '运行状态',
  lead: '本页任何人都可以看，每十秒更新一次。',
  opening: '正在打开…',
  unreachable: '现在连不上平台，正在重试。',
  lastSeen: '下面是最后一次看到的情况。',
  verdicts: { OK: '运行正常', DEGRADED: '部分功能不正常' },
  asOf: '更新时间',
  dependencies: '组成部分',
  dependency: { database: '业务数据库', intake: '接收评价', vault: '密封保管' },
  states: { UP: '正常', DOWN: '不可用' },
  work: '后台工作',
  sweepName: '工作',
  sweeps: {
    rules: '重读规则',
    keys: '核对密钥',
    'month-partitions': '预备月度分区',
    challenges: '清理用过的工作量证明',
    nonces: '清理已过期的请求随机数',
    'rate-limits': '交换限流计数',
    'rate-limits-tidy': '清理限流计数',
    drill: '每日系统拨测',
    messages: '清理收件箱',
    participation: '统计参评情况',
    letters: '发送评价邀请',
    reminders: '短信提醒工作人员',
    'letters-tidy': '清理已过期的邀请',
    imports: '处理导入的文件',
    'handling-orders': '差评工单到期提醒',
    'own-evaluations': '窗口人员本人评价汇总',
    'handling-rounds': '整改指标补算',
    'problem-entries': '问题台账补记',
    'evidence-files': '清理未使用的证据文件',
    'closure-audits': '办结抽查抽取',
    'confidential-reports': '直达举报到期提醒',
    'malicious-entries': '清理到期的登记',
    sessions: '清理已结束的登录',
    'imports-cleared': '清理导入的文件',
    'audit-seal': '封存审计记录',
    'audit-held': '补入暂存的审计记录',
    'audit-tail': '查看未封存的审计记录',
    'audit-check': '核对审计链',
    'audit-months': '清理到期的审计月份',
  },
  sweepEnded: '上次完成',
  sweepState: '情况',
  notYet: '启动后尚未运行',
  failing: '上次出错，会再试',
  running: '正常',
  facts: '运行情况',
  waiting: '等待写入的评价',
  partitions: '数据分区已备到',
  calendar: '工作日历已录入到',
  backup: '上次备份',
  drill: '系统拨测上次通过',
  drillNever: '尚未进行',
  drillMissing: (last) => `缺失：差评可能没有被收下，正在处置（上次通过：${last}）`,
  audit: '审计封存',
  auditSealed: '全部已封存',
  auditWaits: (seconds) => `正常，最早一条等待 ${seconds} 秒`,
  auditStandsStill: (seconds) => `已停滞 ${seconds} 秒：敏感操作暂停，评价不受影响`,
  unknown: '未知',
  started: '启动时间',
  version: '版本',
  without: '本站的精简之处',
  withoutLead: '规模较小的单位可以这样运行：评价照常接收、照常统计，只是少了下面这些保障，应当让大家知道。',
  downgrades: {
    KEYS_IN_FILES: '密钥保存在服务器的文件里，没有使用密码机或密钥管理服务：能读取这台服务器文件的人，也能读到密钥。',
    KEYS_BESIDE_DATA: '密钥与数据放在同一个目录：谁拿走整个目录的副本，谁就能解开其中的个人信息。',
    SUITE_NOT_CHINESE: '个人信息用国际通用算法（AES）加密，没有使用国密算法（SM4、SM3）。',
    INDEX_NOT_CHINESE: '个人信息用国密算法加密，但查重用的索引是在启用国密之前确定的，仍用国际算法（SHA-256）。',
    OWN_DATABASE: '数据库与平台在同一台机器上，用的是随平台附带的数据库：这台机器坏了，平台就停了。',
    NO_STANDBY: '没有同步的备用数据库：硬盘损坏时，最近一次备份之后收到的评价会丢失。',
    NO_BACKUP: '还没有做过备份。',
    PLAIN_HTTP: '网页没有加密传输（没有 HTTPS），只适合在本机试用。',
    NO_LETTERS: '没有接通短信或消息：办完事的人不会收到评价邀请，只能在现场或凭回执上的链接评价。',
    LETTERS_TO_FILE: '短信没有真正发出，只写进一个文件供试用。',
    ONE_LETTER_PROVIDER: '只有一家短信服务商：它出故障时，邀请短信要等它恢复才能发出。',
  },
}
