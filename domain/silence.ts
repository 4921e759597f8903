import { binomialTail } from './kernel/distribution.ts'
import { namedAmong } from './root-cause-test.ts'

/** 沉默: of whom at a window less is heard than elsewhere — whose matter went badly, who is old, and who was never asked though it went badly. */
export const silenceKinds = ['WENT_BADLY', 'ELDERLY', 'UNINVITED'] as const
type SilenceKind = (typeof silenceKinds)[number]

/** Services of a window that ended alike, and what was heard of them. */
export interface SilenceCell {
  readonly windowId: number
  /** Not refused, returned, withdrawn or given up. */
  readonly isDone: boolean
  readonly isElderly: boolean
  readonly services: number
  readonly invited: number
  readonly evaluated: number
  /** 基本满意 and better. */
  readonly good: number
}

export interface SilencePolicy {
  readonly days: number
  readonly falseShareThousandths: number
  /** 500: told where at most half of what was to be expected is heard, or twice as many were not asked. */
  readonly ratioMaxThousandths: number
  /** And where so many were to be expected. */
  readonly expectedMin: number
  /** The first age band that counts as old (domain/band.ts). */
  readonly elderlyFromBand: number
  /** Groups of fewer services are not told. */
  readonly smallestGroup: number
}

/** How many were heard, or not asked, and how many were to be expected. */
export interface Hush {
  readonly of: number
  readonly seen: number
  readonly expected: number
}

export interface WindowSilence {
  readonly windowId: number
  readonly services: number
  readonly evaluated: number
  readonly good: number
  readonly hushes: Readonly<Record<SilenceKind, Hush>>
  readonly unusual: readonly SilenceKind[]
  /** Shares of all services: were everybody silent discontent, or content; and were they like those of the same outcome and age who spoke anywhere. */
  readonly bounds: { readonly lower: number; readonly upper: number; readonly alike: number } | null
}

/** Each window beside all others; Benjamini–Hochberg over all that was asked. */
export function silencesOf(cells: readonly SilenceCell[], policy: SilencePolicy): readonly WindowSilence[] {
  const all = new Groups(cells)
  const byWindow = new Map<number, SilenceCell[]>()
  for (const cell of cells) byWindow.set(cell.windowId, [...(byWindow.get(cell.windowId) ?? []), cell])
  const asked = [...byWindow].flatMap(([windowId, own]) =>
    silenceKinds.map((kind) => ({ windowId, kind, ...askOf(kind, new Groups(own), all) })),
  )
  const named = namedAmong(
    asked.map(({ chance }) => chance),
    policy.falseShareThousandths / 1000,
  )
  return [...byWindow].map(([windowId, own]) => {
    const ofWindow = asked.flatMap((one, at) => (one.windowId === windowId ? [{ ...one, isNamed: named.has(at) }] : []))
    const hushOf = (kind: SilenceKind): Hush => {
      const { of = 0, seen = 0, expected = 0 } = ofWindow.find((one) => one.kind === kind) ?? {}
      return { of, seen, expected }
    }
    const mine = new Groups(own)
    return {
      windowId,
      ...{ services: mine.sum('services'), evaluated: mine.sum('evaluated'), good: mine.sum('good') },
      hushes: { WENT_BADLY: hushOf('WENT_BADLY'), ELDERLY: hushOf('ELDERLY'), UNINVITED: hushOf('UNINVITED') },
      unusual: ofWindow.filter((one) => one.isNamed && isFar(one, policy)).map(({ kind }) => kind),
      bounds: boundsOf(own, all),
    }
  })
}

function isFar({ kind, seen, expected }: Hush & { readonly kind: SilenceKind }, policy: SilencePolicy): boolean {
  const far = policy.ratioMaxThousandths / 1000
  if (kind === 'UNINVITED') return seen >= policy.expectedMin && seen * far >= expected
  return expected >= policy.expectedMin && seen <= expected * far
}

type Part = Pick<SilenceCell, 'isDone' | 'isElderly'>
type Is = (part: Part) => boolean
type Counted = 'services' | 'invited' | 'evaluated' | 'good'

class Groups {
  readonly #cells: readonly SilenceCell[]

  constructor(cells: readonly SilenceCell[]) {
    this.#cells = cells
  }

  sum(of: Counted, is: Is = () => true): number {
    return this.#cells.reduce((total, cell) => total + (is(cell) ? cell[of] : 0), 0)
  }

  share(of: Counted, among: Counted, is: Is): number {
    const whole = this.sum(among, is)
    return whole === 0 ? 0 : this.sum(of, is) / whole
  }
}

function askOf(kind: SilenceKind, own: Groups, all: Groups): Hush & { readonly chance: number } {
  const isOf: Is = kind === 'ELDERLY' ? ({ isElderly }) => isElderly : ({ isDone }) => !isDone
  const of = own.sum('services', isOf)
  if (kind === 'UNINVITED') {
    const seen = of - own.sum('invited', isOf)
    const rate = 1 - all.share('invited', 'services', isOf)
    return { of, seen, expected: of * rate, chance: rate === 0 ? 1 : binomialTail(seen, of, rate) }
  }
  // However many of a window speak: which share of them is of this group, with the services it has and what is heard of such everywhere.
  const [evaluated, seen] = [own.sum('evaluated'), own.sum('evaluated', isOf)]
  const isOther: Is = (part) => !isOf(part)
  const weight = of * all.share('evaluated', 'services', isOf)
  const others = own.sum('services', isOther) * all.share('evaluated', 'services', isOther)
  const share = weight + others === 0 ? 0 : weight / (weight + others)
  const expected = evaluated * share
  return { of, seen, expected, chance: share === 0 ? 1 : 1 - binomialTail(seen + 1, evaluated, share) }
}

function boundsOf(own: readonly SilenceCell[], all: Groups): WindowSilence['bounds'] {
  const mine = new Groups(own)
  const services = mine.sum('services')
  if (services === 0) return null
  const good = mine.sum('good')
  const silent = own.reduce((total, cell) => total + Math.max(0, cell.services - cell.evaluated), 0)
  const alike = own.reduce((total, cell) => {
    const is: Is = ({ isDone, isElderly }) => isDone === cell.isDone && isElderly === cell.isElderly
    return total + Math.max(0, cell.services - cell.evaluated) * all.share('good', 'evaluated', is)
  }, 0)
  const share = (of: number) => Math.min(1, of / services)
  return { lower: share(good), upper: share(good + silent), alike: share(good + alike) }
}
