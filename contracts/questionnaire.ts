import { Type } from 'typebox'
import { grade, shape } from './shapes.ts'

/** What a page needs to ask the question: the reasons of each grade and the dimensions in force. */
export const questionnaire = shape(
  {
    tagSet: Type.String(),
    tags: Type.Array(shape({ code: Type.String(), grade, nameZh: Type.String(), nameEn: Type.String() })),
    dimensions: Type.Array(shape({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() })),
    scoreScale: Type.Integer(),
    commentCodePointsMax: Type.Integer(),
    negativeGradeMax: Type.Integer(),
  },
  { $id: 'Questionnaire' },
)
