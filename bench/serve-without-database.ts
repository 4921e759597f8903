// Baseline: the same route with the same validation, headers, hooks and metrics, answered without any database.
import { giveEvaluation } from '../contracts/evaluation.ts'
import { randomBytes } from '../server/platform/dice.ts'
import { serve } from '../server/platform/serve.ts'
import { instantOfUuid, uuidBytes, uuidV7 } from '../server/platform/uuid.ts'
import { createBaseline, listen } from './baseline.ts'

const { http } = await createBaseline()
serve(http, giveEvaluation, () => {
  const id = uuidV7(Date.now())
  return {
    status: 201,
    body: {
      id,
      receipt: Buffer.concat([uuidBytes(id), randomBytes(32)]).toString('base64url'),
      receivedAt: new Date(instantOfUuid(id)).toISOString(),
      reasonPending: false,
    },
  }
})
await listen(http)
