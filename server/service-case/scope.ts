import { dataQualityOf } from '../../domain/service-case.ts'
import type { ApiCaller } from '../api-key/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { RuleBook } from '../policy/index.ts'
import type { CaseReport, ResolvedPlaces } from './places.ts'
import { findInvited } from './store.ts'

/** A business system by its key; null where the platform itself reports a drill. */
export type CaseCaller = Omit<ApiCaller, 'apiKeyId'> & { readonly apiKeyId: string | null }

/** A key may only report services of its own places. */
export function refuseOutsideScope(rules: RuleBook, caller: CaseCaller, places: ResolvedPlaces): void {
  for (const [index, { place }] of places.occurrences.entries()) {
    if (!isInScope(rules, caller, place)) throw new Refused('FORBIDDEN', `/occurrences/${index}/hallCode`)
  }
  if (!rules.isWithin(places.divisionId, caller.divisionId)) throw new Refused('FORBIDDEN', '/divisionCode')
}

/** A known case is answered with its invitations: whoever guesses its number from another hall must not be told them. */
export async function refuseForeignCase(
  rules: RuleBook,
  tx: Database,
  caller: CaseCaller,
  caseId: string,
): Promise<void> {
  const places = await findInvited(tx, caseId)
  if (!places.every((place) => isInScope(rules, caller, place))) throw new Refused('FORBIDDEN')
}

export function isInScope(
  rules: RuleBook,
  caller: CaseCaller,
  place: { readonly divisionId: number; readonly hallId: number },
): boolean {
  return (
    rules.isWithin(place.divisionId, caller.divisionId) && (caller.hallId === null || caller.hallId === place.hallId)
  )
}

/** What looks doubtful. It is kept and invited all the same: the citizen must not lose the word over it. */
export function flagsOf(
  rules: RuleBook,
  caller: CaseCaller,
  report: CaseReport,
  places: ResolvedPlaces,
): readonly string[] {
  const flags = new Set<string>([...dataQualityOf(report.applicant), ...dataQualityOf(report.agent ?? {})])
  // Whoever reports for one place and attributes to another could push its bad grades away: said openly on the case.
  const shifts =
    (report.attribution ?? 'RECEIVING') !== 'RECEIVING' &&
    !rules.isWithin(places.deciding.divisionId, caller.divisionId)
  if (shifts || !rules.isWithin(places.receiving.divisionId, caller.divisionId)) flags.add('ATTRIBUTED_OUTSIDE_SCOPE')
  return [...flags].sort()
}
