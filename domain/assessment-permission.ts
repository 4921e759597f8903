/**
 * Who may do what about evaluators other than the citizen: rows of the one table of permissions (domain/access.ts), kept beside it because there are
 * many.
 */
export const assessmentPermissions = {
  // 测评复核: another agency checks what one has found; which of them it is, the rule says (domain/assessment-review.ts). Never the evaluated side.
  'assessment-review:read': {
    roles: ['THIRD_PARTY_EVALUATOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'assessment-review:do': { roles: ['THIRD_PARTY_EVALUATOR'], reads: 'L3', stepUp: false },
  // 一致性、宽严度: names of those who assess.
  'rater-agreement:read': {
    roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  // 校准: whoever is held in a pool, of his own visits alone; closed by a third.
  'calibration:answer': {
    roles: [
      'THIRD_PARTY_EVALUATOR',
      'MYSTERY_SHOPPER',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'WINDOW_SUPERVISOR',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L3',
    stepUp: false,
  },
  'calibration:close': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  'disqualification:propose': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  'disqualification:decide': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L3', stepUp: false },
  // 测评结果: of the own place, once they are published, and never who it was.
  'assessment:read': {
    roles: [
      'WINDOW_STAFF',
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L1',
    stepUp: false,
  },
  // 测评: of one’s own visits alone, by whoever is held in a pool.
  'assessment:do': {
    roles: [
      'WINDOW_SUPERVISOR',
      'THIRD_PARTY_EVALUATOR',
      'MYSTERY_SHOPPER',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L3',
    stepUp: false,
  },
  // 测评计划: never the evaluated side, which is not to know where somebody comes.
  'assessment-plan:read': {
    roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L2',
    stepUp: false,
  },
  'assessment-plan:write': { roles: ['WORKING_GROUP'], reads: 'L2', stepUp: false },
  // 改派、停窗: nobody moves a visit alone.
  'assessment-visit:decide': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L2', stepUp: false },
  // 评价员库: names of those who assess. Never the evaluated side, nor those who are held in a pool themselves.
  'assessor:read': { roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  'assessor:write': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  // 测评发现: taken up by whoever manages plans; read by the place once its order is open, and by whoever checks.
  'finding:make': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  'finding:read': {
    roles: [
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L3',
    stepUp: false,
  },
  // 负面清单扣分: proposed by one, answered by the unit, decided by another (domain/deduction.ts says who in each case).
  'deduction:read': {
    roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'deduction:evidence': {
    roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'WORKING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L2',
    stepUp: false,
  },
  'deduction:propose': { roles: ['WORKING_GROUP', 'DISCIPLINE_INSPECTOR'], reads: 'L3', stepUp: false },
  'deduction:answer': { roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'], reads: 'L3', stepUp: false },
  'deduction:decide': {
    roles: ['WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  // 容错: proposed by the unit, decided by whoever has no part in it (domain/exemption.ts).
  'exemption:read': {
    roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'exemption:propose': { roles: ['WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER'], reads: 'L3', stepUp: false },
  'exemption:decide': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L3', stepUp: false },
  // 评价抽查: asked by third parties, who are nobody's at the windows and handle nothing.
  'evaluation-audit:read': {
    roles: ['THIRD_PARTY_EVALUATOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'evaluation-audit:call': { roles: ['THIRD_PARTY_EVALUATOR'], reads: 'L3', stepUp: true },
  'evaluation-audit:note': { roles: ['THIRD_PARTY_EVALUATOR'], reads: 'L3', stepUp: false },
  'evaluation-audit:draw': { roles: ['WORKING_GROUP'], reads: 'L1', stepUp: true },
  // 测评表: by which everybody is assessed may be read by everybody who assesses, is assessed or manages. One drafts, another puts in force.
  'assessment-form:read': {
    roles: [
      'WINDOW_STAFF',
      'WINDOW_SUPERVISOR',
      'DEPARTMENT_HANDLER',
      'REVIEWER',
      'THIRD_PARTY_EVALUATOR',
      'MYSTERY_SHOPPER',
      'SOCIAL_SUPERVISOR',
      'WORKING_GROUP',
      'LEADING_GROUP',
      'DISCIPLINE_INSPECTOR',
    ],
    reads: 'L1',
    stepUp: false,
  },
  'assessment-form:draft': { roles: ['WORKING_GROUP'], reads: 'L1', stepUp: false },
  // 意见征集: never the evaluated side, which is what people talk about. Third parties code and do not decide.
  'opinion:read': {
    roles: ['THIRD_PARTY_EVALUATOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'opinion:write': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  'opinion:code': { roles: ['THIRD_PARTY_EVALUATOR', 'WORKING_GROUP'], reads: 'L3', stepUp: false },
  'opinion:decide': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: false },
  // 意见箱: of the own place, for the department too.
  'suggestion:read': {
    roles: ['DEPARTMENT_HANDLER', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR'],
    reads: 'L3',
    stepUp: false,
  },
  'suggestion:handle': { roles: ['DEPARTMENT_HANDLER', 'WORKING_GROUP'], reads: 'L3', stepUp: false },
  'suggestion:contact': { roles: ['WORKING_GROUP'], reads: 'L3', stepUp: true },
  'assessment-form:decide': { roles: ['WORKING_GROUP', 'LEADING_GROUP'], reads: 'L1', stepUp: false },
} as const
