import type { CanonValue } from '../../ledger/canon.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { commitField, digestCommitments, evaluationFields } from '../../ledger/record.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import { locateLeaves } from './locate.ts'
import { type Asked, needDay, needSource } from './options.ts'
import { toHex } from './tree-name.ts'
import { loadTrust } from './trust.ts'

/** What somebody could be found by, or has written himself: opened to nobody. */
const closedFields: readonly string[] = ['id', 'ticket', 'comment', 'contact']

/**
 * What was opened of a day. Each opening gives the digest of a leaf that stands in the log, none stands there twice, none is of another day or window, no
 * window is opened of which too few were given, and there are as many as were published.
 */
export async function disclosure(asked: Asked): Promise<void> {
  const { report, options } = asked
  const day = needDay(asked)
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const answer = await loadJson(source, `/log/openings?day=${day}`)
  if (answer.day !== day) throw new CouldNotCheck(`the openings are of another day, ${textOf(answer.day)}`)
  const smallest = Number(options.smallest ?? answer.k)
  if (!Number.isSafeInteger(smallest)) throw new CouldNotCheck('of how few is nothing opened? --smallest K')
  const wanted = new Map<string, string>()
  for (const group of objectsOf(answer.windows)) checkGroup(report, { group, day, smallest, wanted })
  checkCounts(report, answer, day)
  if (shown !== undefined) await locateLeaves(report, source, shown, wanted)
}

interface Group {
  readonly group: Json
  readonly day: string
  readonly smallest: number
  /** Leaves that must be in the log: filled here. */
  readonly wanted: Map<string, string>
}

function checkGroup(report: Report, { group, day, smallest, wanted }: Group): void {
  const where = `${day} ${textOf(group.window)}`
  const openings = objectsOf(group.openings)
  if (openings.length < smallest)
    report.add('DISCLOSED_TOO_FEW', `fewer than ${smallest} were opened together`, where, { count: openings.length })
  for (const opening of openings) {
    report.saw('openings')
    const leaf = `01${leafKinds.evaluation.toString(16).padStart(2, '0')}${textOf(opening.digest)}`
    if (wanted.has(leaf)) report.add('DISCLOSED_TWICE', 'one evaluation is opened twice', where, { leaf })
    wanted.set(leaf, where)
    checkOpening(report, opening, where)
    checkPlace(report, opening, group, day, where)
  }
}

function checkOpening(report: Report, opening: Json, where: string): void {
  const digest = findDigest(opening)
  const more = { digest: opening.digest }
  if (digest !== textOf(opening.digest))
    report.add('OPENING_DIFFERS', 'what is opened is not what was committed to', where, more)
  const closed = closedFields.filter((field) => isObject(opening.values) && field in opening.values)
  if (closed.length > 0)
    report.add('DISCLOSED_TOO_MUCH', `nobody should be told: ${closed.join(', ')}`, where, { ...more, fields: closed })
}

/** Of each field either the value with its salt, or the commitment alone. */
function findDigest({ salts, values, commitments }: Json): string | undefined {
  if (!isObject(salts) || !isObject(values) || !isObject(commitments)) return undefined
  try {
    const all = evaluationFields.map((field) => {
      if (!(field in values)) return fromHex(commitments[field])
      return commitField(nodeLedger, field, fromHex(salts[field]), values[field] as CanonValue)
    })
    return toHex(digestCommitments(nodeLedger, all))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function fromHex(text: unknown): Uint8Array {
  if (typeof text !== 'string' || !/^[0-9a-f]{64}$/.test(text)) throw new RangeError('32 bytes in hex')
  return Buffer.from(text, 'hex')
}

function checkPlace(report: Report, { values, digest }: Json, group: Json, day: string, where: string): void {
  if (!isObject(values)) return
  if ('window' in values && values.window !== group.window)
    report.add('OPENING_DIFFERS', 'it was given at another window', where, { digest })
  if (!('at' in values)) return
  const [from, to] = typeof group.week === 'string' ? weekOf(group.week) : [day, day]
  const given = dayOfHour(Number(values.at))
  if (given < from || given > to) report.add('DISCLOSED_WRONG_DAY', `it was given on ${given}`, where, { digest })
}

/** An hour since 1970, as a day in Shanghai. */
const dayOfHour = (hour: number) => new Date((hour + 8) * 3_600_000).toISOString().slice(0, 10)

/** @param monday the first day of the week */
function weekOf(monday: string): readonly [string, string] {
  return [monday, new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10)]
}

/** A window that is opened for its day shows all that were given on it. */
function checkCounts(report: Report, { windows, counts }: Json, day: string): void {
  if (!isObject(counts)) return
  for (const { window, week, openings } of objectsOf(windows)) {
    const published = counts[textOf(window)]
    const opened = objectsOf(openings).length
    if (week === undefined && published !== opened)
      report.add('COUNTS_DIFFER', 'not as many were opened as were published', `${day} ${textOf(window)}`, {
        published,
        opened,
      })
  }
}
