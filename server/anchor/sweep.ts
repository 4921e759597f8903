import { isSame } from '../../ledger/bytes.ts'
import { sha256, sm3 } from '../../signing/node-ledger.ts'
import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import { type Anchor, type AnchoredHead, AnchorFailed, type AnchorFinding, codeOf } from './anchor.ts'
import { type Claimed, claim, findRootAt, findState, settleDone, settleSetback, writeDue } from './store.ts'

const everyMs = 1_000
/** Longer than any try takes: who has not settled by then has died. */
const claimMs = 300_000
const firstPauseMs = 2_000
const longestPauseMs = 900_000
const findings: readonly AnchorFinding[] = ['FORK', 'AHEAD', 'WENT_BACK', 'BROKEN']
const hashes = { SHA256: sha256, SM3: sm3 } as const

/** One sweep for each anchor, so that none waits for another; nothing else waits for any of them. */
export function anchorSweep(world: World, anchor: Anchor, everySeconds: number): Sweep {
  return { name: `ledger-anchor-${anchor.name}`, everyMs, run: () => anchorDue(world, anchor, everySeconds) }
}

/** Tells the anchor what is due, each log once. Throws only for the database: what the anchor does is written down, told and tried again. */
export async function anchorDue(world: World, anchor: Anchor, everySeconds: number): Promise<void> {
  await writeDue(world.sealer, anchor, everySeconds, new Date(world.now()))
  for (;;) {
    const now = world.now()
    const claimed = await claim(world.sealer, anchor.name, new Date(now), new Date(now + claimMs))
    if (claimed === undefined) break
    await tryOnce(world, anchor, claimed)
  }
  await tell(world, anchor.name)
}

async function tryOnce(world: World, anchor: Anchor, claimed: Claimed): Promise<void> {
  try {
    await refuseContradiction(world, anchor, claimed)
    const receipt = await anchor.submit(claimed)
    await settleDone(world.sealer, anchor.name, claimed, receipt, new Date(world.now()))
  } catch (error) {
    const finding = error instanceof AnchorFailed ? (error.finding ?? null) : null
    const fault = codeOf(error)
    const nextTryAt = new Date(world.now() + pauseAfter(claimed.tries))
    await settleSetback(world.sealer, anchor.name, claimed, { fault, finding, nextTryAt })
    world.metrics.anchorFailures.inc({ anchor: anchor.name, code: fault })
    const told = { anchor: anchor.name, hash: claimed.hash, size: claimed.size, tries: claimed.tries, code: fault }
    if (finding === null) world.log.warn(told, 'an anchor has not taken a checkpoint; it is tried again')
    else world.log.error({ ...told, finding }, 'an anchor contradicts the log: one of the two was changed')
  }
}

/** Twice as long each time, to a quarter of an hour. */
const pauseAfter = (tries: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries - 1, 20))

/** Asks first what the anchor knows: a log that was rewritten or set back does not go on as if nothing were. */
async function refuseContradiction({ sealer }: World, anchor: Anchor, claimed: Claimed): Promise<void> {
  const known = await anchor.newest(claimed.origin)
  if ((known?.size ?? 0) < claimed.doneSize) throw new AnchorFailed('ANCHOR_WENT_BACK', 'WENT_BACK')
  if (known === undefined) return
  if (known.size > claimed.headSize) throw new AnchorFailed('ANCHOR_AHEAD', 'AHEAD')
  if (!(await isOurs(sealer, claimed, known))) throw new AnchorFailed('ANOTHER_ROOT', 'FORK')
}

async function isOurs(db: World['sealer'], { hash }: Claimed, { size, root }: AnchoredHead): Promise<boolean> {
  const ours = await findRootAt(db, hash, hashes[hash], size)
  return ours !== undefined && isSame(ours, root)
}

/** The same on every server: what it says is read from the rows. */
async function tell({ sealer, metrics, now }: World, anchor: string): Promise<void> {
  const { waitingSince, finding } = await findState(sealer, anchor)
  metrics.anchorWaitingSeconds.set({ anchor }, waitingSince === null ? 0 : (now() - waitingSince.getTime()) / 1000)
  for (const each of findings) metrics.anchorFindings.set({ anchor, finding: each }, each === finding ? 1 : 0)
}
