import { hasSecondTree, loadCheckpoint, type Verified, verifyCheckpoint } from './checkpoint.ts'
import { checkConsistency } from './consistency.ts'
import { CouldNotCheck } from './finding.ts'
import { auditTrees, type Claimed } from './fsck.ts'
import { findRemembered, loadNote, remember } from './memory.ts'
import { type Asked, findSeconds, needSource } from './options.ts'
import type { LogSource } from './source.ts'
import type { TreeName } from './tree-name.ts'
import { loadTrust, type Trust } from './trust.ts'

interface Shown {
  readonly tree: TreeName
  readonly checkpoint: Verified
}

/** What the log shows now of each tree that is trusted. */
async function loadShown(asked: Asked, source: LogSource, trust: Trust): Promise<readonly Shown[]> {
  const trees: readonly TreeName[] = hasSecondTree(trust) ? ['SHA256', 'SM3'] : ['SHA256']
  const shown: Shown[] = []
  const ageMax = findSeconds(asked.options['max-age'])
  for (const tree of trees) {
    const checkpoint = await loadCheckpoint(asked.report, source, { tree, trust, ageMax })
    if (checkpoint !== undefined) shown.push({ tree, checkpoint })
  }
  return shown
}

export async function checkpoint(asked: Asked): Promise<void> {
  await loadShown(asked, needSource(asked.options), await loadTrust(asked.options))
}

export async function fsck(asked: Asked): Promise<void> {
  const [source, trust] = [needSource(asked.options), await loadTrust(asked.options)]
  const shown = await loadShown(asked, source, trust)
  const claims: readonly Claimed[] = shown.map(({ tree, checkpoint: { size, root } }) => ({ tree, size, root }))
  await auditTrees(asked.report, source, claims)
}

/** The file holds one note for each tree: that of the first under its own name, that of the second with .sm3 behind it. */
const fileOf = (since: string, tree: TreeName) => (tree === 'SM3' ? `${since}.sm3` : since)

export async function consistency(asked: Asked): Promise<void> {
  const { report, options } = asked
  const { since, against } = options
  if (since === undefined && against === undefined)
    throw new CouldNotCheck('with what? --since FILE, --against FILE|URL')
  const [source, trust] = [needSource(options), await loadTrust(options)]
  for (const { tree, checkpoint: shown } of await loadShown(asked, source, trust)) {
    if (against !== undefined && tree === 'SHA256')
      await compare(
        asked,
        source,
        { tree, checkpoint: shown },
        { place: against, text: await loadNote(against) },
        trust,
      )
    if (since === undefined) continue
    const place = fileOf(since, tree)
    const text = await findRemembered(place)
    if (text !== undefined) await compare(asked, source, { tree, checkpoint: shown }, { place, text }, trust)
    // What does not follow from what was known is never what is known.
    if (report.isClean) await remember(place, shown.note)
  }
}

async function compare(
  { report }: Asked,
  source: LogSource,
  { tree, checkpoint: shown }: Shown,
  { place, text }: { readonly place: string; readonly text: string },
  trust: Trust,
): Promise<void> {
  const known = await verifyCheckpoint(report, text, place, { tree, trust, isPublished: false })
  if (known === undefined) throw new CouldNotCheck(`${place}: nothing can be compared with it`)
  await checkConsistency(report, source, tree, known, shown)
}
