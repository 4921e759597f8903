import { setImmediate as turn } from 'node:timers/promises'
import type { InstantMs } from '../../../domain/kernel/plain-date.ts'
import type { ApiCaller } from '../../api-key/index.ts'
import { deriveToken } from '../../invitation/index.ts'
import { appendLetters, type NewLetter, type RevisedCase, redirectLetters } from '../../letter/index.ts'
import { committed, type Database, type Transact } from '../../platform/database.ts'
import { toNfc } from '../../platform/plain-text.ts'
import { Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { type CaseDeps, refuseEnded } from '../actions.ts'
import {
  type CaseIndexes,
  caseNoIndexOf,
  checkReport,
  findInvitationRow,
  findLetterOf,
  indexesOf,
  toCaseRow,
  toOccurrenceRow,
  toRevisedCase,
  toRevisionRow,
} from '../decide.ts'
import { type CaseReport, type Catalogue, catalogueIn, type ResolvedPlaces, resolvePlaces } from '../places.ts'
import { isInScope, refuseOutsideScope } from '../scope.ts'
import { type CaseRow, type InvitationRow, keepOccurrence, type OccurrenceRow, updateCase } from '../store.ts'
import {
  appendInvitations,
  appendRevisions,
  type CasesKnown,
  findCasesLocked,
  findInvitedOf,
  insertCases,
  insertOccurrences,
} from './store.ts'

/** A report with its case number and the instant at which it reached us. */
export interface ReportedCase {
  readonly caseNo: string
  readonly report: CaseReport
  readonly at: InstantMs
}

export interface CasesKept {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

interface Prepared extends ReportedCase {
  readonly places: ResolvedPlaces
  readonly indexes: CaseIndexes
}

/** Not more reports than this without looking after whoever else is waiting. */
const reportsAtATime = 50

/**
 * Keeps reports of different cases, all or none: the rules, rows and seals of a single report, written together. The same
 * report again writes nothing. Throws the refusal of the first report that is refused.
 */
export async function keepCases(
  deps: CaseDeps,
  caller: ApiCaller,
  sent: readonly ReportedCase[],
  transact: Transact = committed,
): Promise<CasesKept> {
  const prepared = await prepare(deps, caller, sent)
  return transact(deps.world.app, async (tx) => {
    const found = await findCasesLocked(
      tx,
      caller.sourceId,
      prepared.map(({ indexes }) => indexes.caseNoIndex),
    )
    const known = new Map(found.map((one) => [one.caseNoIndex.toString('latin1'), one]))
    const written = new Written(deps, caller)
    for (const [index, one] of prepared.entries()) {
      written.take(one, known.get(one.indexes.caseNoIndex.toString('latin1')))
      if (index % reportsAtATime === 0) await turn()
    }
    await written.write(tx)
    return { ...written.counts, unchanged: prepared.length - written.counts.created - written.counts.changed }
  })
}

async function prepare(deps: CaseDeps, caller: ApiCaller, sent: readonly ReportedCase[]): Promise<readonly Prepared[]> {
  const { world, rules } = deps
  const catalogue = remembering(catalogueIn(world.app))
  const prepared: Prepared[] = []
  const numbers = new Set<string>()
  for (const { caseNo, report: raw, at } of sent) {
    if (numbers.has(caseNo)) throw new Error('a batch holds one report of a case')
    numbers.add(caseNo)
    const report = toNfc(raw)
    if (report.drill === true && caller.mayDrill !== true) throw new Refused('FORBIDDEN', '/drill')
    checkReport(rules, caller, report, at)
    const places = await resolvePlaces(catalogue, report, at)
    refuseOutsideScope(rules, caller, places)
    prepared.push({ caseNo, report, at, places, indexes: indexesOf(world.vault, caller, caseNo, report) })
    if (prepared.length % reportsAtATime === 0) await turn()
  }
  return prepared
}

/** Asks each question of the catalogue once. */
function remembering(catalogue: Catalogue): Catalogue {
  const answers = new Map<string, unknown>()
  const once = <Answer>(question: string, ask: () => Answer): Answer => {
    if (!answers.has(question)) answers.set(question, ask())
    return answers.get(question) as Answer
  }
  return {
    findItem: (...asked) => once(`item ${asked}`, () => catalogue.findItem(...asked)),
    findDivisions: (codes) => once(`divisions ${codes}`, () => catalogue.findDivisions(codes)),
    findOrganizations: (codes) => once(`organizations ${codes}`, () => catalogue.findOrganizations(codes)),
    findWindows: (...asked) => once(`windows ${asked}`, () => catalogue.findWindows(...asked)),
    findStaff: (...asked) => once(`staff ${asked}`, () => catalogue.findStaff(...asked)),
  }
}

/** What a batch comes to, row by row of each table. */
class Written {
  readonly #deps: CaseDeps
  readonly #caller: ApiCaller
  readonly #inserted: CaseRow[] = []
  readonly #updated: CaseRow[] = []
  readonly #revisions: ReturnType<typeof toRevisionRow>[] = []
  readonly #newOccurrences: OccurrenceRow[] = []
  readonly #knownOccurrences: OccurrenceRow[] = []
  readonly #invitations: InvitationRow[] = []
  readonly #letters: NewLetter[] = []
  readonly #revised: RevisedCase[] = []

  constructor(deps: CaseDeps, caller: ApiCaller) {
    this.#deps = deps
    this.#caller = caller
  }

  get counts(): { readonly created: number; readonly changed: number } {
    return { created: this.#inserted.length, changed: this.#updated.length }
  }

  take({ caseNo, report, at, places, indexes }: Prepared, known: CasesKnown | undefined): void {
    const { world, rules } = this.#deps
    const caller = this.#caller
    if (known?.occurrences.every((place) => isInScope(rules, caller, place)) === false) throw new Refused('FORBIDDEN')
    if (known?.fingerprint.equals(indexes.fingerprint)) return
    const row = toCaseRow({ rules, caller, report, places, indexes, known, now: at })
    ;(known === undefined ? this.#inserted : this.#updated).push(row)
    if (known !== undefined) this.#revised.push(toRevisedCase(row, report))
    this.#revisions.push(toRevisionRow(world.vault, caller, row, caseNo, report, indexes.fingerprint))
    for (const [index, occurrence] of report.occurrences.entries()) {
      const resolved = places.occurrences[index]
      if (resolved === undefined) continue
      const before = known?.occurrences.find(({ sequence }) => sequence === occurrence.sequence)
      const wanted = toOccurrenceRow(before?.id ?? uuidV7(at), row, occurrence, resolved)
      ;(before === undefined ? this.#newOccurrences : this.#knownOccurrences).push(wanted)
      const invitation = findInvitationRow(this.#deps, wanted, at)
      if (invitation === undefined) continue
      this.#invitations.push(invitation)
      const letter = findLetterOf(this.#deps, row, report, wanted, at)
      if (letter !== undefined) this.#letters.push(letter)
    }
  }

  async write(tx: Database): Promise<void> {
    if (this.#revisions.length === 0) return
    await insertCases(tx, this.#inserted)
    for (const row of this.#updated) await refuseEnded(updateCase(tx, row))
    await appendRevisions(tx, this.#revisions)
    await insertOccurrences(tx, this.#newOccurrences)
    for (const row of this.#knownOccurrences) await refuseEnded(keepOccurrence(tx, row))
    await appendInvitations(tx, this.#invitations)
    await redirectLetters(this.#deps, tx, this.#revised)
    await appendLetters(tx, this.#letters)
  }
}

/** The tokens of invited services, by case number and sequence: a lost slip can be printed again. */
export async function findTokens(
  { world, keys }: Pick<CaseDeps, 'world' | 'keys'>,
  caller: ApiCaller,
  caseNos: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const numbers = new Map(caseNos.map((no) => [caseNoIndexOf(world.vault, caller, no).toString('latin1'), no]))
  const indexes = [...numbers.keys()].map((index) => Buffer.from(index, 'latin1'))
  const tokens = new Map<string, Map<number, string>>()
  for (const { caseNoIndex, occurrenceId, sequence } of await findInvitedOf(world.app, caller.sourceId, indexes)) {
    const caseNo = numbers.get(caseNoIndex.toString('latin1')) as string
    const ofCase = tokens.get(caseNo) ?? new Map<number, string>()
    tokens.set(caseNo, ofCase.set(sequence, deriveToken(keys, occurrenceId)))
  }
  return tokens
}
