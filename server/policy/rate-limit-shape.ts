import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'
import { type LimitedCall, limitedCalls } from '../../domain/rate-limit.ts'

/** Limited since later than there are versions of the policy: those of before say nothing of them. */
const later: readonly LimitedCall[] = ['log-tile', 'log-look-up', 'receipt-file']

const limitOf = (call: LimitedCall) => {
  const limit = Type.Integer({ minimum: 1, maximum: 100_000 })
  return later.includes(call) ? Type.Optional(limit) : limit
}

/** By who asks: a whole hall may stand behind one address, and must still get through. */
export const rateLimit = shape({
  callsPerMinute: shape(
    Object.fromEntries(limitedCalls.map((call) => [call, limitOf(call)])) as {
      [Call in LimitedCall]: ReturnType<typeof Type.Integer>
    },
  ),
})
