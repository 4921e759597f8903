import { appendAudit } from '../audit/index.ts'
import { committed, type Database, rehearsed } from '../platform/database.ts'
import { FileUnfit, type SheetRow } from '../platform/sheet/unfit.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { CaseDeps } from '../service-case/index.ts'
import { showCell } from './cells.ts'
import { importWords, type Writer } from './kinds.ts'
import { keepUnits, type UnitsKept } from './pass.ts'
import { openImport, type SealedImport } from './sealed-file.ts'
import { actorOf, findWriting } from './sender.ts'
import {
  type BadRowSealed,
  claimImport,
  deleteBadRows,
  deleteChunks,
  type ImportRow,
  insertBadRows,
  keepProgress,
} from './store.ts'
import { type OpenTable, type OpenUnit, openTable } from './table.ts'

const leaseMs = 15_000
/** So many units between two notes of how far an import has come: what is done twice after a power cut, harmlessly. */
const unitsAtATime = 50

class LeaseLost extends Error {}

type Progress = Pick<
  ImportRow,
  'state' | 'code' | 'columnNo' | 'rowsExpected' | 'rowsRead' | 'rowsKept' | 'rowsUnchanged' | 'rowsBad' | 'finishedAt'
>

/** Works off what was handed in, one file at a time, and goes on where it was when it was interrupted. */
export class ImportRunner {
  readonly #deps: CaseDeps
  #working: Promise<void> | undefined
  #isWoken = false
  #isStopping = false

  constructor(deps: CaseDeps) {
    this.#deps = deps
  }

  /** Returns at once; the work goes on beside it. */
  wake(): void {
    this.#isWoken = true
    if (this.#working !== undefined || this.#isStopping) return
    this.#working = this.#work().finally(() => {
      this.#working = undefined
      if (this.#isWoken && !this.#isStopping) this.wake()
    })
  }

  async drain(): Promise<void> {
    this.#isStopping = true
    await this.#working
  }

  async #work(): Promise<void> {
    this.#isWoken = false
    const { world } = this.#deps
    try {
      while (!this.#isStopping) {
        const lease = uuidV7(world.now())
        const now = world.now()
        const claimed = await world.app.transaction().execute(async (tx) => {
          const row = await claimImport(tx, lease, new Date(now), new Date(now + leaseMs))
          if (row?.state === 'WAITING') await noteInAudit(tx, row, 'IMPORT_STARTED', {})
          return row
        })
        if (claimed === undefined) return
        const turn = new Turn(this.#deps, claimed, lease, () => this.#isStopping)
        await turn.run()
      }
    } catch (error) {
      // It stays claimed until its lease runs out; then it is tried again.
      const { name, code } = error as { name?: string; code?: unknown }
      world.log.error({ fault: name, code }, 'an import was interrupted')
    }
  }
}

/** One process’s work at one import. */
class Turn {
  readonly #deps: CaseDeps
  readonly #import: ImportRow
  readonly #lease: string
  readonly #isStopping: () => boolean
  #at: Progress

  constructor(deps: CaseDeps, claimed: ImportRow, lease: string, isStopping: () => boolean) {
    this.#deps = deps
    this.#import = claimed
    this.#lease = lease
    this.#isStopping = isStopping
    this.#at = claimed
  }

  async run(): Promise<void> {
    try {
      const writing = await findWriting(this.#deps.world, this.#import)
      if (typeof writing === 'string') throw new FileUnfit(writing)
      const sealed = await openImport(this.#deps.world, this.#import.id)
      if (this.#at.state === 'WAITING' || this.#at.state === 'READING') await this.#count(sealed)
      if (this.#at.state === 'CHECKING') {
        if (!(await this.#pass(sealed, { ...writing, transact: rehearsed }))) return
        if (this.#at.rowsBad > 0) return await this.#finish({ state: 'DONE', rowsKept: 0, rowsUnchanged: 0 })
        await this.#note({ ...nothingYet, state: 'WRITING' })
      }
      if (!(await this.#pass(sealed, { ...writing, transact: committed }))) return
      await this.#finish({ state: 'DONE' })
    } catch (error) {
      if (error instanceof LeaseLost) return
      if (!(error instanceof FileUnfit)) throw error
      await deleteBadRows(this.#deps.world.app, this.#import.id)
      await this.#finish({ state: 'REFUSED', code: error.code, columnNo: error.column ?? null })
    }
  }

  #open(sealed: SealedImport) {
    const { kind, format, fileBytes } = this.#import
    return openTable(importWords[kind], format, sealed.file(fileBytes))
  }

  /** Reads the file to its end once, before anything is written: a file that cannot be read leaves nothing behind. */
  async #count(sealed: SealedImport): Promise<void> {
    await this.#note({ state: 'READING' })
    const { units } = await this.#open(sealed)
    let rows = 0
    for await (const block of units) rows += rowsIn(block)
    if (rows === 0) throw new FileUnfit('FILE_EMPTY')
    const state = this.#import.mode === 'ALL_OR_NOTHING' ? 'CHECKING' : 'WRITING'
    await this.#note({ ...nothingYet, state, rowsExpected: rows })
  }

  /** @returns whether it came to the end */
  async #pass(sealed: SealedImport, writer: Writer): Promise<boolean> {
    const table = await this.#open(sealed)
    const through = this.#at.rowsRead
    let seen = 0
    for await (const block of table.units) {
      for (let from = 0; from < block.length; from += unitsAtATime) {
        if (this.#isStopping()) return await this.#release()
        // What was done before an interruption is read past.
        const units = block.slice(from, from + unitsAtATime).filter((unit) => {
          seen += unit.rows.length
          return seen > through
        })
        if (units.length > 0) await this.#keep(sealed, table, writer, units)
      }
    }
    return true
  }

  async #keep(sealed: SealedImport, table: OpenTable, writer: Writer, units: readonly OpenUnit[]): Promise<void> {
    const kept = await keepUnits(this.#deps, table, writer, units)
    const bad = toBadRows(sealed, table, kept)
    const { rowsRead, rowsKept, rowsUnchanged, rowsBad } = this.#at
    await this.#note(
      {
        rowsRead: rowsRead + rowsIn(units),
        rowsKept: rowsKept + kept.rowsKept,
        rowsUnchanged: rowsUnchanged + kept.unchanged,
        rowsBad: rowsBad + bad.length,
      },
      bad,
    )
  }

  async #note(change: Partial<Progress>, bad: readonly BadRowSealed[] = []): Promise<void> {
    const { world } = this.#deps
    const at = { ...this.#at, ...change }
    await world.app.transaction().execute(async (tx) => {
      const isKept = await keepProgress(tx, {
        ...at,
        id: this.#import.id,
        lease: this.#lease,
        leasedUntil: at.finishedAt === null ? new Date(world.now() + leaseMs) : null,
      })
      if (!isKept) throw new LeaseLost()
      await insertBadRows(tx, this.#import, bad)
      if (at.finishedAt !== null) {
        const { state, code, rowsKept, rowsUnchanged, rowsBad } = at
        await noteInAudit(tx, this.#import, 'IMPORT_ENDED', { state, code, rowsKept, rowsUnchanged, rowsBad })
      }
    })
    this.#at = at
  }

  async #finish(change: Partial<Progress>): Promise<void> {
    await this.#note({ ...change, finishedAt: new Date(this.#deps.world.now()) })
    await deleteChunks(this.#deps.world.app, this.#import.id)
    this.#deps.world.metrics.importRows.inc({ result: 'kept' }, this.#at.rowsKept)
    this.#deps.world.metrics.importRows.inc({ result: 'bad' }, this.#at.rowsBad)
  }

  /** Lets go of it, so that the next process need not wait for the lease. */
  async #release(): Promise<false> {
    await keepProgress(this.#deps.world.app, {
      ...this.#at,
      id: this.#import.id,
      lease: this.#lease,
      leasedUntil: null,
    })
    return false
  }
}

/** It goes on in the name of whoever has handed the file in. */
function noteInAudit(
  tx: Database,
  row: ImportRow,
  act: 'IMPORT_STARTED' | 'IMPORT_ENDED',
  detail: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  const { id, divisionId, hallId } = row
  return appendAudit(tx, {
    actor: actorOf(row),
    divisionId,
    hallId,
    from: null,
    requestId: null,
    act,
    target: { kind: 'IMPORT', id },
    result: 'DONE',
    detail,
  })
}

const nothingYet = { rowsRead: 0, rowsKept: 0, rowsUnchanged: 0, rowsBad: 0 } as const

const rowsIn = (units: readonly OpenUnit[]) => units.reduce((rows, unit) => rows + unit.rows.length, 0)

/** Every row of a unit that was not taken is given back, in the order of our columns: a case is mended as a whole. */
function toBadRows(sealed: SealedImport, table: OpenTable, { bad }: UnitsKept): readonly BadRowSealed[] {
  const places = table.word.columns.map((column) => [column, table.heads.indexOf(column)] as const)
  const textsOf = ({ cells }: SheetRow) =>
    places.map(([column, place]) => showCell(column, cells[place], table.countsFrom1904))
  return bad.flatMap(({ unit, problems }) =>
    unit.rows.map((row, index) => ({
      rowNo: row.rowNo,
      problems: problems.get(index) ?? [],
      sealed: sealed.sealRow(row.rowNo, textsOf(row)),
    })),
  )
}
