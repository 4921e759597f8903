import type * as promises from '../../contracts/confidential-report.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { stepReport, stepsAt } from '../../domain/confidential-report.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { Session } from '../session/index.ts'
import { loadIsKept } from './readers.ts'
import { type Contact, type Opened, openSealed, type ReportSaid, reportedOf, sealEvent } from './sealed.ts'
import {
  appendEvent,
  type EventInsert,
  findNamedEvaluation,
  findPlaceNames,
  findReportsAs,
  type ReportRow,
  type ReportWish,
} from './store.ts'
import { clockOf, type ReportDeps, stateOf, versionOf } from './story.ts'

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

type Seen = AnswerOf<typeof promises.seeConfidentialReport>
type List = AnswerOf<typeof promises.listConfidentialReports>

const pageReports = 50

/** A report that the caller may read, opened. */
interface Mine {
  readonly row: ReportRow
  readonly said: ReportSaid
  readonly opened: Opened
}

/** Those that lie within the post and are not about him or his hall; one that was erased says nothing any more, and is not there. */
async function findMine(
  deps: ReportDeps,
  { session, reach }: Asking,
  rows: readonly ReportRow[],
): Promise<readonly Mine[]> {
  const { world, rules } = deps
  const isKept = await loadIsKept(deps, session.accountId)
  const records = rows.flatMap(({ id, events }) => [id, ...events.map(({ recordId }) => recordId)])
  const opened = await openSealed(
    world,
    records.filter((id): id is string => id !== null),
  )
  return rows.flatMap((row) => {
    const said = opened.said(row.id)
    const isReached = rules.isReached(reach, { divisionId: row.divisionId, hallId: null })
    return said === undefined || !isReached || isKept(reportedOf(said)) ? [] : [{ row, said, opened }]
  })
}

const readAsInspector = (deps: ReportDeps, { session, reach }: Asking, wish: ReportWish) =>
  readScoped(deps, reach, (tx) => findReportsAs(tx, session.post?.role ?? '', wish))

export async function viewReports(
  deps: ReportDeps,
  asking: Asking,
  { after, limit: wanted }: QueryOf<typeof promises.listConfidentialReports>,
): Promise<List> {
  const limit = wanted === undefined ? pageReports : Number(wanted)
  const { mine, isEnd } = await readPage(deps, asking, after, limit)
  const shown = mine.slice(0, limit)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    reports: shown.map((report) => toListed(deps, report)),
    next: isEnd && mine.length <= limit ? null : (shown.at(-1)?.row.id ?? null),
  }
}

/** Reads on until a page of his own is full: the number of a report that he is kept from would tell when it came. */
async function readPage(deps: ReportDeps, asking: Asking, after: string | undefined, limit: number) {
  const mine: Mine[] = []
  for (let from = after; ; ) {
    const rows = await readAsInspector(deps, asking, { after: from, limit })
    mine.push(...(await findMine(deps, asking, rows)))
    const isEnd = rows.length < limit
    if (isEnd || mine.length >= limit) return { mine, isEnd }
    from = rows.at(-1)?.id
  }
}

function toListed(deps: ReportDeps, { row, said }: Mine): List['reports'][number] {
  return {
    reportId: row.id,
    receivedAt: row.receivedAt.toISOString(),
    stage: stateOf(row).stage,
    kind: said.kind,
    ...clockOf(deps, row),
  }
}

/** What he may not read is not there: that he is kept from one is not told either. */
async function loadMine(deps: ReportDeps, asking: Asking, reportId: string): Promise<Mine> {
  const rows = await readAsInspector(deps, asking, { reportId, limit: 1 })
  const [mine] = await findMine(deps, asking, rows)
  if (mine === undefined) throw new Refused('NOT_FOUND')
  return mine
}

export async function viewReport(deps: ReportDeps, asking: Asking, reportId: string): Promise<Seen> {
  return toSeen(deps, asking, await loadMine(deps, asking, reportId))
}

async function toSeen(deps: ReportDeps, { session }: Asking, mine: Mine): Promise<Seen> {
  const { world } = deps
  const { row, said, opened } = mine
  const place = await findPlaceNames(world.app, said, toPlainDate(row.receivedAt.getTime()))
  const decided = row.events.find(({ kind }) => kind === 'DECIDED')
  return {
    asOf: new Date(world.now()).toISOString(),
    ...toListed(deps, mine),
    version: versionOf(row),
    words: said.words,
    place: place ?? null,
    evaluation: await viewEvaluation(deps, said),
    fromService: said.fromService ?? false,
    hasContact: opened.hasContact(row.id),
    outcome: opened.event(decided?.recordId ?? null).outcome,
    events: row.events.map(({ sequence, kind, at, accountId, recordId }) => ({
      sequence,
      kind,
      at: new Date(at).toISOString(),
      isOwn: accountId === session.accountId,
      words: opened.event(recordId).words,
    })),
    steps: [...stepsAt(stateOf(row).stage)],
  }
}

/** Beside the report, so that nobody has to look the order up, which the audit would note with its hall. */
async function viewEvaluation({ world }: ReportDeps, { evaluation }: ReportSaid): Promise<Seen['evaluation']> {
  const row = evaluation === null ? undefined : await findNamedEvaluation(world.vaultDb, evaluation.id)
  if (row === undefined) return null
  const { grade, serviceDay, hallName, windowName, itemName, sealedComment } = row
  const comment =
    sealedComment === null
      ? null
      : world.vault.openRecord(row.id, row).open('sealed_field|comment', sealedComment).toString('utf8')
  return { grade, serviceDay, hallName, windowName, itemName, comment }
}

export async function step(
  deps: ReportDeps,
  asking: Asking,
  reportId: string,
  { version, ...ask }: BodyOf<typeof promises.stepConfidentialReport>,
  inAudit: Transact,
): Promise<Seen> {
  const { world } = deps
  const { row } = await loadMine(deps, asking, reportId)
  if (version !== versionOf(row)) throw new Refused('VERSION_PASSED')
  const { kind, words, outcome } = granted(stepReport(stateOf(row), { ...ask, words: ask.words?.normalize('NFC') }))
  const sealed = sealEvent(world.vault, world.now(), { words, outcome })
  await append(deps, asking, row, { kind, words: sealed }, inAudit)
  return viewReport(deps, asking, reportId)
}

/** That it was opened stands in the report before it is told. */
export async function openContact(
  deps: ReportDeps,
  asking: Asking,
  reportId: string,
  version: number,
  inAudit: Transact,
): Promise<Contact> {
  const { row, opened } = await loadMine(deps, asking, reportId)
  const contact = opened.contact(row.id)
  if (contact === undefined) throw new Refused('NOT_FOUND')
  if (version !== versionOf(row)) throw new Refused('VERSION_PASSED')
  await append(deps, asking, row, { kind: 'CONTACT_OPENED', words: null }, inAudit)
  return contact
}

async function append(
  { world }: ReportDeps,
  { session: { accountId } }: Asking,
  row: ReportRow,
  event: Pick<EventInsert, 'kind' | 'words'>,
  inAudit: Transact,
): Promise<void> {
  const at = new Date(world.now())
  try {
    await inAudit(world.app, (tx) => appendEvent(tx, row, { ...event, sequence: versionOf(row) + 1, at, accountId }))
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
}
