/**
 * 措辞: what a region calls a thing where its documents have a word of their own. Code, tables and the API keep one word for each; faces say the
 * region’s. Policy `wording`.
 */
export const wordedTerms = [
  /** 差评 */
  'NEGATIVE_EVALUATION',
  /** 差评工单 */
  'HANDLING_ORDER',
  /** 申诉，内蒙古、四平称“复核申述” */
  'APPEAL',
  /** 追评 */
  'SUPPLEMENTARY_EVALUATION',
  /** 红黑榜之“黑榜”：待提升名单 */
  'LOW_RANKED_LIST',
  /** 整改不实 */
  'FALSE_CLOSURE',
  /** 系统拨测 */
  'DAILY_DRILL',
] as const
export type WordedTerm = (typeof wordedTerms)[number]
