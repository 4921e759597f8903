import type { Actor, HandlingOrder, OrderEvent } from './handling-order.ts'

/** What of an evaluation opens an order: a grade that counts as bad, or the marks of a region’s score rule. */
export interface OpeningRule {
  /** 总体分或平均分低于满分的百分之几；null: the grade alone decides. */
  readonly scoreRule: { readonly of: 'OVERALL' | 'MEAN'; readonly belowPercent: number } | null
}

export interface RatedService {
  readonly grade: number
  readonly scores: Readonly<Record<string, number>> | null
  readonly scoreScale: number
}

/** @param negativeGradeMax the highest grade that counts as bad: of five, the last two */
export function opensOrder(rated: RatedService, negativeGradeMax: number, { scoreRule }: OpeningRule): boolean {
  if (rated.grade <= negativeGradeMax) return true
  if (scoreRule === null || rated.scores === null) return false
  const { overall, ...others } = rated.scores
  const marks = scoreRule.of === 'OVERALL' ? [overall] : [overall, ...Object.values(others)]
  const given = marks.filter((mark) => mark !== undefined)
  if (given.length === 0) return false
  // Whole numbers: “below 3 of 5” is below 60 %, of one mark or of as many as were given.
  const sum = given.reduce((total, mark) => total + mark, 0)
  return sum * 100 < scoreRule.belowPercent * rated.scoreScale * given.length
}

export type Attribution = 'RECEIVING' | 'DECIDING' | 'BOTH'

/** 两地办理: the order goes to whom the service is put down to; to both means that the receiving place leads and the other takes part. */
export function responsibleFor(
  attribution: Attribution,
  receivingOrganizationId: number,
  decidingOrganizationId: number,
): { readonly lead: number; readonly coHandler: number | null } {
  const lead = attribution === 'DECIDING' ? decidingOrganizationId : receivingOrganizationId
  const isShared = attribution === 'BOTH' && decidingOrganizationId !== receivingOrganizationId
  return { lead, coHandler: isShared ? decidingOrganizationId : null }
}

/** Who is answerable for what stands in the catalogue. */
export interface Answerable {
  /** 实施部门 of the item it is about. */
  readonly ofItem: number | null
  /** 派出单位 of the person it is about. */
  readonly ofStaff: number | null
  /** 管理单位 of the hall. */
  readonly ofHall: number
}

/** 谁办理、谁负责: the department of the item; else the unit of the person; what is about neither is the hall's. */
export const responsibleAt = ({ ofItem, ofStaff, ofHall }: Answerable): number => ofItem ?? ofStaff ?? ofHall

/** The first events of an order: opened by rule, and shared where two places have a part in it. */
export function openingEvents(
  source: HandlingOrder['source'],
  { lead, coHandler }: { readonly lead: number; readonly coHandler: number | null },
  at: number,
  by: Actor = { kind: 'PLATFORM' },
): readonly OrderEvent[] {
  const head = { at, by: { kind: 'PLATFORM' } } as const
  const opened: OrderEvent = { at, by, kind: 'OPENED', source, organizationId: lead }
  return coHandler === null ? [opened] : [opened, { ...head, kind: 'CO_HANDLER_ADDED', organizationId: coHandler }]
}
