import type { makeReceiptFile } from '../../contracts/ledger-receipt.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { findReceipt, type Receipt } from '../../ledger/receipt.ts'
import type { TrustText } from '../../ledger/receipt-check.ts'
import { erasureLeafHashOf, type ReceiptFile } from '../../ledger/receipt-file.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import type { PromiseLeaves, Proofs } from '../ledger/index.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { toUuid } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { isUnaltered, rebuild, storedLeafHash } from './rebuild.ts'
import { type CommittedRow, findAdded, findOwnRecord } from './store.ts'

export interface LedgerReceiptDeps {
  readonly world: World
  readonly proofs: Pick<Proofs, 'prove'>
  /** undefined where nothing is promised. */
  readonly promise: PromiseLeaves | undefined
  readonly trust: () => TrustText
}

type Answer = AnswerOf<typeof makeReceiptFile>
type AnswerFile = Answer['files'][number]

/**
 * The receipt files for whoever holds the receipt. Where a record is not any more what was committed to, it is handed out all the same, and said: the
 * citizen is to have the evidence in hand.
 */
export async function makeFiles(deps: LedgerReceiptDeps, receipt: string): Promise<Answer> {
  const { world } = deps
  const own = await loadOwn(world, receipt)
  const added = own.kind === 'evaluation' ? await findAdded(world.vaultDb, own.id) : []
  const built = [own, ...added].flatMap((row) => {
    const file = rebuild(world.vault, row, own.id, receipt)
    return file === undefined ? [] : [{ row, file, isAltered: !isUnaltered(row, file) }]
  })
  if (built.length === 0) throw new Refused('ERASED')
  const trust = deps.trust()
  // What it holds is signed now, whenever it was kept.
  const vkeys = trust.vkeys.filter((vkey) => !trust.ended?.some((end) => end.vkey === vkey))
  const proved = await Promise.all(
    built.map(async ({ row, file, isAltered }) => {
      const signed = await proveOrPromise(deps, row)
      const erased = await proveErasure(deps, file)
      const isLost = signed === undefined || erased === undefined
      return { kind: row.kind, isAltered, isLost, file: { ...file, ...signed, ...erased, vkeys } }
    }),
  )
  const altered = proved.filter(({ isAltered }) => isAltered).map(({ kind }) => kind)
  const lost = proved.filter(({ isLost }) => isLost).map(({ kind }) => kind)
  if (altered.length + lost.length > 0) world.log.error({ altered, lost }, 'what was committed to is not what is there')
  // Their shape is that of the rows: the fields of each kind are checked with the digest.
  return { files: proved.map(({ file }) => file as unknown as AnswerFile), altered, lost }
}

/** That it was erased is proved like the record itself; until the log has taken that in, it is told without. undefined where its leaf is nowhere. */
async function proveErasure({ proofs }: LedgerReceiptDeps, file: ReceiptFile) {
  const leafHash = erasureLeafHashOf(nodeLedger, file)
  if (leafHash === undefined) return {}
  const proof = await proofs.prove(Buffer.from(leafHash))
  if (proof === 'UNKNOWN') return undefined
  return 'text' in proof ? { erasure: { ...file.erasure, proof: proof.text } } : {}
}

/** By the receipt itself, also where the record was erased: then its holder is known by what stays of the receipt. */
async function loadOwn(world: World, text: string): Promise<CommittedRow> {
  const find = (id: string) => findOwnRecord(world.vaultDb, id)
  try {
    const { row } = await loadByReceipt(world, text, async (id) => hasKey(await find(id)))
    return row
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'ERASED') throw error
    const row = await find(toUuid((findReceipt(text) as Receipt).id))
    if (row === undefined) throw error
    return row
  }
}

type WithKey = CommittedRow & { readonly epoch: number; readonly wrapped: Buffer }
const hasKey = (row: CommittedRow | undefined) =>
  row === undefined || row.epoch === null || row.wrapped === null ? undefined : (row as WithKey)

/**
 * A proof is worth more than a promise: where there is one, nothing is promised any more. What was promised is said again as it was, so that time is not
 * won by asking. Of what is neither in the log nor waiting for it nothing is promised: undefined.
 */
async function proveOrPromise({ proofs, promise }: LedgerReceiptDeps, row: CommittedRow) {
  const hash = storedLeafHash(row)
  const proof = await proofs.prove(hash)
  if (proof === 'UNKNOWN') return undefined
  if ('text' in proof) return { proof: proof.text }
  // What waits on purpose is promised from when it is due, and nothing before that.
  if (!proof.isDue) return {}
  const [promised] = promise?.([hash], (proof.heldUntil ?? row.receivedAt).getTime()) ?? []
  return promised === undefined ? {} : { promise: promised }
}
