import { type Decision, grant, refuse } from './kernel/decision.ts'

/**
 * 抽样: which places of a plan are visited. First the population is frozen and its digest logged; then randomness comes that nobody could know
 * before; the places follow from both, so that everybody draws again and finds the same.
 *
 * Tags and texts here are part of what was published, and never change: tools/audit/sample.ts is written from them a second time.
 */
export interface DrawPlatform {
  /** SHA-256 of the bytes. */
  sha256(bytes: Uint8Array): Uint8Array
  utf8(text: string): Uint8Array
}

export interface PopulationUnit {
  /** hall code/window code; of a case a number that tells nothing of it. No tab, no line break. */
  readonly key: string
  /** What it is drawn together with: a hall, a kind of window, a division. */
  readonly stratum: string
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** In the order in which it is frozen, whatever order it came in: by stratum, then by key. */
export function toPopulation<Unit extends PopulationUnit>(units: readonly Unit[]): readonly Unit[] {
  return [...units].sort((one, other) => compare(one.stratum, other.stratum) || compare(one.key, other.key))
}

/** The text of a frozen population: a heading, and a line for each unit, its place first. */
export function tellPopulation(population: readonly PopulationUnit[]): string {
  const lines = population.map(({ stratum, key }, at) => `${at + 1}\t${stratum}\t${key}\n`)
  return `yiping/assessment-population/v1\n${lines.join('')}`
}

export function populationDigest(platform: DrawPlatform, population: readonly PopulationUnit[]): Uint8Array {
  return platform.sha256(platform.utf8(tellPopulation(population)))
}

/**
 * Settled when the population is frozen, told when the draw is: without it whoever knows the public randomness of a secret plan would know as well
 * where visits are made.
 */
export function secretCommitment(platform: DrawPlatform, secret: Uint8Array): Uint8Array {
  return platform.sha256(joined(platform.utf8('yiping/assessment-secret/v1\0'), secret))
}

/** A witness’s signature on the first checkpoint after the time that was told before. */
export interface Cosignature {
  readonly name: string
  /** Eight hex digits. */
  readonly keyId: string
  /** Of the line of the note: time and signature, base64. */
  readonly signature: string
}

/** What a seed is the digest of. */
export interface SeedIngredients {
  /** Of the leaf that the freeze is in the log. */
  readonly freezeLeafHash: Uint8Array
  readonly secret: Uint8Array
  readonly cosignatures: readonly Cosignature[]
  /** Public randomness, in its plain form; null: none was announced. */
  readonly randomness: string | null
}

/**
 * Public randomness as a seed takes it: letters in lower case and digits, groups parted by one blank, numbers without zeros before them. However
 * somebody types in a lottery’s result, it is the same; undefined where nothing is left.
 */
export function findPlainRandomness(typed: string): string | undefined {
  const groups =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const plain = groups.map((group) => (/^\d+$/.test(group) ? group.replace(/^0+(?=\d)/, '') : group)).join(' ')
  return plain === '' ? undefined : plain
}

/** The text of the ingredients, a line for each. */
export function tellIngredients(ingredients: SeedIngredients): string {
  const { freezeLeafHash, secret, cosignatures, randomness } = ingredients
  const seen = cosignatures.map(({ name, keyId, signature }) => `witness ${name} ${keyId} ${signature}`).sort(compare)
  const lines = [
    'yiping/assessment-seed/v1',
    `freeze ${toHex(freezeLeafHash)}`,
    `secret ${toHex(secret)}`,
    ...seen,
    ...(randomness === null ? [] : [`randomness ${randomness}`]),
  ]
  return `${lines.join('\n')}\n`
}

/**
 * The seed. What the platform alone knows or makes would let it try until it likes the draw, so something from outside is asked for that came after the
 * population was frozen.
 */
export function drawSeed(
  platform: DrawPlatform,
  ingredients: SeedIngredients,
): Decision<Uint8Array, 'NO_OUTSIDE_RANDOMNESS'> {
  if (ingredients.cosignatures.length === 0 && ingredients.randomness === null) return refuse('NO_OUTSIDE_RANDOMNESS')
  return grant(platform.sha256(platform.utf8(tellIngredients(ingredients))))
}

/** What ranks are made for; the smallest are taken. */
const rankTags = {
  place: 'yiping/assessment/v1\0',
  double: 'yiping/assessment-double/v1\0',
  assessor: 'yiping/assessment-assessor/v1\0',
} as const

/** In hex, so that it sorts. */
export function rankOf(platform: DrawPlatform, seed: Uint8Array, of: keyof typeof rankTags, key: string): string {
  return toHex(platform.sha256(joined(seed, platform.utf8(rankTags[of] + key))))
}

export type AllocationRefusal = 'SAMPLE_TOO_LARGE' | 'SAMPLE_TOO_SMALL'

/** How many units there are of each stratum. */
export type Strata = Readonly<Record<string, number>>

export function countStrata(population: readonly PopulationUnit[]): Strata {
  const counts = new Map<string, number>()
  for (const { stratum } of population) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([one], [other]) => compare(one, other)))
}

interface Share {
  readonly stratum: string
  readonly whole: number
  /** What is left of its share, of `units` parts. */
  readonly rest: number
}

/**
 * How many are drawn of each stratum: in proportion, by largest remainder, and at least one of each where the sample is as large as there are strata.
 * None departs from its share by a whole unit. Where that and one of each cannot both be, the sample is refused as too small.
 */
export function allocateSample(strata: Strata, sample: number): Decision<Strata, AllocationRefusal> {
  const names = Object.keys(strata).sort(compare)
  const units = names.reduce((sum, name) => sum + (strata[name] ?? 0), 0)
  if (sample > units) return refuse('SAMPLE_TOO_LARGE', '/sample')
  const shares = names.map((stratum): Share => {
    const due = sample * (strata[stratum] ?? 0)
    return { stratum, whole: Math.floor(due / units), rest: due % units }
  })
  const left = sample - shares.reduce((sum, { whole }) => sum + whole, 0)
  const without = shares.filter(({ whole }) => whole === 0)
  const isEachVisited = sample >= names.length
  if (isEachVisited && without.length > left) return refuse('SAMPLE_TOO_SMALL', '/sample')
  const isFirst = ({ whole }: Share) => isEachVisited && whole === 0
  const order = [...shares].sort(
    (one, other) =>
      Number(isFirst(other)) - Number(isFirst(one)) || other.rest - one.rest || compare(one.stratum, other.stratum),
  )
  const raised = new Set(order.slice(0, left).map(({ stratum }) => stratum))
  return grant(Object.fromEntries(shares.map(({ stratum, whole }) => [stratum, whole + Number(raised.has(stratum))])))
}

/** The smallest sample from `least` on that can be drawn; undefined where there are fewer units. */
export function smallestSample(strata: Strata, least = 1): number | undefined {
  const units = Object.values(strata).reduce((sum, count) => sum + count, 0)
  for (let sample = least; sample <= units; sample += 1) if (allocateSample(strata, sample).granted) return sample
  return undefined
}

interface Ranked<Unit extends PopulationUnit> {
  readonly unit: Unit
  readonly rank: string
}

export interface Drawn<Unit extends PopulationUnit> {
  /** The sample, by rank. */
  readonly units: readonly Unit[]
  /** Keys of those that are visited twice. */
  readonly doubles: ReadonlySet<string>
  /** Of each stratum those that were not drawn, by rank: the next one stands in for what turns out to be closed. */
  readonly next: ReadonlyMap<string, readonly Unit[]>
}

/** Of each stratum as many as are due, the smallest ranks; of the sample so many doubles, by a rank of their own. */
export function drawUnits<Unit extends PopulationUnit>(
  platform: DrawPlatform,
  seed: Uint8Array,
  population: readonly Unit[],
  { sample, doubles }: { readonly sample: number; readonly doubles: number },
): Decision<Drawn<Unit>, AllocationRefusal> {
  const allocation = allocateSample(countStrata(population), sample)
  if (!allocation.granted) return allocation
  const taken: Ranked<Unit>[] = []
  const next = new Map<string, readonly Unit[]>()
  for (const [stratum, due] of Object.entries(allocation.value)) {
    const ranked = byRank(
      population.filter((unit) => unit.stratum === stratum),
      ({ key }) => rankOf(platform, seed, 'place', key),
    )
    taken.push(...ranked.slice(0, due))
    next.set(
      stratum,
      ranked.slice(due).map(({ unit }) => unit),
    )
  }
  const units = taken.sort(byTheirRank).map(({ unit }) => unit)
  const twice = byRank(units, ({ key }) => rankOf(platform, seed, 'double', key)).slice(0, doubles)
  return grant({ units, doubles: new Set(twice.map(({ unit }) => unit.key)), next })
}

const byTheirRank = <Unit extends PopulationUnit>(one: Ranked<Unit>, other: Ranked<Unit>) =>
  compare(one.rank, other.rank) || compare(one.unit.key, other.unit.key)

function byRank<Unit extends PopulationUnit>(
  units: readonly Unit[],
  of: (unit: Unit) => string,
): readonly Ranked<Unit>[] {
  return units.map((unit) => ({ unit, rank: of(unit) })).sort(byTheirRank)
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length)
  bytes.set(one)
  bytes.set(other, one.length)
  return bytes
}
