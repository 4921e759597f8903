/** Who may do what about scores: rows of the one table of permissions (domain/access.ts), kept beside it because there are many. */
export const scorePermissions = {
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
  'score-scheme:draft': { roles: ['WORKING_GROUP'], reads: 'L1', stepUp: false },
  'score-scheme:decide': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L1', stepUp: false },
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
} as const
