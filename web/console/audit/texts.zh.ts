import type { AuditAct, AuditActorKind, AuditTargetKind } from '../../../domain/audit.ts'

export interface AuditTexts {
  readonly title: string
  readonly hint: string
  readonly chain: {
    readonly title: string
    readonly state: string
    readonly moving: string
    readonly standing: string
    readonly standingMeans: string
    readonly head: string
    readonly headOf: (no: string, time: string) => string
    readonly noHead: string
    readonly waiting: string
    readonly waitingOf: (count: string, seconds: string) => string
    readonly allSealed: string
    readonly checked: string
    readonly notYet: string
    readonly sound: (time: string) => string
    readonly found: (time: string, count: string) => string
    readonly full: string
    readonly never: string
    readonly writeDown: string
  }
  readonly filter: {
    readonly label: string
    readonly from: string
    readonly to: string
    readonly username: string
    readonly actorKind: string
    readonly act: string
    readonly targetKind: string
    readonly targetId: string
    readonly result: string
    readonly hall: string
    readonly any: string
    readonly done: string
    readonly refused: string
    readonly search: string
  }
  readonly period: (from: string, to: string, count: string) => string
  readonly none: string
  readonly more: string
  readonly export: string
  readonly exported: string
  readonly columns: {
    readonly time: string
    readonly actor: string
    readonly act: string
    readonly target: string
    readonly result: string
    readonly place: string
    readonly details: string
  }
  readonly see: (act: string, time: string) => string
  readonly seeShort: string
  readonly back: string
  readonly gone: string
  readonly facts: {
    readonly title: string
    readonly role: string
    readonly from: string
    readonly request: string
    readonly sealed: string
    readonly yes: string
    readonly no: string
    readonly id: string
    readonly detail: string
  }
  readonly nowhere: string
  readonly unnamed: string
  readonly actors: { readonly [Each in AuditActorKind]: string }
  readonly acts: { readonly [Each in AuditAct]: string }
  readonly targets: { readonly [Each in AuditTargetKind]: string }
}

export const zh: AuditTexts = {
  title: '审计',
  hint: '谁在何时何地对什么做了什么、结果如何。只能查看和导出，任何人都不能修改；您的查询和导出同样会留下记录。群众评价不在其中。',
  chain: {
    title: '审计链',
    state: '封存',
    moving: '正常',
    standing: '已停滞',
    standingMeans: '需要再次确认身份的操作暂停，评价不受影响。',
    head: '最后一次封存',
    headOf: (no, time) => `第 ${no} 号，${time}`,
    noHead: '还没有封存',
    waiting: '等待封存',
    waitingOf: (count, seconds) => `${count} 条，最早的等了 ${seconds} 秒`,
    allSealed: '没有',
    checked: '自动核对',
    notYet: '启动后尚未核对，每十分钟核对一次',
    sound: (time) => `${time}，未发现异常`,
    found: (time, count) => `${time}，发现 ${count} 处异常，请立即通知运维人员`,
    full: '全链核对（npm run audit-check）',
    never: '还没有做过',
    writeDown: '可抄录到别处，日后用 --head 核对末尾是否被截断：',
  },
  filter: {
    label: '查询条件',
    from: '起始日期',
    to: '截止日期',
    username: '账户名',
    actorKind: '操作者',
    act: '操作',
    targetKind: '对象类别',
    targetId: '对象编号',
    result: '结果',
    hall: '大厅',
    any: '全部',
    done: '完成',
    refused: '被拒绝',
    search: '查询',
  },
  period: (from, to, count) => `${from} 至 ${to}，已显示 ${count} 条，新的在前。`,
  none: '这段时间内没有符合条件的记录。',
  more: '显示更多',
  export: '导出 CSV',
  exported: '已导出，导出本身也已记入审计。',
  columns: {
    time: '时间',
    actor: '操作者',
    act: '操作',
    target: '对象',
    result: '结果',
    place: '地点',
    details: '详情',
  },
  see: (act, time) => `查看 ${act}，${time}`,
  seeShort: '查看',
  back: '返回列表',
  gone: '这条记录不在刚才的查询结果中，请返回列表重新查询。',
  facts: {
    title: '记录详情',
    role: '角色',
    from: '来源地址',
    request: '请求编号',
    sealed: '已封存',
    yes: '是',
    no: '还没有',
    id: '记录编号',
    detail: '附加内容',
  },
  nowhere: '不属于任何地点',
  unnamed: '管辖范围外',
  actors: {
    ACCOUNT: '人员',
    API_KEY: '业务系统',
    DEVICE: '设备',
    COMMAND: '运维命令',
  },
  acts: {
    CALLED: '查看或调用',
    CASE_REPORTED: '报送办件',
    CATALOGUE_KEPT: '修改目录',
    IMPORT_TAKEN: '提交导入文件',
    IMPORT_STARTED: '开始导入',
    IMPORT_ENDED: '导入结束',
    DO_NOT_CALL_KEPT: '登记“不再联系”',
    EMBED_LINK_MADE: '生成嵌入链接',
    PARTICIPATION_READ: '查看参评情况',
    API_KEY_ISSUED: '发放接口密钥',
    API_KEY_ROTATED: '更换接口密钥',
    API_KEY_REVOKED: '撤销接口密钥',
    PAIRING_CODE_ISSUED: '生成配对码',
    DEVICE_PAIRED: '配对设备',
    DEVICE_REVOKED: '停用设备',
    UNMASKED: '查看个人信息明文',
    UNMASKING_ALARM: '查看明文次数异常',
    TRIAL_BROUGHT: '建立试用数据',
    BACKUP_TAKEN: '备份',
    BACKUP_RESTORED: '恢复备份',
    KEY_ROTATION_BEGUN: '开始轮换密封密钥',
    KEY_ROTATION_ENDED: '完成轮换密封密钥',
    KEY_RETIRED: '销毁到期密钥',
    RECORD_ERASED: '删除个人信息',
    SIGNED_IN: '登录',
    FACTOR_SHOWN: '出示第二验证',
    FACTOR_ENROLLED: '绑定第二验证',
    PASSKEY_REMOVED: '解除通行密钥',
    REMINDER_PHONE_KEPT: '留下提醒号码',
    REMINDER_PHONE_REMOVED: '删除提醒号码',
    PASSWORD_CHANGED: '修改密码',
    POST_CHOSEN: '切换岗位',
    SIGNED_OUT: '退出登录',
    SESSION_ENDED: '结束登录',
    SIGN_ON_LINKED: '绑定统一认证',
    SIGN_ON_PARTED: '解除统一认证绑定',
    ACCOUNT_OPENED: '开立账户',
    ACCOUNT_STATE_SET: '停用或恢复账户',
    ACCOUNT_UNLOCKED: '解除账户等待',
    ACCOUNT_RECOVERED: '运维恢复账户',
    PASSWORD_RESET: '重置密码',
    FACTORS_REMOVED: '解除第二验证',
    POST_GRANTED: '授予岗位',
    STAFF_SET: '登记账户对应的窗口工号',
    POST_ENDED: '撤销岗位',
    COMPLAINT_KEPT: '登记投诉',
    ALERT_RAISED: '登记检查发现',
    VISIT_FILE_KEPT: '上传测评照片或文件',
    VISIT_FILE_READ: '查看测评照片或文件',
    ASSESSMENT_SUBMITTED: '提交测评',
    OWN_VISIT_ENDED: '终止自己的测评任务',
    ORDER_READ: '查看差评工单',
    APPEAL_READ: '查看申诉',
    APPEAL_LODGED: '提出申诉',
    APPEAL_WITHDRAWN: '撤回申诉',
    APPEAL_VOTED: '表决申诉',
    APPEAL_PROVINCE_NOTED: '登记省级对申诉的答复',
    MALICIOUS_ENTRY_READ: '查看恶意评价登记',
    MALICIOUS_COUNT_READ: '查看恶意评价登记条数',
    MALICIOUS_ENTRY_PROPOSED: '提出恶意评价登记',
    MALICIOUS_ENTRY_DECIDED: '决定恶意评价登记',
    MALICIOUS_OBJECTION_JUDGED: '裁定对登记的异议',
    POLICY_PROPOSED: '提出政策修改',
    POLICY_DECIDED: '审定政策修改',
    POLICY_WITHDRAWN: '撤回政策修改',
    CALENDAR_YEAR_KEPT: '公布一年的工作日历',
    CALENDAR_DAY_KEPT: '登记本地工作日',
    EVIDENCE_KEPT: '上传证据文件',
    EVIDENCE_READ: '查看证据文件',
    ORDER_STEPPED: '办理差评工单',
    AGENCY_RECORDED: '登记第三方机构',
    AGENCY_TERM_NOTED: '登记机构合同',
    AGENCY_ENDED: '终止机构合同',
    ASSESSOR_RECRUITED: '评价员入库',
    ASSESSOR_ENDED: '评价员出库',
    PRACTICE_DRAFTED: '提炼经验做法',
    PRACTICE_DECIDED: '审定经验做法',
    ASSESSMENT_PLAN_DRAFTED: '起草测评计划',
    ASSESSMENT_PLAN_FROZEN: '冻结抽样框',
    ASSESSMENT_PLAN_DRAWN: '抽取测评对象',
    ASSESSMENT_PLAN_PUBLISHED: '公布测评计划',
    ASSESSMENT_PLAN_WITHDRAWN: '撤回测评计划',
    ASSESSMENT_VISITS_ASSIGNED: '补派测评任务',
    ASSESSMENT_VISIT_ENDED: '终止测评任务',
    ASSESSMENT_VISIT_ENDING_DECIDED: '审定终止测评任务',
    ASSESSMENT_VISIT_ENDING_PROPOSED: '建议终止测评任务',
    ASSESSMENT_FORM_DRAFTED: '起草测评表',
    ASSESSMENT_FORM_DECIDED: '审定测评表',
    SCORE_SCHEME_DRAFTED: '起草评价方案',
    SCORE_SCHEME_DECIDED: '审定评价方案',
    SCORE_OBJECTED: '对得分提出异议',
    SCORE_OBJECTION_DECIDED: '审定得分异议',
    SCORE_LINK_DECIDED: '决定启用或停用预警、名单',
    REPORT_READ: '查看或下载定期报告',
    SCORE_LIST_ANSWERED: '对列入名单作出说明',
    SCORE_LIST_DECIDED: '审定列入名单的说明',
    PUBLICATION_STEPPED: '核对或审查待发布结果',
    PUBLICATION_SIGNED: '签发结果',
    WITHDRAWAL_PROPOSED: '提出撤回已发布结果',
    WITHDRAWAL_DECLINED: '不同意撤回已发布结果',
    PUBLICATION_WITHDRAWN: '同意撤回已发布结果',
    WEIGHTING_OPENED: '发起赋权',
    WEIGHTING_ROUND_OPENED: '开始赋权新一轮',
    WEIGHTING_ROUND_CLOSED: '结束赋权一轮',
    WEIGHTING_ANSWERED: '提交赋权意见（内容不记录）',
    DISQUALIFICATION_DECIDED: '审定取消评价员资格',
    FINDING_MADE: '提出测评发现',
    FINDING_FILE_READ: '查看测评发现的附件',
    DEDUCTION_FILE_KEPT: '上传扣分、加分材料',
    DEDUCTION_FILE_READ: '查看扣分、加分材料',
    DEDUCTION_PROPOSED: '提出扣分或加分',
    DEDUCTION_ANSWERED: '扣分申辩',
    DEDUCTION_DECIDED: '审定扣分或加分',
    EXEMPTION_PROPOSED: '提出容错',
    EXEMPTION_DECIDED: '审定容错',
    MANIPULATION_PROPOSED: '提出刷评复核意见',
    MANIPULATION_DECIDED: '审定刷评复核',
    DETECTORS_REPLAYED: '回放识别规则',
    DISQUALIFICATION_PROPOSED: '建议取消评价员资格',
    CALIBRATION_CLOSED: '办结校准',
    CALIBRATION_STEPPED: '答复校准',
    ASSESSMENT_REVIEWED: '复核测评',
    DUTY_SHIFT_PUT: '排班',
    DUTY_SHIFT_COVERED: '替班',
    DUTY_SHIFT_WITHDRAWN: '撤销值班',
    DUTY_WEEK_COPIED: '复制一周值班表',
    COMMENTS_OPENED: '查看评价意见（已遮盖）',
    COMMENT_CORRECTED: '更正意见标签',
    CLOSURE_ASKED: '办结抽查回访',
    OPINION_SESSION_KEPT: '登记意见征集',
    OPINION_PROTOCOL_KEPT: '记录意见',
    OPINION_FILE_KEPT: '上传意见征集材料',
    OPINION_CODED: '意见编码',
    OPINION_SETTLED: '裁定意见编码',
    OPINION_FOUND: '归纳意见',
    OPINION_DECIDED: '办理意见',
    SUGGESTION_HANDLED: '办理意见箱来信',
    EVALUATION_AUDITED: '评价抽查回访',
    EVALUATION_AUDIT_DRAWN: '评价抽查抽样',
    ACCOUNTABILITY_DECIDED: '审议追责问责建议',
    PROBLEM_ENTRIES_EXPORTED: '导出问题台账',
    ORDER_REVIEWED: '复核差评工单',
    CONFIDENTIAL_REPORT_READ: '查看直达举报',
    CONFIDENTIAL_REPORT_HANDLED: '办理直达举报',
    CONFIDENTIAL_CONTACT_OPENED: '查看举报人联系方式',
    STATEMENT_MADE: '对本人的评价写说明',
    AUDIT_READ: '查询审计',
    AUDIT_EXPORTED: '导出审计',
    AUDIT_CHECKED: '全链核对审计',
    AUDIT_MONTH_DROPPED: '清理到期审计',
  },
  targets: {
    ROUTE: '接口',
    CASE: '办件',
    CATALOGUE_ENTRY: '目录条目',
    IMPORT: '导入',
    DO_NOT_CALL: '不再联系',
    INVITATION: '邀请',
    HALL: '大厅',
    API_KEY: '接口密钥',
    DEVICE: '设备',
    ACCOUNT: '账户',
    TRIAL: '试用',
    BACKUP: '备份',
    KEY: '密封密钥',
    RECORD: '记录',
    ORDER: '差评工单',
    AGENCY: '第三方机构',
    ASSESSOR: '评价员',
    OPINION: '意见征集',
    SUGGESTION: '意见箱来信',
    EVALUATION_AUDIT: '评价抽查',
    PRACTICE: '经验做法',
    ASSESSMENT_PLAN: '测评计划',
    ASSESSMENT_FORM: '测评表',
    SCORE_SCHEME: '评价方案',
    SCORE_OBJECTION: '得分异议',
    SCORE_LINK: '预警与名单的启用',
    SCORE_LIST_ENTRY: '名单条目',
    REPORT: '定期报告',
    PUBLICATION: '结果发布',
    WEIGHTING: '赋权',
    DISQUALIFICATION: '取消评价员资格',
    FINDING: '测评发现',
    DEDUCTION: '扣分、加分',
    EXEMPTION: '容错',
    MANIPULATION_SIGNAL: '刷评线索',
    CALIBRATION: '校准',
    ASSESSMENT_REVIEW: '测评复核',
    DUTY_SHIFT: '值班',
    CONFIDENTIAL_REPORT: '直达举报',
    ACCOUNTABILITY: '追责问责建议',
    APPEAL: '申诉',
    VISIT: '测评任务',
    POLICY: '政策',
    CALENDAR: '工作日历',
    AUDIT: '审计',
  },
}
