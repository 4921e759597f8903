import type { TrustedKey } from '../../ledger/note.ts'
import { writeVkey } from '../../ledger/note.ts'
import { promiseKeyName } from '../../ledger/promise.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { loadCheckpoint, type Verified } from './checkpoint.ts'
import { CouldNotCheck, Report } from './finding.ts'
import { type KeyHistory, loadKeyHistory, type ShownKey } from './key-history.ts'
import { locateLeaves } from './locate.ts'
import { type Asked, needSource } from './options.ts'
import type { LogSource } from './source.ts'
import { originOf } from './tree-name.ts'
import { loadTrust, type Trust, toKey } from './trust.ts'

/**
 * Whether the keys of the log follow each other as they should: each was committed to by the one before it, which has ended; all of it stands in the log. Whoever
 * trusts a key of before so finds those that came after, and needs nobody’s word for it.
 */
export async function keys(asked: Asked): Promise<void> {
  const { report, options } = asked
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const history = await loadKeyHistory(source)
  const ofLog = history.keys.filter(({ name }) => namesOfLog(trust.origin).includes(name))
  for (const key of ofLog) checkFollows(report, source, ofLog, key)
  const known = followAll(report, source, trust, ofLog)
  const places = await findPlaces(source, { ...trust, keys: known }, history)
  const ended = known.map((key) => withEnd(key, history, places))
  // Now for those who read the findings: with what is known of each end.
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust: { ...trust, keys: ended } })
  if (shown !== undefined) await locateLeaves(report, source, shown, wantedOf(history))
  report.saw('keys of the log', ofLog.length)
}

const namesOfLog = (origin: string) => [origin, originOf(origin, 'SM3'), promiseKeyName(origin)]
const wantedOf = ({ facts }: KeyHistory) => new Map(facts.map(({ leaf, where }) => [leaf, where] as const))
const isSameKind = (one: ShownKey, other: ShownKey) => one.name === other.name && one.type === other.type
const isCommitted = (before: ShownKey, key: ShownKey) =>
  isSameKind(before, key) && before.successorHash === sha256(key.vkey).toString('hex')

/** The first of its kind follows nobody. */
function checkFollows(report: Report, { name: where }: LogSource, all: readonly ShownKey[], key: ShownKey): void {
  const before = all.find((each) => isCommitted(each, key))
  const isFirst = all.find((each) => isSameKind(each, key)) === key
  if (before === undefined && !isFirst)
    report.add('KEY_UNCOMMITTED', 'no key of before has committed to this one', where, { vkey: key.vkey })
  if (before !== undefined && before.endLeaf === undefined)
    report.add('KEY_UNCOMMITTED', 'a key has begun, and the one before it has not ended', where, { vkey: key.vkey })
}

/** What is trusted, and what follows from it. */
function followAll(
  report: Report,
  { name: where }: LogSource,
  trust: Trust,
  all: readonly ShownKey[],
): readonly TrustedKey[] {
  const followed = new Map<string, TrustedKey>()
  for (const key of trust.keys) {
    const vkey = writeVkey(key)
    let next = all.find((each) => each.vkey === vkey)
    if (next === undefined)
      report.add('KEY_UNCOMMITTED', 'a trusted key is not among those that are shown', where, { vkey })
    followed.set(vkey, key)
    while (next !== undefined) {
      const last = next
      if (!followed.has(last.vkey)) followed.set(last.vkey, toKey(last.vkey))
      next = all.find((each) => !followed.has(each.vkey) && isCommitted(last, each))
    }
  }
  return [...followed.values()]
}

/** Where the leaves stand: nothing is told here, since the ends of keys are not known yet. */
async function findPlaces(source: LogSource, trust: Trust, history: KeyHistory): Promise<ReadonlyMap<string, number>> {
  const quiet = new Report(() => undefined)
  const shown: Verified | undefined = await loadCheckpoint(quiet, source, { tree: 'SHA256', trust })
  if (shown === undefined) return new Map()
  return locateLeaves(quiet, source, shown, wantedOf(history))
}

function withEnd(key: TrustedKey, { keys: all }: KeyHistory, places: ReadonlyMap<string, number>): TrustedKey {
  const end = all.find(({ vkey }) => vkey === writeVkey(key))
  if (end?.endLeaf === undefined) return key
  const lastSize = places.get(end.endLeaf)
  if (end.endsAt === undefined) throw new CouldNotCheck('an end of a key without its time')
  return { ...key, endsAt: end.endsAt, ...(lastSize === undefined ? {} : { lastSize }) }
}
