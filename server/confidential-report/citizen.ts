import type { answerConfidentialReport, lookUpConfidentialReport } from '../../contracts/confidential-report.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { mayCitizenWrite } from '../../domain/confidential-report.ts'
import { findWords } from '../../domain/evaluation.ts'
import { committed, isUniqueViolation } from '../platform/database.ts'
import { loadByReceipt } from '../platform/receipt.ts'
import { Refused } from '../platform/refused.ts'
import { loadInspectors, tellReaders } from './readers.ts'
import { openSealed, reportedOf, sealEvent } from './sealed.ts'
import { appendEvent, findOwnReport, findReports, type ReportRow } from './store.ts'
import { clockOf, type ReportDeps, stateOf, versionOf } from './story.ts'

type OwnReport = AnswerOf<typeof lookUpConfidentialReport>

export async function viewOwn(deps: ReportDeps, receipt: string): Promise<OwnReport> {
  return toOwn(deps, await loadOwn(deps, receipt))
}

/** To each message that was left, once. */
export async function answerOwn(
  deps: ReportDeps,
  { receipt, words }: BodyOf<typeof answerConfidentialReport>,
): Promise<OwnReport> {
  const { world } = deps
  const row = await loadOwn(deps, receipt)
  if (!mayCitizenWrite(stateOf(row))) throw new Refused('NOT_AT_THIS_STAGE')
  const said = findWords(words.normalize('NFC'))
  if (said === undefined) throw new Refused('STEP_INCOMPLETE', '/words')
  const now = world.now()
  const sequence = versionOf(row) + 1
  const report = (await openSealed(world, [row.id])).said(row.id)
  if (report === undefined) throw new Refused('ERASED')
  const inspectors = await loadInspectors(deps)
  const about = { kind: 'CONFIDENTIAL_REPORT_ANSWERED', inspectors, reported: reportedOf(report), sequence } as const
  const sealed = sealEvent(world.vault, now, { words: said, outcome: null })
  try {
    await committed(world.app, async (tx) => {
      const event = { sequence, kind: 'CITIZEN_WROTE', at: new Date(now), accountId: null, words: sealed } as const
      await appendEvent(tx, row, event)
      await tellReaders(tx, deps, row, about)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('VERSION_PASSED')
    throw error
  }
  return viewOwn(deps, receipt)
}

async function loadOwn({ world }: ReportDeps, receipt: string): Promise<ReportRow> {
  const { row } = await loadByReceipt(world, receipt, (id) => findOwnReport(world.vaultDb, id))
  const [report] = await findReports(world.app, { reportId: row.id, limit: 1 })
  if (report === undefined) throw new Refused('RECEIPT_UNKNOWN')
  return report
}

async function toOwn(deps: ReportDeps, row: ReportRow): Promise<OwnReport> {
  const records = row.events.flatMap(({ recordId }) => (recordId === null ? [] : [recordId]))
  const opened = await openSealed(deps.world, [row.id, ...records])
  const said = opened.said(row.id)
  if (said === undefined) throw new Refused('ERASED')
  const state = stateOf(row)
  const decided = opened.event(row.events.find(({ kind }) => kind === 'DECIDED')?.recordId ?? null)
  return {
    stage: state.stage,
    receivedAt: row.receivedAt.toISOString(),
    kind: said.kind,
    words: said.words,
    ...clockOf(deps, row),
    fromService: said.fromService ?? false,
    outcome: decided.outcome,
    reasons: decided.words,
    messages: row.events.flatMap(({ kind, at, recordId }) => {
      const { words } = opened.event(recordId)
      if (words === null || (kind !== 'MESSAGE_LEFT' && kind !== 'CITIZEN_WROTE')) return []
      const from = kind === 'MESSAGE_LEFT' ? ('INSPECTOR' as const) : ('CITIZEN' as const)
      return [{ at: new Date(at).toISOString(), from, words }]
    }),
    mayWrite: mayCitizenWrite(state),
  }
}
