import type { Analysis } from './types.ts'

/** What would change if a table of labels were published: told before it is. */
export interface DryRun {
  readonly comments: number
  readonly changed: number
  /** Of each code: how many comments would gain and lose it, with the first few of them. */
  readonly codes: readonly { readonly code: string; readonly gained: Change; readonly lost: Change }[]
}

interface Change {
  readonly count: number
  readonly samples: readonly { readonly id: string; readonly masked: string }[]
}

const samplesMax = 5

const codesOf = (analysis: Analysis) => new Set([...analysis.issues, ...analysis.praise].map((hit) => hit.code))

/** Compares the same comments read without and with the new table. @param before, @param after in the same order */
export function dryRun(before: readonly Analysis[], after: readonly Analysis[]): DryRun {
  const codes = new Map<string, { gained: Analysis[]; lost: Analysis[] }>()
  const entry = (code: string) => {
    const found = codes.get(code) ?? { gained: [], lost: [] }
    codes.set(code, found)
    return found
  }
  let changed = 0
  before.forEach((old, at) => {
    const fresh = after[at]
    if (fresh === undefined || fresh.id !== old.id) throw new Error(`comment ${old.id} was read only once`)
    const [had, has] = [codesOf(old), codesOf(fresh)]
    const gained = [...has].filter((code) => !had.has(code))
    const lost = [...had].filter((code) => !has.has(code))
    if (gained.length + lost.length > 0) changed++
    for (const code of gained) entry(code).gained.push(fresh)
    for (const code of lost) entry(code).lost.push(fresh)
  })
  return {
    comments: before.length,
    changed,
    codes: [...codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { gained, lost }]) => ({
        code,
        gained: toChange(gained),
        lost: toChange(lost),
      })),
  }
}

const toChange = (analyses: readonly Analysis[]): Change => ({
  count: analyses.length,
  samples: analyses.slice(0, samplesMax).map(({ id, masked }) => ({ id, masked })),
})
