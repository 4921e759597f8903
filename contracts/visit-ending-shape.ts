import { Type } from 'typebox'
import { visitEndCauses, visitEndCausesProposed, visitEndingOutcomes } from '../domain/assessment-plan.ts'
import { instant, nullable, oneOf, plainText, shape, uuid } from './shapes.ts'

/** How often visits were ended, for whoever reads a plan and, once its results are published, for everybody. */
export const endings = Type.Array(
  shape({
    cause: oneOf(visitEndCauses),
    isByManager: Type.Boolean({ description: 'not said by whoever was sent himself' }),
    visits: Type.Integer({ minimum: 1 }),
  }),
  { description: 'visits of the draw that were not made, counted by the cause and by who has ended them' },
)

export const proposedEnding = shape({
  endingId: uuid,
  visitId: uuid,
  unitKey: plainText,
  hallName: plainText,
  windowName: plainText,
  turn: Type.Integer({ minimum: 1, maximum: 2 }),
  assessor: plainText,
  cause: oneOf(visitEndCausesProposed),
  reason: plainText,
  proposedBy: plainText,
  proposedAt: instant,
  outcome: nullable(oneOf(visitEndingOutcomes), { description: 'null: not decided, and the visit stays due' }),
  decidedBy: nullable(plainText),
  decidedAt: nullable(instant),
  decision: nullable(plainText, { description: 'the reasons of whoever has decided' }),
  mayDecide: Type.Boolean(),
})
