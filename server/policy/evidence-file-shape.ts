import { Type } from 'typebox'
import { evidenceBytesMax } from '../../contracts/evidence-file.ts'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { evidenceMediaTypes } from '../../domain/evidence-file.ts'

/** What may be handed in as evidence, and how long it waits for a step that names it. */
export const evidenceFileShape = shape({
  mediaTypes: Type.Array(oneOf(evidenceMediaTypes), { minItems: 1, uniqueItems: true }),
  // What the promise lets through at all.
  bytesMax: Type.Integer({ minimum: 1024, maximum: evidenceBytesMax }),
  pixelsMax: Type.Integer({ minimum: 1_000_000, maximum: 200_000_000 }),
  filesPerStepMax: Type.Integer({ minimum: 1, maximum: 20 }),
  waitingMax: Type.Integer({ minimum: 1, maximum: 100 }),
  waitingHours: Type.Integer({ minimum: 1, maximum: 24 * 7 }),
})
