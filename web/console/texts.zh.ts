import type { StaffRefusal } from '../../contracts/problem.ts'
import type { Family, Permission, Role } from '../../domain/access.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { zh as sharedZh } from '../shared/texts.zh.ts'

/** What the console says. A refusal, a role or a permission without words does not compile. */
export interface ConsoleTexts {
  readonly shared: SharedTexts
  readonly refusals: { readonly [Code in StaffRefusal]: string }
  readonly title: string
  readonly offline: string
  readonly loading: string
  readonly cancel: string
  readonly confirm: string
  readonly back: string
  readonly again: string
  readonly broken: string
  readonly reload: string
  readonly signIn: {
    readonly title: string
    readonly username: string
    readonly password: string
    readonly submit: string
    readonly hint: string
    readonly idle: (minutes: string) => string
    readonly over: string
    readonly ended: string
    readonly left: string
  }
  readonly factor: {
    readonly title: string
    readonly hint: string
    readonly code: string
    readonly submit: string
    readonly needCode: string
  }
  readonly stepUp: { readonly title: string; readonly hint: string; readonly submit: string }
  readonly password: {
    readonly title: string
    readonly mustHint: string
    readonly hint: string
    readonly current: string
    readonly next: string
    readonly again: string
    readonly differs: string
    readonly submit: string
    readonly changed: string
  }
  readonly enrol: {
    readonly title: string
    readonly hint: string
    readonly picture: string
    readonly secret: string
    readonly code: string
    readonly submit: string
  }
  /** Headings of the menu. */
  readonly menuSections: Readonly<Record<'today' | 'cases' | 'assessing' | 'figures' | 'managing', string>>
  readonly menu: {
    readonly label: string
    readonly own: string
    readonly inbox: string
    readonly unmasking: string
    readonly 'handling-orders': string
    readonly 'duty-shifts': string
    readonly complaints: string
    readonly alerts: string
    readonly appeals: string
    readonly 'own-evaluations': string
    readonly 'problem-entries': string
    readonly practices: string
    readonly assessments: string
    readonly field: string
    readonly assessors: string
    readonly 'assessment-plans': string
    readonly 'assessment-forms': string
    readonly 'score-periods': string
    readonly publications: string
    readonly reports: string
    readonly 'window-or-item': string
    readonly 'root-causes': string
    readonly silences: string
    readonly 'score-schemes': string
    readonly 'score-alerts': string
    readonly 'staff-figures': string
    readonly 'comment-readings': string
    readonly 'system-indicators': string
    readonly weightings: string
    readonly 'own-weightings': string
    readonly 'confidential-reports': string
    readonly 'closure-audits': string
    readonly 'evaluation-audits': string
    readonly opinions: string
    readonly suggestions: string
    readonly 'own-calibrations': string
    readonly findings: string
    readonly deductions: string
    readonly exemptions: string
    readonly manipulation: string
    readonly 'assessment-reviews': string
    readonly 'rater-agreement': string
    readonly 'handling-figures': string
    readonly catalogue: string
    readonly policies: string
    readonly calendars: string
    readonly devices: string
    readonly 'api-keys': string
    readonly accounts: string
    readonly drills: string
    readonly audit: string
  }
  readonly signOn: { readonly submit: string; readonly working: string; readonly refused: string }
  readonly ownLink: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly since: (time: string) => string
    readonly link: string
    readonly linked: string
    readonly part: string
    readonly partSure: string
    readonly parted: string
    readonly refused: string
  }
  readonly reminder: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly kept: (phone: string, time: string) => string
    readonly phone: string
    readonly phoneHint: string
    readonly wrong: string
    readonly keep: string
    readonly done: string
    readonly remove: string
    readonly removeSure: string
    readonly removed: string
  }
  readonly passkey: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly made: (time: string) => string
    readonly used: (time: string) => string
    readonly never: string
    readonly name: string
    readonly nameHint: string
    readonly needName: string
    readonly enrol: string
    readonly enrolled: string
    readonly remove: string
    readonly removeNamed: (name: string) => string
    readonly removeSure: string
    readonly removed: string
    readonly show: string
    readonly signIn: string
    readonly orCode: string
    readonly orPasskey: string
    readonly givenUp: string
    readonly nowhere: string
    readonly elsewhere: string
  }
  readonly post: {
    readonly label: string
    readonly none: string
    readonly until: (time: string, minutes: string) => string
    readonly unread: (count: string) => string
    readonly signOut: string
  }
  readonly own: {
    readonly title: string
    readonly family: string
    readonly factors: string
    readonly may: string
    readonly nothing: string
    readonly posts: string
    readonly security: string
    readonly sessions: string
    readonly sessionsHint: string
    readonly thisSession: string
    readonly unknownAgent: string
    readonly unknownFrom: string
    readonly sessionTimes: (started: string, seen: string) => string
    readonly endSession: (agent: string) => string
    readonly endSessionShort: string
    readonly endSessionSure: string
    readonly endOthers: string
    readonly endOthersSure: string
    readonly sessionsEnded: string
    readonly everywhere: string
    readonly everywhereHint: string
  }
  readonly accounts: {
    readonly title: string
    readonly open: string
    readonly columns: {
      readonly who: string
      readonly family: string
      readonly state: string
      readonly posts: string
      readonly seen: string
      readonly act: string
    }
    readonly manage: (name: string) => string
    readonly manageShort: string
    readonly more: string
    readonly none: string
    readonly noPost: string
    readonly never: string
  }
  readonly account: {
    readonly username: string
    readonly place: string
    readonly created: string
    readonly expires: string
    readonly noEnd: string
    readonly factors: string
    readonly noFactor: string
    readonly signOn: string
    readonly noSignOn: string
    readonly signOnSince: (time: string) => string
    readonly partSignOn: string
    readonly partSignOnSure: string
    readonly close: string
    readonly closeSure: string
    readonly reopen: string
    readonly reopenSure: string
    readonly resetPassword: string
    readonly resetPasswordSure: string
    readonly resetFactors: string
    readonly resetFactorsSure: string
    readonly done: string
    readonly endPost: (post: string) => string
    readonly endPostShort: string
    readonly endPostSure: string
    readonly own: string
    readonly staff: string
    readonly noStaff: string
    readonly handlesFor: (organization: string) => string
  }
  readonly staff: {
    readonly title: string
    readonly hint: string
    readonly hall: string
    readonly number: string
    readonly submit: string
    readonly remove: string
    readonly removeSure: string
    readonly lack: string
    readonly kept: string
  }
  readonly opening: {
    readonly title: string
    readonly hint: string
    readonly username: string
    readonly usernameHint: string
    readonly name: string
    readonly family: string
    readonly division: string
    readonly hall: string
    readonly noHall: string
    readonly submit: string
    readonly lack: string
    readonly opened: string
  }
  readonly firstPassword: { readonly title: string; readonly hint: string; readonly seen: string }
  readonly grant: {
    readonly title: string
    readonly role: string
    readonly from: string
    readonly until: string
    readonly openEnd: string
    readonly organization: string
    readonly noOrganization: string
    readonly organizationHint: string
    readonly submit: string
    readonly granted: string
  }
  readonly families: { readonly [Each in Family]: string }
  readonly roles: { readonly [Each in Role]: string }
  readonly permissions: { readonly [Each in Permission]: string }
  readonly states: { readonly OPEN: string; readonly EXPIRED: string; readonly DISABLED: string }
  readonly secondFactors: { readonly TOTP: string; readonly PASSKEY: string }
}

export const zh: ConsoleTexts = {
  shared: sharedZh,
  refusals: {
    SIGN_IN_REFUSED: '账户名或密码不对，或者账户已停用、首次密码已过期。',
    CODE_WRONG: '验证码不对或已经用过，请等验证器显示下一个验证码。',
    PASSKEY_WRONG: '通行密钥没有通过验证，或者等待太久，请再试一次。',
    PASSKEY_COPIED: '这个通行密钥的计数倒退，可能被复制，已拒绝并记录。请移除它并联系安全管理员。',
    SIGN_ON_REFUSED: '统一认证没有通过，或者等待太久，请重新登录。',
    SIGN_ON_LINKED_ALREADY: '这个账户或这个统一认证身份已经关联过；如要更换，请先解除原来的关联。',
    SIGN_ON_NOT_LINKED: '统一认证身份还没有关联本平台的账户。请先用账户名和密码登录，再在“我的账户”中关联。',
    SIGN_ON_NOT_OFFERED: '本平台没有开通统一认证登录，请用账户名和密码登录。',
    SIGN_ON_UNREACHABLE: '暂时连接不上统一认证服务，请稍后再试，或用账户名和密码登录。',
    PASSKEY_NOT_HERE: '本平台以数字地址访问，不能使用通行密钥，请使用验证器。',
    PASSKEYS_TOO_MANY: '通行密钥已达数量上限，请先移除不用的。',
    LAST_FACTOR: '这是最后一个第二验证，不能移除；请先绑定另一个。',
    SIGN_IN_UNFINISHED: '登录还没有完成，请重新登录。',
    STEP_UP_NEEDED: '这项操作需要再次确认身份，操作没有进行。',
    CROSS_SITE: '请求不是从本平台页面发出的，请重新打开本页面。',
    OWN_ACCOUNT: '不能对自己的账户进行这项操作。',
    ACCOUNT_UNKNOWN: '没有找到这个账户，或者不在您的管辖范围内。',
    POST_UNKNOWN: '没有找到这个岗位，可能已经撤销，请刷新。',
    SESSION_UNKNOWN: '没有找到这次登录，可能已经结束。',
    FACTOR_UNKNOWN: '没有找到这个验证器或通行密钥，请刷新后重试。',
    USERNAME_TAKEN: '这个账户名已经有人使用。',
    FACTOR_PRESENT: '已经绑定过，不必再次绑定。',
    PASSWORD_WRONG: '当前密码不对。',
    PASSWORD_TOO_SHORT: '新密码太短，请用更长的密码，例如一句话。',
    PASSWORD_TOO_SIMPLE: '新密码的字符种类太少，请混用大小写字母、数字和符号。',
    PASSWORD_GUESSABLE: '新密码容易被猜到，请换一个。',
    PASSWORD_REPEATED: '新密码与原密码相同，请换一个。',
    ROLE_OF_OTHER_SIDE:
      '这个账户已有另一方的岗位：被评价的一方（窗口人员、内部监督员）与核查的一方不能由同一人担任。请先结束原来的岗位。',
    ROLE_NOT_OF_FAMILY: '这个角色不属于该账户的类别：系统、安全、审计三员互斥。',
    NOT_AT_THIS_STAGE: '工单已到别的环节，这一步现在不能做。',
    NOT_YOURS_TO_DO: '这一步由别的单位或人员办理。',
    RATED_PERSON: '这张工单评价的是您本人，由他人办理。',
    REVIEWS_OWN_WORK: '您或您的单位办理过这张工单，请由他人复核。',
    REVIEWS_OWN_HALL: '这张工单出自您所在的大厅，请由大厅以外的人员复核。',
    COMPLAINT_DIFFERS: '这个编号的投诉已经收到过，内容不同。',
    DEED_NOT_OF_BASIS: '行为日期须是明察或抽查的当天，或在那之前规定的天数以内。',
    TIME_TOO_LONG_AGO:
      '收到日期太早，可能填错了；请改为实际收到的日期再提交，内容没有丢失。很久以前发生的事也可以登记。',
    OWN_PROPOSAL: '自己提出的修改要由别人审定。',
    PROPOSAL_ENDED: '这项提议已经办结，请刷新查看。',
    POLICY_CONTRADICTS: '这项提议与现行规定冲突，不能生效。',
    CALENDAR_YEAR_KNOWN: '这一年的放假安排已经公布，变动请逐日录入。',
    EFFECTIVE_TOO_EARLY: '最早从明天起生效。',
    EFFECTIVE_DAYS_WRONG: '日期不对，请检查后重试。',
    POLICY_UNKNOWN: '没有这项政策。',
    RULE_UNKNOWN: '这项政策里没有这条规则。',
    RULE_NOT_READABLE: '规则的内容超出允许的范围。',
    NOTICE_WRONG: '放假安排前后不一致，请核对后重试。',
    NOT_AN_EVALUATION: '这件工单不是由评价引起的，没有可以申诉的评价。',
    ALREADY_APPEALED: '这条评价已经申诉过，一条评价只能申诉一次。',
    ALREADY_VOTED: '您已经表决过。',
    STATED_ALREADY: '这条评价已经写过说明，每条只能写一次。',
    CITIZEN_NOT_HEARD: '评价人的异议期还没有结束，暂时不能裁定。',
    CITIZEN_HAS_SPOKEN: '评价人已经表达过意见。',
    PANEL_NEEDS_OUTSIDER: '评议组还缺外部人员，请等外部人员表决。',
    DECIDES_OWN_CASE: '您与被评价的大厅、单位或这张工单有关，不能裁定这件申诉。',
    REGISTER_NOT_KEPT: '本地区不建恶意评价登记。',
    NEEDS_ANOTHER: '您已经参与过这项决定，须由另一人办理。',
    EVALUATOR_UNKNOWN: '这条评价是匿名的，或者没有留下联系方式，不能登记。',
    NOT_LEVEL_UP: '这里的申诉由上一级裁定。',
    GROUND_NOT_ADMITTED: '本地区不受理这一申诉理由；诉求无法定依据的，请在工单里解释说明。',
    ITEM_NOT_LISTED: '发生当天有效的清单里没有这一项。',
    CALL_FIRST: '本人留有手机号：信箱留言不算联系上，请电话回访，或选“没有联系上”。',
    NUMBER_NOT_SHOWN: '记录电话或短信联系前，须先按回访目的调取号码；当面谈的选“上门或当面”，没有号码的在信箱留言。',
    DOES_NOT_TAKE_PART: '这个单位没有待反馈的协办。',
    CONTACT_FIRST: '请先联系评价人；多次未能联系上的，也要逐次记录。',
    PLAN_FIRST: '情况复杂的，请先填写整改方案。',
    PLAN_TOO_LATE: '方案的完成时间晚于整改期限。',
    EVIDENCE_MISSING: '请至少附一项整改证据。',
    CO_HANDLER_NOT_DONE: '还有协办单位没有反馈。',
    NO_EXTENSION_HERE: '本地规定不允许延期。',
    ALREADY_EXTENDED: '延期已经申请过，只能一次。',
    PAST_DUE: '期限已过，不能再申请延期。',
    CALENDAR_NOT_PUBLISHED: '该年度的放假安排尚未发布，无法算出期限。',
    NO_OPENING_HOURS: '大厅尚未登记办公时间，无法算出期限。',
    TRANSFER_PENDING: '转办正在等对方答复。',
    TRANSFERRED_TOO_OFTEN: '转办次数已满，请由上级指定主办单位。',
    ALREADY_HANDLES: '该单位已经在办理这张工单。',
    ALREADY_RATED: '整改结果已经评价过了。',
    TOO_LATE: '时限已过。',
    TOO_EARLY: '时限未到。',
    REOPENED_TOO_OFTEN: '重新办理的次数已满。',
    VERSION_PASSED: '别人刚刚作了改动，请看过最新情况再办。',
    OWN_DRAFT: '自己起草的，须由他人审定。',
    DO_NOT_CALL: '没有可以拨打的电话，或者本人要求不再打扰：只能由本人凭回执回答。',
    ALREADY_ASKED: '已经问过了，只问一次。',
    ALREADY_SUBMITTED: '这次测评已经提交过，只能提交一次。',
    VISIT_ENDED: '这次测评任务已经终止，不再接收内容。',
    RECUSAL_FOUND: '这次测评应当回避，或者聘期、合同已经结束，不能提交。',
    LOCATION_MISSING: '这张测评表要求提供到访位置。',
    INDICATOR_UNKNOWN: '测评表里没有这一项。',
    MARK_MISSING: '还有项目没有打分。',
    MARK_UNKNOWN: '测评表里没有这个分值。',
    APPLIES_ALWAYS: '这一项不能选择“不适用”。',
    NOTHING_APPLIES: '不能所有项目都不适用。',
    REPLAY_MISSING: '识别规则要先对过去的日子回放、看过差别，才能生效。',
    PROPOSAL_DECIDED: '已经审议过了，不能再改。',
    CODED_ALREADY: '您已经给这些发言编过码了。',
    NOT_CODED: '有的发言还没有编好码，或者两人的编码还没有裁定。',
    NO_CONSENT: '参加者没有同意记录，不能保存照片和材料。',
    GROUP_UNKNOWN: '没有这一类参加者，或者一个人也没有填。',
    GUIDE_UNKNOWN: '没有适用于这种形式的这份提纲。',
    CODE_UNKNOWN: '编码表里没有这个编码。',
    CODE_DIFFERS: '有的发言不带所选的任何一个编码。',
    STATEMENT_UNKNOWN: '没有这条发言。',
    DRAWN_ALREADY: '这个月已经抽过样，种子不能再改。',
    SEED_OF_WITNESSES: '这个月的种子由见证方签名产生，不用公开摇奖结果。',
    NOT_CHANGED: '变更后的分数与原分数相同。',
    OWN_ASSESSMENT: '涉及本人，由别人办理。',
    OWN_AGENCY: '本机构的测评由另一机构复核。',
    NO_AGENCY: '只有第三方机构现派的评价员可以复核。',
    CALIBRATION_NOT_DUE: '校准已到别的环节，这一步现在不能做。',
    ALREADY_REVIEWED: '已经复核过了，只复核一次。',
    DRAFT_ENDED: '已经审定过了，不能再改。',
    AGENCY_ENDED: '这家机构现在没有有效的合同。',
    ALREADY_IN_POOL: '此人已在这个库中，任期尚未结束。',
    TWO_STEPS_BY_ONE: '同一结果的核对、审查和签发须由三个人办理。',
    DISQUALIFIED_LATELY: '此人不久前被取消资格，政策规定的期限届满前不得再入任何库。',
    ASSESSOR_ENDED: '这一任期已经结束。',
    MORE_THAN_THE_TEAM: '公众代表人数不能超过团队总人数。',
    POST_NOT_OF_POOL: '此人没有覆盖本区划的相应岗位，不能入库。请先由安全管理员授予岗位。',
    RANGE_TOO_LONG: '起止日期超过规定的最长天数。',
    TERM_TOO_LONG: '任期超过规定的最长期限。',
    SCHEME_CODE_TAKEN: '已有这个代号的评价方案，请在它的基础上起草新版本。',
    SCHEME_UNKNOWN: '没有找到所依据的版本，请刷新后重试。',
    SCHEME_UNCHANGED: '与所依据的版本没有差别。',
    SCHEME_FAULTY: '方案还有错误，请按列出的问题改正。',
    SCHEME_RULE_BROKEN: '方案不满足约束，请对照约束及其依据调整。',
    SCHEME_RULES_CONFLICT: '所选约束集互相冲突，没有方案能同时满足，请改选。',
    NODE_UNKNOWN: '方案中没有这一级，请刷新后再选。',
    EXPERT_UNKNOWN: '所选专家现在不能受邀，请重新选择。',
    EXPERTS_TOO_FEW: '受邀专家太少，请多邀请几位。',
    WEIGHTING_SIZE_WRONG: '这一级的项数不适合所选方法，请换一种方法或另选一级。',
    JUDGEMENT_WRONG: '有一项判断不完整或超出范围，请检查后再提交。',
    AHP_INCONSISTENT: '各项比较前后矛盾较大，不能采用，请按提示调整。',
    FORM_CODE_TAKEN: '已有这个代号的测评表，请在它的基础上起草新版本。',
    FORM_UNKNOWN: '没有找到所依据的版本，请刷新后重试。',
    FORM_UNCHANGED: '与所依据的版本没有差别。',
    FORM_EMPTY: '至少要有一项指标。',
    FORM_WORDS_MISSING: '名称要中英文都填写。',
    INDICATOR_TWICE: '有两项指标用了同一个代号。',
    GROUP_NAMED_TWICE: '同一组的中英文名称要前后一致。',
    WEIGHT_WRONG: '每项指标的权重都要大于 0。',
    WEIGHTS_NOT_FULL: '各项权重合计须为 100 %。',
    SCALE_TOO_SHORT: '每项指标至少要有两档。',
    MARK_TWICE: '同一项指标里有两档分值相同。',
    MARKS_NOT_ASCENDING: '各档须从低到高排列。',
    POINTS_NOT_ASCENDING: '折算分须逐档升高，不超过 100。',
    ANCHOR_MISSING: '每一档都要有中英文行为锚定。',
    ANCHOR_TWICE: '两档的行为锚定相同，评价员分不清该给哪一档。',
    EVIDENCE_SENSELESS: '证据规则不成立：不要证据时不能设分数线；分数线须高于最低一档。',
    NOTHING_ALWAYS_APPLIES: '至少要有一项指标不可选“不适用”。',
    SHIFT_PAST: '这一班已经结束。',
    SHIFT_OVERLAPS: '此人这段时间已经排了班。',
    SHIFT_WITHDRAWN: '这一班已经撤销或换人，请刷新后再看。',
    SHIFT_TOO_FAR: '只能排三个月以内的班。',
    NOT_A_SUPERVISOR_THERE: '此人当天不是本大厅的内部监督员。',
    NOT_MENDED: '只有群众认为已解决的整改，才能提炼为经验做法。',
    CHECKPOINT_WAITING: '冻结或约定时间之后的日志检查点还没有形成（或尚未经见证人联署），请稍后再抽取。',
    VISITS_OPEN: '还有未完成的测评任务：此时公布会泄露去处。请待全部完成或终止后再公布。',
    FORM_NOT_IN_FORCE: '所选测评表在计划首日不是施行中的版本，或与测评对象不符。',
    SECRET_NOT_HERE: '窗口自评不能设为暗访。',
    SECRET_NEEDED: '神秘顾客和“四不两直”检查的计划只能设为暗访：公开的计划一经抽取，去处人人可见。',
    PLAN_DAYS_WRONG: '日期有误：请检查起止日期，以及抽取时间（须晚于冻结，且不晚于计划最后一日）。',
    QUOTAS_WRONG: '机构配额有误：第三方计划至少两家合同期内的机构，合计 100%；其他评价员库不设配额。',
    NO_OUTSIDE_RANDOMNESS: '没有约定任何外部随机数：请写明将采用哪一期公开开奖结果等。',
    RANDOMNESS_WRONG: '请恰好录入事先约定的公开随机数及其来源；未约定的不得录入。',
    SAMPLE_TOO_LARGE: '样本数超过抽样框。',
    SAMPLE_TOO_SMALL: '样本太小：无法既保证每层至少一个、又不偏离各层比例；或复评数多于样本数。请增加样本或合并分层。',
    POPULATION_TOO_LARGE: '抽样框过大，请缩小范围。',
    PERSONAL_NUMBER: '里面像是有电话或证件号码。许多人会看到，请去掉再提交。',
    NOBODY_HANDLES_THERE: '这个单位现在没有承办员，工单转去后无人办理，请选其他单位。',
    PROBLEM_UNKNOWN: '没有这一类问题，或者诉求没有依据、不能记为问题。',
    STEP_INCOMPLETE: '还有必填的内容没有填写。',
    ROLE_NEEDS_HALL: '这个角色必须指定一个大厅。',
    API_KEY_UNKNOWN: '没有这个密钥，或它不在您的管辖范围内。',
    API_KEY_ENDED: '密钥已过期或已撤销，不能更换；请新建一个。',
    SOURCE_UNKNOWN: '没有这个数据来源。',
    EXPIRY_OUT_OF_BOUNDS: '到期时间不在允许的范围内。',
    PURPOSE_UNKNOWN: '没有这个用途。',
    REASON_OUT_OF_BOUNDS: '请用自己的话写明理由，字数须在规定范围内。',
    OVERLAP_TOO_LONG: '新旧并行的时间超过了规定。',
    DIGEST_WRONG: '请求内容与其摘要不符。',
    SIGNATURE_INCOMPLETE: '请求签名缺少必须签署的部分。',
    SIGNATURE_EXPIRED: '请求签名已过期，或发送方时钟不准。',
    SIGNATURE_REPLAYED: '这个请求已经用过一次。',
    EXPORT_TOO_LARGE: '要导出的记录太多，请缩短日期范围或增加条件。',
    AUDIT_STANDS_STILL: '审计记录暂时不能封存，敏感操作已暂停，操作没有进行。请稍后重试并通知运维人员。',
  },
  title: '工作台',
  offline: '连接中断，操作可能没有完成，请检查网络后重试。',
  loading: '正在打开…',
  cancel: '取消',
  confirm: '确定',
  back: '返回列表',
  again: '重试',
  broken: '这一页没有打开：可能连接中断，或者平台刚刚升级。请重新载入。',
  reload: '重新载入',
  signIn: {
    title: '登录工作台',
    username: '账户名',
    password: '密码',
    submit: '登录',
    hint: '仅限获得授权的工作人员。所有操作都会留下记录。',
    idle: (minutes) => `已经 ${minutes} 分钟没有操作，登录已自动结束。请重新登录。`,
    over: '已到本次登录的最长时限，请重新登录。',
    ended: '登录已经结束，请重新登录。',
    left: '已退出登录。',
  },
  factor: {
    title: '第二步：验证',
    hint: '请用手机验证器上显示的六位数字或通行密钥完成验证。',
    code: '六位验证码',
    submit: '验证',
    needCode: '请输入六位数字。',
  },
  stepUp: {
    title: '再次确认身份',
    hint: '这是敏感操作。请用验证器当前显示的六位数字或通行密钥确认，之后操作会自动继续。',
    submit: '确认并继续',
  },
  password: {
    title: '设置新密码',
    mustHint: '首次密码只能用来设置新密码（密码到期也要重新设置）。请设置只有您自己知道的密码。',
    hint: '修改后，您在其他设备上的登录会全部结束。',
    current: '当前密码',
    next: '新密码',
    again: '再输入一遍新密码',
    differs: '两次输入的新密码不一样。',
    submit: '保存新密码',
    changed: '密码已修改。',
  },
  enrol: {
    title: '绑定验证器',
    hint: '用手机上的验证器应用扫描二维码，然后输入它显示的六位数字。',
    picture: '验证器二维码',
    secret: '不能扫描？请在验证器中手工输入这个密钥：',
    code: '六位验证码',
    submit: '完成绑定',
  },
  menuSections: {
    today: '今日工作',
    cases: '办件与整改',
    assessing: '评估与督查',
    figures: '指标与分析',
    managing: '管理',
  },
  menu: {
    label: '菜单',
    own: '我的账户',
    unmasking: '办件联系人',
    inbox: '收件箱',
    'handling-orders': '差评工单',
    'duty-shifts': '值班表',
    complaints: '登记投诉',
    alerts: '登记检查发现',
    appeals: '申诉',
    'own-evaluations': '本人评价',
    'problem-entries': '问题台账',
    practices: '经验做法',
    assessments: '测评结果',
    field: '现场测评',
    assessors: '评价员库',
    'assessment-plans': '测评计划',
    'assessment-forms': '测评表',
    'score-periods': '评价周期',
    publications: '结果发布',
    reports: '定期报告',
    'window-or-item': '窗口还是制度',
    'root-causes': '根因分析',
    silences: '听不到的声音',
    'score-schemes': '评价方案',
    'score-alerts': '预警与名单',
    'staff-figures': '我的表现',
    'comment-readings': '意见分析',
    'system-indicators': '系统数据指标',
    weightings: '赋权',
    'own-weightings': '我的赋权',
    'confidential-reports': '直达举报',
    'closure-audits': '办结抽查',
    'evaluation-audits': '评价抽查',
    opinions: '意见征集',
    suggestions: '意见箱来信',
    'own-calibrations': '我的校准',
    findings: '测评发现',
    deductions: '扣分与加分',
    exemptions: '容错',
    manipulation: '刷评识别',
    'assessment-reviews': '测评复核',
    'rater-agreement': '一致性与宽严度',
    'handling-figures': '整改指标',
    catalogue: '机构与目录',
    policies: '政策规则',
    calendars: '工作日历',
    devices: '设备',
    'api-keys': '接口密钥',
    accounts: '账户与岗位',
    drills: '系统拨测',
    audit: '审计',
  },
  signOn: {
    submit: '统一认证登录',
    working: '正在完成统一认证登录…',
    refused: '统一认证登录没有完成，请重新登录。',
  },
  ownLink: {
    title: '统一认证',
    hint: '关联后，可以用统一认证代替密码登录，仍须完成第二步验证。关联须由本人完成：前往统一认证服务登录一次，再返回这里。',
    none: '还没有关联。',
    since: (time) => `${time} 起已关联。`,
    link: '关联统一认证',
    linked: '已关联，以后可以用统一认证登录。',
    part: '解除关联',
    partSure: '解除后只能用密码（或通行密钥）登录，其他由统一认证开始的登录会结束。请先确认您记得密码。确定解除吗？',
    parted: '已解除关联。',
    refused: '统一认证没有完成，没有关联。请重试。',
  },
  reminder: {
    title: '短信提醒',
    hint: '留下本人手机号后，有待办事项未读时会收到短信，只写件数和登录地址，不写内容。号码加密保存，别人看不到，只用于提醒，随时可以删除。点过短信里的退订链接，要再接收须重新留号码。',
    none: '没有留号码，不会收到短信。',
    kept: (phone, time) => `${time} 留下号码 ${phone}。`,
    phone: '本人手机号',
    phoneHint: '11 位手机号，只留本人的。',
    wrong: '请填写 11 位手机号。',
    keep: '保存号码',
    done: '号码已保存。',
    remove: '删除号码',
    removeSure: '删除后不再收到短信提醒，收件箱不受影响。确定删除吗？',
    removed: '号码已删除。',
  },
  passkey: {
    title: '通行密钥',
    hint: '用指纹、面容、PIN 或安全密钥登录，密钥不会离开您的设备，也无法被钓鱼网站骗走。可以绑定多个。',
    none: '还没有绑定通行密钥。',
    made: (time) => `绑定于 ${time}；`,
    used: (time) => `最近使用 ${time}`,
    never: '尚未使用',
    name: '名称',
    nameHint: '便于以后辨认，例如“办公室电脑”。',
    needName: '请填写名称。',
    enrol: '绑定通行密钥',
    enrolled: '通行密钥已绑定。',
    remove: '移除',
    removeNamed: (name) => `移除 ${name}`,
    removeSure: '移除后不能再用它登录。确定移除吗？',
    removed: '通行密钥已移除。',
    show: '使用通行密钥',
    signIn: '用通行密钥登录',
    orCode: '或者输入验证码：',
    orPasskey: '或者绑定通行密钥：',
    givenUp: '没有完成：已取消、超时，或者这台设备上没有可用的通行密钥。',
    nowhere: '这个浏览器或访问地址不支持通行密钥。',
    elsewhere: '数字地址不能使用通行密钥，请改从此处打开：',
  },
  post: {
    label: '当前岗位',
    none: '还没有岗位',
    until: (time, minutes) => `登录到 ${time} 为止；${minutes} 分钟没有操作会自动退出`,
    unread: (count) => `收件箱（${count} 条未读）`,
    signOut: '退出登录',
  },
  own: {
    title: '我的账户',
    family: '账户类别',
    factors: '第二验证',
    may: '当前岗位可以',
    nothing: '当前岗位在工作台中还没有可以进行的操作。',
    posts: '我的岗位',
    security: '修改密码',
    sessions: '我的登录',
    sessionsHint: '您的账户目前在这些地方登录。不认识的请立即结束，并修改密码。',
    thisSession: '本次登录',
    unknownAgent: '未知浏览器',
    unknownFrom: '未知地址',
    sessionTimes: (started, seen) => `${started} 登录，最近使用 ${seen}`,
    endSession: (agent) => `结束登录：${agent}`,
    endSessionShort: '结束',
    endSessionSure: '结束后，那里需要重新登录。确定吗？',
    endOthers: '结束其他所有登录',
    endOthersSure: '只保留本次登录，其他地方都需要重新登录。确定吗？',
    sessionsEnded: '已结束。',
    everywhere: '在所有设备上退出登录',
    everywhereHint: '怀疑有人用了您的账户时，请先退出所有设备，再修改密码。',
  },
  accounts: {
    title: '账户与岗位',
    open: '开立账户',
    columns: { who: '姓名和账户名', family: '类别', state: '状态', posts: '岗位', seen: '最近使用', act: '操作' },
    manage: (name) => `管理 ${name}`,
    manageShort: '管理',
    more: '显示更多',
    none: '管辖范围内还没有账户。',
    noPost: '没有岗位',
    never: '从未',
  },
  account: {
    username: '账户名',
    place: '所在地',
    created: '开立时间',
    expires: '有效期至',
    noEnd: '长期',
    factors: '第二验证',
    noFactor: '尚未绑定',
    signOn: '统一认证',
    noSignOn: '未关联',
    signOnSince: (time) => `${time} 起已关联`,
    partSignOn: '解除统一认证关联',
    partSignOnSure:
      '解除后，统一认证不能再登录这个账户，它的所有登录立即结束；持有人可以用密码登录后自行重新关联。确定解除吗？',
    close: '停用账户',
    closeSure: '停用后，这个账户的所有登录立即结束。确定停用吗？',
    reopen: '恢复账户',
    reopenSure: '恢复后，持有人可以重新登录。确定恢复吗？',
    resetPassword: '重置密码',
    resetPasswordSure: '会生成新的首次密码，这个账户的所有登录立即结束。确定重置吗？',
    resetFactors: '解除第二验证',
    resetFactorsSure: '仅在持有人丢失验证器和通行密钥时使用；请先当面核实身份。确定解除吗？',
    done: '已完成。',
    endPost: (post) => `撤销岗位：${post}`,
    endPostShort: '撤销',
    endPostSure: '撤销后，以这个岗位进行的操作立即停止。确定撤销吗？',
    own: '这是您自己的账户，只能由别人管理。',
    staff: '窗口工号',
    noStaff: '不是窗口人员',
    handlesFor: (organization) => `代表 ${organization} 办理工单`,
  },
  staff: {
    title: '对应的窗口工号',
    hint: '持有人如果也在窗口服务，请登记工号：评价他本人的工单由别人办理和复核。',
    hall: '大厅',
    number: '工号',
    submit: '登记',
    remove: '取消登记',
    removeSure: '取消后，平台不再知道持有人是哪个窗口的人员。确定取消吗？',
    lack: '请选择大厅并填写工号。',
    kept: '已登记。',
  },
  opening: {
    title: '开立账户',
    hint: '新账户没有岗位；岗位由安全管理员授予。',
    username: '账户名',
    usernameHint: '小写字母开头，3 至 40 位小写字母、数字、点、横线或下划线。',
    name: '姓名',
    family: '账户类别（开立后不能更改）',
    division: '行政区划代码（12 位）',
    hall: '大厅',
    noHall: '不限大厅',
    submit: '开立',
    lack: '请填写账户名、姓名和行政区划代码，并检查格式。',
    opened: '账户已开立。',
  },
  firstPassword: {
    title: '首次密码（只显示这一次）',
    hint: '请当面或通过可靠途径交给持有人。离开本页后无法再看到。',
    seen: '已经记下，隐藏密码',
  },
  grant: {
    title: '授予岗位',
    role: '角色',
    from: '起始日期（不填为今天）',
    until: '截止日期（不填为长期）',
    openEnd: '长期',
    organization: '代表单位',
    noOrganization: '不代表任何单位',
    organizationHint: '部门承办人没有代表单位时，不能办理工单。',
    submit: '授予',
    granted: '岗位已授予。',
  },
  families: { BUSINESS: '业务', SYSTEM: '系统管理', SECURITY: '安全管理', AUDIT: '审计管理' },
  roles: {
    WINDOW_STAFF: '窗口人员',
    WINDOW_SUPERVISOR: '内部监督员',
    DEPARTMENT_HANDLER: '部门承办人',
    REVIEWER: '复核员',
    THIRD_PARTY_EVALUATOR: '第三方评估员',
    MYSTERY_SHOPPER: '神秘顾客',
    SOCIAL_SUPERVISOR: '社会监督员',
    WORKING_GROUP: '工作小组',
    LEADING_GROUP: '领导小组',
    DISCIPLINE_INSPECTOR: '纪检监察',
    HR: '人事',
    SYSTEM_ADMIN: '系统管理员',
    SECURITY_ADMIN: '安全管理员',
    AUDIT_ADMIN: '审计管理员',
  },
  permissions: {
    'account:read': '查看账户与岗位',
    'account:write': '开立、停用账户，重置密码',
    'account:grant': '授予和撤销岗位',
    'account:reset-factor': '解除第二验证',
    'alert:raise': '登记检查发现',
    'complaint:enter': '登记投诉',
    'confidential-report:read': '查看直达纪检监察的举报',
    'confidential-report:handle': '受理、答复直达举报',
    'confidential-report:contact': '查看举报人留下的联系方式',
    'api-key:read': '查看接口密钥',
    'api-key:write': '发放和停用接口密钥',
    'appeal:read': '查看申诉',
    'appeal:lodge': '提出申诉',
    'appeal:decide': '裁定申诉',
    'closure-audit:read': '查看办结抽查',
    'closure-audit:ask': '办结抽查回访',
    'opinion:read': '查看意见征集',
    'opinion:write': '登记意见征集',
    'opinion:code': '意见编码',
    'opinion:decide': '归纳和办理意见',
    'suggestion:read': '查看意见箱',
    'suggestion:handle': '办理意见箱来信',
    'suggestion:contact': '查看意见箱联系方式',
    'evaluation-audit:read': '查看评价抽查',
    'evaluation-audit:call': '查看评价抽查电话',
    'evaluation-audit:note': '登记评价抽查结果',
    'evaluation-audit:draw': '评价抽查抽样',
    'finding:make': '提出测评发现',
    'finding:read': '查看测评发现',
    'deduction:read': '查看扣分与加分',
    'deduction:evidence': '上传扣分、加分材料',
    'deduction:propose': '提出扣分、加分',
    'deduction:answer': '扣分申辩',
    'deduction:decide': '审定扣分、加分',
    'exemption:read': '查看容错',
    'exemption:propose': '提出容错',
    'exemption:decide': '审定容错',
    'manipulation:read': '查看刷评识别',
    'manipulation:review': '复核刷评',
    'disqualification:decide': '审定取消评价员资格',
    'disqualification:propose': '建议取消评价员资格',
    'calibration:close': '办结校准',
    'calibration:answer': '答复本人的校准',
    'rater-agreement:read': '查看一致性与宽严度',
    'assessment-review:do': '复核测评',
    'assessment-review:read': '查看测评复核',
    'accountability:read': '查看追责问责建议',
    'accountability:decide': '审议追责问责建议',
    'assessor:read': '查看评价员库',
    'assessor:write': '管理评价员库与第三方机构',
    'duty-shift:read': '查看值班表',
    'duty-shift:write': '排班、替班、撤销值班',
    'practice:draft': '提炼经验做法',
    'practice:decide': '采纳经验做法',
    'assessment-plan:read': '查看测评计划',
    'assessment-plan:write': '制定和实施测评计划',
    'assessment-visit:decide': '审定终止测评任务',
    'assessment-form:read': '查看测评表',
    'assessment-form:draft': '起草测评表',
    'assessment-form:decide': '审定测评表',
    'score:read': '查看评价周期和得分',
    'insight:read': '查看根因和运行分析',
    'score-figure:read': '查看窗口得分',
    'score:object': '对得分提出异议',
    'score:decide': '审定得分异议',
    'score-list:read': '查看预警与名单',
    'score-list:answer': '对列入名单作出说明',
    'score-list:decide': '审定列入名单的说明',
    'score-link:decide': '决定启用预警、名单',
    'staff-figure:read': '查看个人表现',
    'publication:read': '查看待发布结果',
    'report:read': '查看定期报告',
    'publication:check': '核对、审查待发布结果',
    'publication:sign': '签发结果、同意撤回',
    'publication:withdraw': '提出撤回已发布结果',
    'system-indicator:read': '查看系统数据指标',
    'score-scheme:read': '查看评价方案',
    'score-scheme:draft': '起草评价方案',
    'score-scheme:decide': '审定评价方案',
    'weighting:read': '查看赋权',
    'weighting:manage': '组织赋权',
    'weighting:answer': '作为专家赋权',
    'own-evaluation:read': '查看本人的评价（延后、汇总）',
    'malicious-evaluator:read': '查看恶意评价登记',
    'malicious-evaluator:decide': '决定恶意评价登记',
    'malicious-evaluator:judge': '裁定对恶意评价登记的异议',
    'appeal:note': '登记省级对申诉的答复',
    'drill:read': '查看系统拨测',
    'audit:read': '查看审计记录',
    'assessment:read': '查看已公布的测评结果',
    'assessment:do': '到现场测评，提交自己的测评',
    'audit:export': '导出审计记录',
    'catalogue:read': '查看区划、部门、大厅、窗口和事项目录',
    'catalogue:write': '维护区划、部门、大厅、窗口和事项目录',
    'device:read': '查看设备',
    'device:write': '配对和停用设备',
    'case-contact:read': '查看办件联系人（脱敏）',
    'case-contact:unmask': '按目的查看完整的联系人信息',
    'follow-up:call': '回访时查看评价人的号码',
    'handling:read': '查看差评工单',
    'handling:work': '办理差评工单',
    'handling:review': '复核整改、审批延期',
    'policy:read': '查看政策规则',
    'policy-proposal:read': '查看政策修改提议',
    'policy:propose': '提出政策修改',
    'policy:decide': '审定政策修改',
    'calendar:read': '查看工作日历',
    'calendar:write': '维护工作日历',
    'participation:read': '查看参评情况',
    'comment:read': '查看意见分析',
    'comment:open': '查看已遮盖的评价意见并更正标签',
  },
  states: { OPEN: '正常', EXPIRED: '已到期', DISABLED: '已停用' },
  secondFactors: { TOTP: '手机验证器', PASSKEY: '通行密钥' },
}
