import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { comment, grade, oneOf, scoresByDimension, shape, tags, token } from '../../contracts/shapes.ts'
import { findUnplainText } from '../platform/plain-text.ts'

/** What stands inside the seal: which service, what was said, and how it was taken. */
const note = shape({
  /** The invitation that was handed out ahead, or the number of the case, told at the counter while there was no network. */
  service: Type.Union([
    shape({ token }),
    shape({ caseNo: Type.String({ minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z._-]+$' }) }),
  ]),
  grade,
  tags: Type.Optional(tags),
  comment: Type.Optional(comment),
  scores: Type.Optional(scoresByDimension),
  by: oneOf(['TOUCH', 'KEYPAD']),
  presence: Type.Array(shape({ kind: oneOf(['ID_CARD', 'FACE', 'SIGNATURE']), isEmulated: Type.Boolean() }), {
    maxItems: 3,
  }),
})
export type Note = Static<typeof note>

const check = Compile(note)

/** Undefined where it is not what a terminal writes. */
export function findNote(text: string): Note | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return check.Check(value) && findUnplainText(value) === undefined ? value : undefined
  } catch {
    return undefined
  }
}
