import { Type } from 'typebox'
import { evidenceBytesMax } from '../../contracts/evidence-file.ts'
import { oneOf, shape } from '../../contracts/shapes.ts'
import { evidenceMediaTypes } from '../../domain/evidence-file.ts'

/** What is taken of a visit, and until when (domain/assessment.ts). */
export const assessmentShape = shape({
  mediaTypes: Type.Array(oneOf(evidenceMediaTypes), { minItems: 1, uniqueItems: true }),
  // What the promise lets through at all.
  bytesMax: Type.Integer({ minimum: 1024, maximum: evidenceBytesMax }),
  originalBytesMax: Type.Integer({ minimum: 1024, maximum: 209_715_200 }),
  pixelsMax: Type.Integer({ minimum: 1_000_000, maximum: 200_000_000 }),
  edgeMax: Type.Integer({ minimum: 640, maximum: 8192 }),
  qualityPercent: Type.Integer({ minimum: 30, maximum: 100 }),
  filesPerIndicatorMax: Type.Integer({ minimum: 1, maximum: 20 }),
  filesPerVisitMax: Type.Integer({ minimum: 1, maximum: 200 }),
  waitingHours: Type.Integer({ minimum: 1, maximum: 24 * 31 }),
  wordsCodePointsMax: Type.Integer({ minimum: 1, maximum: 4000 }),
  clockAheadMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
  submitWithinNaturalDays: Type.Integer({ minimum: 0, maximum: 366 }),
})
