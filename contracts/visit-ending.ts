import { visitEndCausesProposed, visitEndingOutcomes } from '../domain/assessment-plan.ts'
import { reason, seen, writes } from './assessment-plan.ts'
import { route } from './route.ts'
import { oneOf, shape, uuid } from './shapes.ts'

export const proposeVisitEnding = route({
  method: 'POST',
  path: '/api/v1/assessment-visits/{visitId}/endings',
  name: 'proposeVisitEnding',
  summary:
    'Propose, with the reason, that another is sent to a place, or for a closed window to the next of its stratum by rank. The visit stays due until somebody else confirms it',
  caller: { kind: 'account', permission: 'assessment-plan:write' },
  params: shape({ visitId: uuid }),
  bodyBytesMax: 4096,
  body: shape({ cause: oneOf(visitEndCausesProposed), reason }),
  answers: { 200: seen },
  refusals: [...writes, 'NOT_AT_THIS_STAGE', 'CONFLICT'],
})

export const decideVisitEnding = route({
  method: 'POST',
  path: '/api/v1/assessment-visit-endings/{endingId}/decision',
  name: 'decideVisitEnding',
  summary:
    'Confirm or refuse, with reasons, what somebody else has proposed for a visit. Confirmed, it ends, and whoever follows is sent; refused, it stays due',
  caller: { kind: 'account', permission: 'assessment-visit:decide' },
  params: shape({ endingId: uuid }),
  bodyBytesMax: 4096,
  body: shape({ outcome: oneOf(visitEndingOutcomes), reason }),
  answers: { 200: seen },
  refusals: [...writes, 'NOT_AT_THIS_STAGE', 'VERSION_PASSED', 'OWN_PROPOSAL', 'OWN_ASSESSMENT', 'PROPOSAL_DECIDED'],
})
