import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

/** How what comments say is told. */
export const commentReading = shape({
  smallestGroup: Type.Integer({ minimum: 5, maximum: 1000 }),
  weeksBefore: Type.Integer({ minimum: 1, maximum: 52 }),
  topicCommentsMin: Type.Integer({ minimum: 2, maximum: 1000 }),
  topicLiftMin: Type.Number({ minimum: 1, maximum: 100 }),
  listedTopics: Type.Integer({ minimum: 1, maximum: 100 }),
})
