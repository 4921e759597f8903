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
} as const
