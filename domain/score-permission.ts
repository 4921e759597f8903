/** Who may do what about scores: rows of the one table of permissions (domain/access.ts), kept beside it because there are many. */
export const scorePermissions = {
  // 刷评识别: never the evaluated side, which is not to know what is looked for; one proposes, another decides (domain/manipulation-review.ts).
  'manipulation:read': {
    roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'manipulation:review': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L3', stepUp: false },
  // 评价方案: by which everybody is scored may be read by everybody who scores, is scored or manages. One drafts, another puts in force.
  'score-scheme:read': {
    roles: [
      'WINDOW_STAFF',
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L1',
    stepUp: false,
  },
  // 评价周期、异议: seen by whom it is about before it is public; decided by a stranger to it.
  'score:read': {
    roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  // What a window came to, without what anybody said of it: to those at the windows of their own alone (server/score-period/figures.ts).
  'score-figure:read': {
    roles: [
      'WINDOW_STAFF',
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L2',
    stepUp: false,
  },
  'score:object': { roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'], reads: 'L3', stepUp: false },
  'score:decide': { roles: ['WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  // 预警与名单: seen inside by whom it is about and by whoever manages; answered by the unit, decided by a stranger, switched on by the leading group alone.
  'score-list:read': {
    roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'score-list:answer': { roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'], reads: 'L3', stepUp: false },
  'score-list:decide': { roles: ['WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  // 我的表现: of oneself, and for whoever leads one at the windows; for nobody else, and never public.
  'staff-figure:read': { roles: ['WINDOW_STAFF', 'WINDOW_SUPERVISOR'], reads: 'L2', stepUp: false },
  // 意见分析: figures for whoever checks; the masked words for whoever reads those of orders too. Never the evaluated side: its own comments come to
  // it late and in company (domain/own-evaluation.ts).
  'comment:read': {
    roles: ['REVIEWER', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L2',
    stepUp: false,
  },
  'comment:open': { roles: ['REVIEWER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  'score-link:decide': { roles: ['LEADING_GROUP'], reads: 'L2', stepUp: true },
  // 签发: three steps by three people; the last is the leading group's alone, asked for the second factor again.
  'publication:read': { roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L1', stepUp: false },
  'publication:check': { roles: ['WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L1', stepUp: false },
  'publication:sign': { roles: ['LEADING_GROUP'], reads: 'L1', stepUp: true },
  // 提出撤回: whoever checks or signs may say that what is public is wrong; another of the leading group carries it out.
  'publication:withdraw': {
    roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L1',
    stepUp: false,
  },
  // 定期报告: each of the own place; made by nobody.
  'report:read': {
    roles: ['WINDOW_SUPERVISOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L2',
    stepUp: false,
  },
  'score-scheme:draft': { roles: ['WORKING_GROUP'], reads: 'L1', stepUp: false },
  'score-scheme:decide': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L1', stepUp: false },
  // 根因与忙闲: of the own place; of single people the supervisor of their hall alone is told.
  'insight:read': {
    roles: [
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L2',
    stepUp: false,
  },
  // 系统数据指标: of the own place, and never of single people. How they are made is for everybody.
  'system-indicator:read': {
    roles: [
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L2',
    stepUp: false,
  },
  // 赋权: whoever checks may be asked as an expert; never the evaluated side, which would weigh what it is scored by.
  'weighting:read': { roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L2', stepUp: false },
  'weighting:manage': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  'weighting:answer': {
    roles: [
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L2',
    stepUp: false,
  },
} as const
