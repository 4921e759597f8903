/** What an auditor has found. It names places of the log, rows by their id, and fields by their name: never what stands in them. */
export interface Finding {
  readonly code: FindingCode
  /** An ERROR shows that something was changed or withheld; a WARNING that something is not as it should be. */
  readonly severity: 'ERROR' | 'WARNING'
  readonly what: string
  readonly where: string
  /** More that a program can read: sizes, roots, names of fields. */
  readonly [more: string]: unknown
}

const warnings = [
  'CHECKPOINT_STALE',
  'COUNTS_LATE',
  'LEAF_KIND_UNKNOWN',
  'SIGNATURE_MISSING',
  'MONTH_KEY_MISSING',
] as const
const errors = [
  'ANCHOR_AHEAD',
  'ANCHOR_DIFFERS',
  'CHECKPOINT_DIFFERS',
  'CHECKPOINT_MALFORMED',
  'COUNTS_DIFFER',
  'COUNTS_IMPOSSIBLE',
  'DISCLOSED_TOO_FEW',
  'DISCLOSED_TOO_MUCH',
  'DISCLOSED_TWICE',
  'DISCLOSED_WRONG_DAY',
  'ENTRIES_DIFFER',
  'ENTRIES_MISSING',
  'ERASURE_MISSING',
  'ERASURE_UNORDERED',
  'ERASURE_UNPROVEN',
  'EVALUATION_HIDDEN',
  'FIELD_CHANGED',
  'FIGURE_HIDDEN',
  'FORK',
  'HEAD_DIFFERS',
  'KEY_ENDED',
  'KEY_UNCOMMITTED',
  'LEAF_DIFFERS',
  'LEAF_MISSING',
  'LEAF_TWICE',
  'LEAF_WITHOUT_ROW',
  'OPENING_DIFFERS',
  'ORIGIN_DIFFERS',
  'POLICY_HIDDEN',
  'PLAN_DIFFERS',
  'POPULATION_DIFFERS',
  'PROMISE_BROKEN',
  'PROOF_FAILS',
  'RANKING_DIFFERS',
  'RECEIPT_DIFFERS',
  'ROLLBACK',
  'ROOT_DIFFERS',
  'ROW_WITHOUT_LEAF',
  'RULE_DIFFERS',
  'SAMPLE_DIFFERS',
  'SEALED_VALUE_DIFFERS',
  'SEED_DIFFERS',
  'SEED_NOT_RANDOM',
  'SHARE_DIFFERS',
  'SIGNATURE_INVALID',
  'TILE_DIFFERS',
  'TILE_MISSING',
  'WITNESS_MISSING',
] as const
export type FindingCode = (typeof warnings)[number] | (typeof errors)[number]

/** Something stood in the way of checking: no network, no key, no such file. It says nothing about the log. */
export class CouldNotCheck extends Error {}

/** Of each code no more than these are told one by one: a log that was written anew would fill the screen. */
const toldOfEach = 100

/** Findings as they come, and what was looked at. */
export class Report {
  readonly #tell: (line: string) => void
  readonly #found = new Map<FindingCode, number>()
  readonly #seen = new Map<string, number>()

  /** @param tell takes one JSON line for each finding */
  constructor(tell: (line: string) => void) {
    this.#tell = tell
  }

  add(code: FindingCode, what: string, where: string, more: Readonly<Record<string, unknown>> = {}): void {
    const count = (this.#found.get(code) ?? 0) + 1
    this.#found.set(code, count)
    const severity = (warnings as readonly string[]).includes(code) ? 'WARNING' : 'ERROR'
    const finding: Finding = { code, severity, what, where, ...more }
    if (count <= toldOfEach) this.#tell(JSON.stringify(finding))
  }

  /** So that a clean answer says how much it stands on. */
  saw(what: string, count = 1): void {
    this.#seen.set(what, (this.#seen.get(what) ?? 0) + count)
  }

  get isClean(): boolean {
    return this.#found.size === 0
  }

  countOf(code: FindingCode): number {
    return this.#found.get(code) ?? 0
  }

  /** One line: what was found, then what was looked at. */
  summary(command: string): string {
    const tell = (counts: ReadonlyMap<string, number>) => [...counts].map(([name, n]) => `${name} ${n}`).join(', ')
    const found = this.isClean ? 'nothing found' : `found ${tell(this.#found)}`
    const seen = this.#seen.size === 0 ? 'nothing was looked at' : `looked at: ${tell(this.#seen)}`
    return `${command}: ${found}; ${seen}`
  }
}
