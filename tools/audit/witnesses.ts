import { findCheckpoint } from '../../ledger/checkpoint.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { findNote } from '../../ledger/note.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { auditTrees } from './fsck.ts'
import { findJson, loadJson, objectsOf } from './json.ts'
import { findRemembered } from './memory.ts'
import { type Asked, needSource } from './options.ts'
import type { LogSource } from './source.ts'
import { toHex } from './tree-name.ts'
import { loadTrust } from './trust.ts'
import { checkPolicy, type LoggedPolicy, policyAt, toLoggedPolicy } from './witness-policy.ts'

const path = '/log/witness-policies'

/**
 * By which rule checkpoints are published, as the log itself says it: every leaf of the log is read, so that no change of the rule is left out, and what is shown now has
 * to satisfy the rule of its size; with --since also what was remembered.
 */
export async function witnesses(asked: Asked): Promise<void> {
  const { report, options } = asked
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  if (shown === undefined) return
  const places = new Map<string, number>()
  const { size, root, note } = shown
  await auditTrees(report, source, [{ tree: 'SHA256', size, root }], (leaf, index) => {
    if (leaf[1] === leafKinds.witnessPolicy) places.set(toHex(leaf), index)
  })
  const told = await loadPolicies(source, places.size > 0)
  compare(report, source, places, told)
  await checkPolicy(report, note, `${source.name} ${size}`, policyAt(size, places, told))
  if (options.since === undefined) return
  const remembered = await findRemembered(options.since)
  const before = findCheckpoint(findNote(remembered ?? '')?.text ?? '')
  if (remembered === undefined || before === undefined)
    throw new CouldNotCheck(`${options.since}: remembers no checkpoint`)
  await checkPolicy(report, remembered, `${options.since} ${before.size}`, policyAt(before.size, places, told))
}

/** A copy of a log that never had such a rule need not know the address. */
export async function loadPolicies(source: LogSource, areThere: boolean): Promise<readonly LoggedPolicy[]> {
  const told = await (areThere ? loadJson(source, path) : findJson(source, path))
  return objectsOf(told?.facts).map(({ columns }) => toLoggedPolicy(columns, path))
}

function compare(
  report: Report,
  source: LogSource,
  places: ReadonlyMap<string, number>,
  told: readonly LoggedPolicy[],
): void {
  const where = `${source.name}${path}`
  report.saw('rules about witnesses', places.size)
  for (const [leaf, index] of places)
    if (!told.some((policy) => policy.leaf === leaf))
      report.add('POLICY_HIDDEN', 'the rule about witnesses was changed, and that is not shown', where, { index, leaf })
  for (const { leaf } of told)
    if (!places.has(leaf)) report.add('LEAF_MISSING', 'a rule about witnesses is not in the log', where, { leaf })
}
