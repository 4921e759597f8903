import { sha256 } from '../../signing/node-ledger.ts'

/**
 * The draw of an assessment plan by a second hand: written from what is published of it (docs/methodology.md), and sharing no line with the platform that
 * has drawn it. All texts are UTF-8, all digests SHA-256 in hex.
 */
export interface PublishedUnit {
  readonly place: number
  readonly stratum: string
  readonly unitKey: string
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** A heading and a line for each unit: place, stratum and key behind tabs. */
export function populationDigestOf(units: readonly PublishedUnit[]): string {
  let text = 'yiping/assessment-population/v1\n'
  for (const { place, stratum, unitKey } of units) text += [place, stratum, unitKey].join('\t').concat('\n')
  return hexOf(sha256(text))
}

export function commitmentOf(secret: string): string {
  return hexOf(sha256(Buffer.concat([Buffer.from('yiping/assessment-secret/v1\0'), Buffer.from(secret, 'hex')])))
}

/** Letters in lower case and digits, groups parted by a blank, no zeros before a number. */
export function plainRandomnessOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((group) => group !== '')
    .map((group) => (/\D/.test(group) ? group : group.replace(/^0+/, '') || '0'))
    .join(' ')
}

export interface PublishedCosignature {
  readonly name: string
  readonly keyId: string
  readonly signature: string
}

export function seedOf(ingredients: {
  readonly freezeLeafHash: string
  readonly secret: string
  readonly cosignatures: readonly PublishedCosignature[]
  readonly randomness: string | null
}): string {
  const witnesses = ingredients.cosignatures.map((one) => ['witness', one.name, one.keyId, one.signature].join(' '))
  let text = `yiping/assessment-seed/v1\nfreeze ${ingredients.freezeLeafHash}\nsecret ${ingredients.secret}\n`
  for (const line of witnesses.sort((one, other) => (one < other ? -1 : 1))) text += `${line}\n`
  if (ingredients.randomness !== null) text += `randomness ${ingredients.randomness}\n`
  return hexOf(sha256(text))
}

function rankOf(seed: string, tag: string, unitKey: string): string {
  return hexOf(sha256(Buffer.concat([Buffer.from(seed, 'hex'), Buffer.from(`${tag}\0${unitKey}`)])))
}

/** Units in the order of their ranks. */
function ranked(seed: string, tag: string, units: readonly PublishedUnit[]): readonly PublishedUnit[] {
  const ranks = new Map(units.map((unit) => [unit, rankOf(seed, tag, unit.unitKey)]))
  return [...units].sort((one, other) => ((ranks.get(one) as string) < (ranks.get(other) as string) ? -1 : 1))
}

/**
 * How many of each stratum: whole shares first; what is left goes to strata that have none yet where each can have one, then by what is left of the share,
 * then by name. undefined where not each can have one although there are enough for all.
 */
export function allocationOf(strata: ReadonlyMap<string, number>, sample: number): Map<string, number> | undefined {
  const total = [...strata.values()].reduce((sum, units) => sum + units, 0)
  const given = new Map<string, number>()
  const waiting: { readonly name: string; readonly isEmpty: boolean; readonly rest: number }[] = []
  const oneForEach = sample >= strata.size
  for (const [name, units] of strata) {
    const whole = Math.trunc((sample * units) / total)
    given.set(name, whole)
    waiting.push({ name, isEmpty: oneForEach && whole === 0, rest: sample * units - whole * total })
  }
  let left = sample - [...given.values()].reduce((sum, whole) => sum + whole, 0)
  if (waiting.filter(({ isEmpty }) => isEmpty).length > left) return undefined
  waiting.sort((one, other) => {
    if (one.isEmpty !== other.isEmpty) return one.isEmpty ? -1 : 1
    return one.rest === other.rest ? (one.name < other.name ? -1 : 1) : other.rest - one.rest
  })
  for (const { name } of waiting) {
    if (left === 0) break
    given.set(name, (given.get(name) as number) + 1)
    left -= 1
  }
  return given
}

export interface Redrawn {
  /** Of each stratum every unit by rank; as many as are due come first. */
  readonly order: ReadonlyMap<string, readonly PublishedUnit[]>
  readonly due: ReadonlyMap<string, number>
  /** Keys of those that are visited twice. */
  readonly doubles: ReadonlySet<string>
}

export function redraw(
  seed: string,
  units: readonly PublishedUnit[],
  { sample, doubles }: { readonly sample: number; readonly doubles: number },
): Redrawn | undefined {
  const due = allocationOf(countStrata(units), sample)
  if (due === undefined) return undefined
  const order = new Map<string, readonly PublishedUnit[]>()
  for (const stratum of due.keys())
    order.set(
      stratum,
      ranked(
        seed,
        'yiping/assessment/v1',
        units.filter((unit) => unit.stratum === stratum),
      ),
    )
  const taken = [...order].flatMap(([stratum, of]) => of.slice(0, due.get(stratum)))
  const twice = ranked(seed, 'yiping/assessment-double/v1', taken).slice(0, doubles)
  return { order, due, doubles: new Set(twice.map(({ unitKey }) => unitKey)) }
}

export function countStrata(units: readonly PublishedUnit[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { stratum } of units) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  return counts
}
