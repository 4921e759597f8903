import type { CompositeResult, NamedComposite } from './composite-result.ts'
import { type EvaluatorGroup, evaluatorGroups } from './indicator.ts'
import { type Audience, audiences } from './score-scheme.ts'

/** 方案预览: what another scheme would have made of a period that is computed: who would gain, who would lose. Nothing of it counts. */
export interface WindowEffect {
  readonly key: string
  /** Thousandths; null: by that scheme nothing would be published of it. */
  readonly before: number | null
  readonly after: number | null
  /** Among the windows of which something is published by both; equal points share a place. */
  readonly placeBefore: number | null
  readonly placeAfter: number | null
  readonly verdictBefore: NamedComposite['verdict']
  readonly verdictAfter: NamedComposite['verdict']
}

/** Every window of either result, by its name. */
export function compareResults(before: CompositeResult, after: CompositeResult): readonly WindowEffect[] {
  const [old, next] = [byKey(before), byKey(after)]
  const keys = [...new Set([...old.keys(), ...next.keys()])].sort()
  const both = keys.filter((key) => old.get(key)?.points != null && next.get(key)?.points != null)
  const placesOf = (windows: ReadonlyMap<string, NamedComposite>) => {
    const points = both.map((key) => windows.get(key)?.points ?? 0).sort((one, other) => other - one)
    return new Map(both.map((key) => [key, 1 + points.indexOf(windows.get(key)?.points ?? 0)]))
  }
  const [places, placesAfter] = [placesOf(old), placesOf(next)]
  return keys.map((key) => ({
    key,
    before: old.get(key)?.points ?? null,
    after: next.get(key)?.points ?? null,
    placeBefore: places.get(key) ?? null,
    placeAfter: placesAfter.get(key) ?? null,
    verdictBefore: old.get(key)?.verdict ?? 'NOT_COMPARABLE',
    verdictAfter: next.get(key)?.verdict ?? 'NOT_COMPARABLE',
  }))
}

const byKey = ({ windows }: CompositeResult) => new Map(windows.map((window) => [window.key, window]))

/** What windows of one place or kind would gain and lose together. */
export interface EffectSum {
  readonly name: string
  readonly windows: number
  /** Of which something is published by both schemes. */
  readonly compared: number
  readonly gain: number
  readonly lose: number
  /** Mean of what they would gain, in thousandths of a point; null: none is compared. */
  readonly meanChange: number | null
  /** Mean of the places that they would rise, in thousandths; below nothing they would fall. */
  readonly meanRise: number | null
}

/** @param nameOf to what a window belongs; undefined: it is not counted */
export function sumEffects(
  effects: readonly WindowEffect[],
  nameOf: (effect: WindowEffect) => string | undefined,
): readonly EffectSum[] {
  const groups = new Map<string, WindowEffect[]>()
  for (const effect of effects) {
    const name = nameOf(effect)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), effect])
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, own]) => {
      const changes = own.flatMap(({ before, after }) => (before === null || after === null ? [] : [after - before]))
      const rises = own.flatMap(({ placeBefore, placeAfter }) =>
        placeBefore === null || placeAfter === null ? [] : [(placeBefore - placeAfter) * 1000],
      )
      return {
        ...{ name, windows: own.length, compared: changes.length },
        gain: changes.filter((change) => change > 0).length,
        lose: changes.filter((change) => change < 0).length,
        meanChange: meanOf(changes),
        meanRise: meanOf(rises),
      }
    })
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

/** What the windows that serve one audience would gain and lose by its tree alone. */
export type TreeEffect = Omit<EffectSum, 'name' | 'meanRise'> & { readonly audience: Audience }

/** Both trees, each by itself: what citizens say may gain a window what enterprises take from it. @param isTold of which windows, by name */
export function treeEffects(
  before: CompositeResult,
  after: CompositeResult,
  isTold: (key: string) => boolean,
): readonly TreeEffect[] {
  const [old, next] = [byKey(before), byKey(after)]
  return audiences.map((audience) => {
    const keys = [...new Set([...old.keys(), ...next.keys()])].filter(isTold)
    const pointsOf = (window: NamedComposite | undefined) =>
      window?.audiences.find((each) => each.audience === audience)?.points ?? null
    const told = keys.map((key) => ({ before: pointsOf(old.get(key)), after: pointsOf(next.get(key)) }))
    const changes = told.flatMap((each) =>
      each.before === null || each.after === null ? [] : [each.after - each.before],
    )
    return {
      audience,
      windows: told.filter((each) => each.before !== null || each.after !== null).length,
      compared: changes.length,
      gain: changes.filter((change) => change > 0).length,
      lose: changes.filter((change) => change < 0).length,
      meanChange: meanOf(changes),
    }
  })
}

/** Groups of which windows have no value, with of how many: where nobody is ranked, this is why. */
export function missingIn({ windows }: CompositeResult): readonly { group: EvaluatorGroup; windows: number }[] {
  return evaluatorGroups.flatMap((group) => {
    const count = windows.filter(({ missingGroups }) => missingGroups.includes(group)).length
    return count === 0 ? [] : [{ group, windows: count }]
  })
}
