import { sha256 } from '../../signing/node-ledger.ts'

/**
 * The monthly draw of evaluations that are asked about, by a second hand: written from what is published of it (docs/decisions/0065-evaluation-audit.md), and
 * sharing no line with the platform that has drawn it. All texts are UTF-8, all digests SHA-256 in hex.
 */
export interface PublishedStratum {
  readonly windowId: number
  readonly gradeGroup: string
  readonly channel: string
  readonly units: number
  readonly digest: string
  /** Told where it was taken whole. */
  readonly salt: string
  readonly sharePercent: number
  readonly min: number
  /** Hashes of leaves. */
  readonly drawn: readonly string[]
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytesOf = (hex: string) => Buffer.from(hex, 'hex')

/** A heading, the month, and the lines of the strata and of the sealed ones in the order of their bytes. */
export function frozenDigestOf(
  { fromDay, endDay }: { readonly fromDay: string; readonly endDay: string },
  strata: readonly PublishedStratum[],
  seals: readonly string[],
): string {
  const open = strata.map((each) => [each.windowId, each.gradeGroup, each.channel, each.units, each.digest].join(' '))
  const lines = open.concat(seals.map((seal) => ['sealed', seal].join(' ')))
  return hexOf(sha256(['yiping/evaluation-audit/v1', `${fromDay} ${endDay}`, ...lines.sort(), ''].join('\n')))
}

/** Of a stratum that was drawn whole: the digest of the hashes of its leaves in their order, one behind the other, with its salt. */
export function stratumDigestOf(salt: string, leaves: readonly string[]): string {
  const whole = hexOf(sha256(bytesOf([...leaves].sort().join(''))))
  return hexOf(sha256(['yiping/audit-leaves/v1', salt, whole, ''].join('\n')))
}

/** Of a public draw its numbers alone, in their order: neither how it was written down nor where it stands. */
export function auditSeedOf(freezeLeafHash: string, source: string, told: readonly string[]): string {
  const lines = source === 'PUBLIC_DRAW' ? [numbersIn(told[0] ?? '').join(' ')] : told
  return hexOf(sha256(['yiping/audit-seed/v1', freezeLeafHash, source, ...lines, ''].join('\n')))
}

const numbersIn = (text: string): readonly bigint[] =>
  Array.from(text.normalize('NFKC').matchAll(/[0-9]+/g), ([digits]) => BigInt(digits)).sort((one, other) =>
    one > other ? 1 : -1,
  )

export const rankOf = (seed: string, leafHash: string): string =>
  hexOf(sha256(Buffer.concat([bytesOf(seed), Buffer.from('yiping/audit/v1\0'), bytesOf(leafHash)])))

/** How many of a stratum are due. */
export const dueOf = ({ units, sharePercent, min }: PublishedStratum): number =>
  Math.min(units, Math.max(min, Math.ceil((units * sharePercent) / 100)))

/**
 * How often the m smallest of n ranks reach as far as these do, if ranks are even between 0 and 1: fewer than m of n lie below the largest of them. Leaves that
 * were picked have ranks from anywhere.
 */
export function chanceOf(ranks: readonly string[], units: number): number {
  const share = Math.max(...ranks.map((rank) => Number.parseInt(rank.slice(0, 12), 16) / 2 ** 48))
  let term = (1 - share) ** units
  let sum = 0
  for (let below = 0; below < ranks.length; below += 1) {
    sum += term
    term *= ((units - below) / (below + 1)) * (share / (1 - share))
  }
  return Math.min(1, sum)
}

export interface PublishedCell {
  readonly units: number
  readonly answered: number
  readonly weight: number
  readonly squares: number
  readonly falseWeight: number
}

/** In hundredths of a percent: how many evaluations lie in cells in which somebody has answered; undefined where there are none. */
export function coverageOf(cells: readonly PublishedCell[]): number | undefined {
  let [all, covered] = [0, 0]
  for (const { units, answered } of cells) {
    all += units
    if (answered > 0) covered += units
  }
  return all === 0 ? undefined : Math.floor((covered / all) * 10_000 + 1e-6)
}

/** Share and Wilson’s interval in hundredths of a percent, on Kish’s effective number; undefined where too few have answered, or in too few of the cells. */
export function estimateOf(
  cells: readonly PublishedCell[],
  { tooFewBelow, coverageMin, z }: { readonly tooFewBelow: number; readonly coverageMin: number; readonly z: number },
): readonly [share: number, lower: number, upper: number] | undefined {
  const given = cells.filter(({ answered }) => answered > 0)
  const total = (pick: (cell: PublishedCell) => number) => given.reduce((sum, cell) => sum + pick(cell), 0)
  if (total(({ answered }) => answered) < tooFewBelow) return undefined
  if ((coverageOf(cells) ?? 0) < coverageMin) return undefined
  // Those of a cell who did not answer are taken to be as the others of it.
  const weights = total(({ units }) => units)
  const squares = total(({ units, weight, squares: each }) => (units / weight) ** 2 * each)
  const share = total(({ units, weight, falseWeight }) => (units / weight) * falseWeight) / weights
  const n = weights ** 2 / squares
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n)
  return [share * 10_000, Math.max(0, centre - half) * 10_000, Math.min(1, centre + half) * 10_000]
}
