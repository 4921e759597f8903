import type { CanonValue } from '../../ledger/canon.ts'
import type { Bands } from './intake-columns.ts'
import type { Occasion } from './intake-context.ts'

/**
 * Where, of when and as what an evaluation counts, as its digest commits to it: by the codes that everybody uses, days as 2026-11-23. The database
 * tells the same of a row (`evaluation_counted`, migrations/0066_counted.sql), and the auditor by a hand of his own.
 */
export function countedOf(
  occasion: Occasion,
  bands: Bands,
  { identityMode, reasonPending }: { readonly identityMode: string; readonly reasonPending: boolean },
): CanonValue {
  // In the order in which they are written: sorting what is sorted costs the intake least.
  return {
    ageBand: occasion.ageBand,
    assisted: occasion.assisted,
    attribution: occasion.attribution,
    audience: occasion.audience,
    authority: occasion.authority,
    decidingDivision: occasion.decidingDivisionCode,
    decidingOrganization: occasion.decidingOrganizationCode,
    division: occasion.divisionCode,
    handlingBand: bands.handling,
    hasAgent: occasion.hasAgent,
    identityMode,
    lagBand: bands.lag,
    legallyRequiredRefusal: occasion.legallyRequiredRefusal,
    mode: occasion.mode,
    outcome: occasion.outcome,
    prejudged: occasion.prejudged,
    reasonPending,
    receivingDivision: occasion.receivingDivisionCode,
    receivingOrganization: occasion.receivingOrganizationCode,
    service: occasion.service,
    serviceDay: bands.serviceDay,
    source: occasion.sourceCode,
    timesSubmittedBand: bands.timesSubmitted,
    tripsBand: bands.trips,
    variant: occasion.variantCode,
    waitingBand: bands.waiting,
  }
}
