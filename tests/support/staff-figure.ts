import type { StaffFigurePolicy } from '../../domain/staff-figure.ts'

/** As shipped (migrations/0087_score_alert.sql; a test compares). */
export const staffFigurePolicy: StaffFigurePolicy = {
  ...{
    pooledMonths: 3,
    linkEvaluationsMin: 5,
    staffMin: 3,
    evaluationsMin: 30,
    daysMin: 8,
    reliabilityMinThousandths: 700,
  },
  spreadPoints: { WINDOW: 5, ITEM: 12 },
  ...{ dayShareThousandths: 50, intervalZThousandths: 1960 },
}
