import { isOpened, type Opening } from '../../ledger/opening.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { Report } from './finding.ts'
import { isObject, type Json } from './json.ts'

/** What is opened to everybody; whatever else is opened says more of somebody than it should. */
const publicFields: readonly string[] = ['at', 'window', 'item', 'scores']

interface Expected {
  /** Hall and window. */
  readonly place: string
  /** First and last day. */
  readonly from: string
  readonly to: string
  /** Of a week the hour stays closed: it would say the day, and that day had too few. */
  readonly isWeek: boolean
}

/** One opening: whether it is what was committed to, of this place and time, and says nothing that it should not. */
export function checkOpening(report: Report, opening: Json, where: string, expected: Expected): void {
  const { digest, values, salts, commitments } = opening
  const isWhole = isObject(values) && isObject(salts) && isObject(commitments) && typeof digest === 'string'
  if (!isWhole || !isOpened(nodeLedger, opening as unknown as Opening)) {
    report.add('OPENING_DIFFERS', 'what is opened is not what was committed to', where, { digest })
    return
  }
  if (values.window !== expected.place)
    report.add('OPENING_DIFFERS', 'it was given at another window', where, { digest })
  const tooMuch = Object.keys(values).filter(
    (field) => !publicFields.includes(field) || (expected.isWeek && field === 'at'),
  )
  if (tooMuch.length > 0)
    report.add('DISCLOSED_TOO_MUCH', `nobody should be told: ${tooMuch.join(', ')}`, where, { digest, fields: tooMuch })
  const day = dayOfHour(values.at)
  if (day !== undefined && (day < expected.from || day > expected.to))
    report.add('DISCLOSED_WRONG_DAY', 'it was given on another day', where, { digest })
}

/** An hour since 1970, as a day in Shanghai. */
const dayOfHour = (hour: unknown) =>
  typeof hour === 'number' ? new Date((hour + 8) * 3_600_000).toISOString().slice(0, 10) : undefined
