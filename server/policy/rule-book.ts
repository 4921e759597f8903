import { type Reach, reaches } from '../../domain/access.ts'
import type { EvaluationTagSet } from '../../domain/evaluation-tag.ts'
import { type InstantMs, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findPolicyInForce, type PolicyVersion } from '../../domain/policy.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import type { Database } from '../platform/database.ts'
import { Calendars, loadCalendars } from './calendars.ts'
import { checkPolicyBody, type PolicyBody, type PolicyWord } from './shapes.ts'
import { findDivisionParents, findPolicies, findTagSets } from './store.ts'

/**
 * The rules in force, kept in memory because every evaluation asks them. They are few, and dated: a change takes effect on
 * its day, so a copy that is some seconds old is still right.
 */
export class RuleBook {
  readonly #db: Database
  #policies: ReadonlyMap<string, readonly PolicyVersion[]> = new Map()
  #parents: ReadonlyMap<number, number | null> = new Map()
  #tagSets: readonly EvaluationTagSet[] = []
  #calendars = new Calendars()

  #begun = 0
  #kept = 0

  constructor(db: Database) {
    this.#db = db
  }

  /** Reads everything anew; keeps what it had where the database cannot be reached or a policy cannot be read. */
  async refresh(): Promise<void> {
    this.#begun += 1
    const turn = this.#begun
    const [policies, parents, tagSets, calendars] = await Promise.all([
      findPolicies(this.#db),
      findDivisionParents(this.#db),
      findTagSets(this.#db),
      loadCalendars(this.#db),
    ])
    for (const policy of policies) checkPolicyBody(policy.word, policy.version, policy.body)
    // A read that began earlier and ends later knows less: it must not take back what a newer one has learnt.
    if (turn < this.#kept) return
    this.#kept = turn
    this.#policies = byWord(policies)
    this.#parents = parents
    this.#tagSets = tagSets
    this.#calendars = calendars
  }

  get tagSets(): readonly EvaluationTagSet[] {
    return this.#tagSets
  }

  /** Working days of a division and, where a hall is named, the hours in which it is open. */
  calendarOf(divisionId: number, hallId: number | null): ServiceCalendar {
    return this.#calendars.of(this.divisionPath(divisionId), hallId)
  }

  /** From the division up to the country. One that another process has just entered lies, until it is read, below nothing else. */
  divisionPath(divisionId: number): readonly number[] {
    if (!this.#parents.has(divisionId) && this.#parents.size > 0) return [divisionId, this.rootDivisionId]
    const path: number[] = []
    let next: number | null | undefined = divisionId
    while (next !== null && next !== undefined && !path.includes(next)) {
      path.push(next)
      next = this.#parents.get(next)
    }
    return path
  }

  /** The country: whose policies hold where nothing nearer is known. */
  get rootDivisionId(): number {
    const root = [...this.#parents].find(([, parentId]) => parentId === null)
    if (root === undefined) throw new Error('the tree of divisions has no root')
    return root[0]
  }

  /** The division and everything below it. */
  divisionsWithin(divisionId: number): readonly number[] {
    return [...this.#parents.keys()].filter((each) => this.isWithin(each, divisionId))
  }

  /** Those below which there are no others. */
  get lowestDivisions(): readonly number[] {
    const above = new Set(this.#parents.values())
    return [...this.#parents.keys()].filter((each) => !above.has(each))
  }

  isWithin(divisionId: number, ancestorId: number): boolean {
    return this.divisionPath(divisionId).includes(ancestorId)
  }

  /** Whether something that lies in a place is within somebody’s reach: asked first; PostgreSQL says the same once more. */
  isReached(reach: Reach, { divisionId, hallId }: Reach): boolean {
    return reaches(reach, { divisionPath: this.divisionPath(divisionId), hallId })
  }

  /** Every version of one policy, or of all of them: what its administrators look at. */
  versionsOf(word?: string): readonly PolicyVersion[] {
    return word === undefined ? [...this.#policies.values()].flat() : (this.#policies.get(word) ?? [])
  }

  /** The version in force; undefined for a time before the first. */
  findPolicy<Word extends PolicyWord>(
    word: Word,
    divisionId: number,
    at: InstantMs,
  ): PolicyVersion<PolicyBody<Word>> | undefined {
    const versions = (this.#policies.get(word) ?? []) as readonly PolicyVersion<PolicyBody<Word>>[]
    return findPolicyInForce(versions, this.divisionPath(divisionId), toPlainDate(at))
  }

  /** The very version under which something was begun: it governs that for ever. */
  policyById<Word extends PolicyWord>(word: Word, id: number): PolicyBody<Word> {
    const found = this.#policies.get(word)?.find((policy) => policy.id === id)
    if (found === undefined) throw new Error(`there is no policy “${word}” with the id ${id}`)
    return found.body as PolicyBody<Word>
  }

  /** The largest that any version of a policy says: what has to be kept for all of them. */
  longest<Word extends PolicyWord>(word: Word, of: (body: PolicyBody<Word>) => number): number {
    return Math.max(0, ...(this.#policies.get(word) ?? []).map(({ body }) => of(body as PolicyBody<Word>)))
  }

  /** Throws where nothing is in force: today the shipped policies of the country always are. */
  loadPolicy<Word extends PolicyWord>(word: Word, divisionId: number, at: InstantMs): PolicyVersion<PolicyBody<Word>> {
    const found = this.findPolicy(word, divisionId, at)
    if (found === undefined) throw new Error(`no policy “${word}” is in force for division ${divisionId}`)
    return found
  }
}

/** Sorted out once when they are read: every evaluation asks for two of them. */
function byWord(policies: readonly PolicyVersion[]): ReadonlyMap<string, readonly PolicyVersion[]> {
  const sorted = new Map<string, PolicyVersion[]>()
  for (const policy of policies) sorted.set(policy.word, [...(sorted.get(policy.word) ?? []), policy])
  return sorted
}
