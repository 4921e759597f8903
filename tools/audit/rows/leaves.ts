import { isSame } from '../../../ledger/bytes.ts'
import type { WrittenTile } from '../../../ledger/edge.ts'
import { tilePath } from '../../../ledger/tile.ts'
import type { Report } from '../finding.ts'
import { hashOf, type TreeName, toHex } from '../tree-name.ts'
import { TreeWalk } from '../tree-walk.ts'
import {
  type AuditStore,
  countTiles,
  type HeadRow,
  type LeafRow,
  listCheckpoints,
  listLeaves,
  listTiles,
} from './store.ts'

/** What a tree must be at some size, and who says so. */
interface Claim {
  readonly size: number
  readonly root: Uint8Array
  readonly code: 'CHECKPOINT_DIFFERS' | 'HEAD_DIFFERS' | 'FORK'
  readonly what: string
  readonly where: string
}

/** A checkpoint that somebody outside has kept. */
export interface Seen {
  readonly size: number
  readonly root: Uint8Array
  readonly where: string
}

const leavesAtATime = 4_096

/**
 * The leaves as they stand in the database, beside everything that was made of them: tiles, heads, all checkpoints that were published, and what somebody
 * outside has seen. Each leaf is read once.
 */
export async function auditLeaves(
  report: Report,
  store: AuditStore,
  heads: readonly HeadRow[],
  seen: readonly Seen[],
): Promise<void> {
  const trees = heads.map((head) => new AuditedTree(report, store, head, head.hash === 'SHA256' ? seen : []))
  for (const tree of trees) await tree.begin()
  let next = 0
  for (;;) {
    const rows = await listLeaves(store, next, leavesAtATime)
    checkRows(report, rows, next)
    for (const tree of trees) await tree.take(rows.map(({ leaf }) => leaf))
    next = (rows.at(-1)?.index ?? next - 1) + 1
    report.saw('leaves', rows.length)
    if (rows.length < leavesAtATime) break
  }
  for (const tree of trees) await tree.end()
}

function checkRows(report: Report, rows: readonly LeafRow[], from: number): void {
  let due = from
  for (const { index, leaf, leaf_hash } of rows) {
    if (index !== due)
      report.add('LEAF_MISSING', 'leaves are missing in the middle of the log', `leaf ${due}`, { before: index })
    due = index + 1
    const walk = new TreeWalk(hashOf.SHA256)
    if (!isSame(walk.hashOf(leaf), leaf_hash))
      report.add('LEAF_DIFFERS', 'the hash beside the leaf is not its own', `leaf ${index}`)
  }
}

class AuditedTree {
  readonly #report: Report
  readonly #store: AuditStore
  readonly #head: HeadRow
  readonly #seen: readonly Seen[]
  readonly #walk: TreeWalk
  #tiles = 0

  constructor(report: Report, store: AuditStore, head: HeadRow, seen: readonly Seen[]) {
    this.#report = report
    this.#store = store
    this.#head = head
    this.#seen = seen
    this.#walk = new TreeWalk(hashOf[head.hash])
  }

  get #name(): TreeName {
    return this.#head.hash
  }

  async begin(): Promise<void> {
    this.#check(await this.#claimsIn(-1, 0))
  }

  /** The tree ends where its head says, and at the last leaf where the head says less: a second tree may be on its way. */
  async take(leaves: readonly Uint8Array[]): Promise<void> {
    const room = this.#name === 'SM3' ? Math.max(0, this.#head.size - this.#walk.size) : leaves.length
    const some = leaves.slice(0, room)
    const from = this.#walk.size
    const claims = await this.#claimsIn(from, from + some.length)
    const full: WrittenTile[] = []
    const grow = (to: number) => {
      const hashes = some.slice(this.#walk.size - from, to - from).map((leaf) => this.#walk.hashOf(leaf))
      full.push(...this.#walk.append(hashes))
    }
    for (const claim of claims) {
      grow(claim.size)
      this.#check([claim])
    }
    grow(from + some.length)
    await this.#compare(full)
  }

  async end(): Promise<void> {
    const { size } = this.#walk
    await this.#compare(this.#walk.edgeTiles())
    const beyond = await countTiles(this.#store, this.#name)
    if (beyond > this.#tiles)
      this.#report.add('TILE_DIFFERS', `${beyond - this.#tiles} tiles are of no leaves`, this.#name)
    if (this.#head.size !== size)
      this.#report.add('HEAD_DIFFERS', 'the head says another number of leaves than there are', this.#name, {
        head: this.#head.size,
        leaves: size,
      })
    for (const { size: published } of await listCheckpoints(this.#store, this.#name, size, Number.MAX_SAFE_INTEGER))
      this.#report.add(
        'ROLLBACK',
        'a checkpoint was published of more leaves than there are',
        `${this.#name} ${published}`,
        {
          leaves: size,
        },
      )
    for (const seen of this.#seen)
      if (seen.size > size)
        this.#report.add('ROLLBACK', 'somebody outside has seen more leaves than there are', seen.where, {
          seen: seen.size,
          leaves: size,
        })
  }

  /** In the order of their sizes; of those above `from`, up to `to`. */
  async #claimsIn(from: number, to: number): Promise<readonly Claim[]> {
    const stored = await listCheckpoints(this.#store, this.#name, from, to)
    const claims: Claim[] = stored.map(({ size, root }) => ({
      size,
      root,
      code: 'CHECKPOINT_DIFFERS',
      what: 'the leaves do not give the root of a published checkpoint',
      where: `${this.#name} ${size}`,
    }))
    const { size, root } = this.#head
    const what = 'the leaves do not give the root of the head'
    claims.push({ size, root, code: 'HEAD_DIFFERS', what, where: `${this.#name} ${size}` })
    for (const each of this.#seen)
      claims.push({ ...each, code: 'FORK', what: 'the leaves do not give the root that somebody outside has seen' })
    return claims.filter((claim) => claim.size > from && claim.size <= to).sort((one, other) => one.size - other.size)
  }

  #check(claims: readonly Claim[]): void {
    for (const { size, root, code, what, where } of claims) {
      const computed = this.#walk.root()
      if (code === 'CHECKPOINT_DIFFERS') this.#report.saw('published checkpoints')
      if (!isSame(root, computed))
        this.#report.add(code, what, where, { size, said: toHex(root), computed: toHex(computed) })
    }
  }

  async #compare(tiles: readonly WrittenTile[]): Promise<void> {
    const stored = new Map(
      (await listTiles(this.#store, this.#name, tiles)).map((tile) => [`${tile.level}/${tile.index}`, tile] as const),
    )
    this.#tiles += tiles.length
    this.#report.saw('tiles', tiles.length)
    for (const tile of tiles) {
      const where = `${this.#name} ${tilePath(tile)}`
      const found = stored.get(`${tile.level}/${tile.index}`)
      if (found === undefined) this.#report.add('TILE_MISSING', 'a tile of the tree is missing', where)
      else if (!isSame(found.hashes, tile.bytes))
        this.#report.add('TILE_DIFFERS', 'the tile is not what the leaves give', where)
    }
  }
}
