import type { VisitEndCause } from '../../../domain/assessment-plan.ts'
import type { VisitRow } from '../visit/store.ts'

/** Which visits end by a cause that is said of one: what one finds closed is closed for the other too. */
export const endedBy = (visits: readonly VisitRow[], visit: VisitRow, cause: VisitEndCause): readonly VisitRow[] =>
  cause === 'CLOSED_WINDOW' ? visits.filter(({ place, state }) => place === visit.place && state === 'OPEN') : [visit]
