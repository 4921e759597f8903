import { findReaders, type Inspector, isKeptFrom, type Reported } from '../../domain/confidential-report.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { MessageKind } from '../../domain/message.ts'
import { appendMessages } from '../message/index.ts'
import type { Database } from '../platform/database.ts'
import { findBelonging, findInspectors, type ReportRow } from './store.ts'
import type { ReportDeps } from './story.ts'

/** Everybody who holds a post of discipline inspection over a division today. */
export async function loadInspectors({ world, rules }: ReportDeps): Promise<readonly Inspector[]> {
  const now = world.now()
  const rows = await findInspectors(world.app, { today: toPlainDate(now), now: new Date(now) })
  return rows.map(({ divisionId, ...row }) => ({ ...row, divisionPath: rules.divisionPath(divisionId) }))
}

/** Whether an account is kept from a report: asked once, for as many reports as there are. */
export async function loadIsKept({ world }: ReportDeps, accountId: string): Promise<(reported: Reported) => boolean> {
  const belonging = await findBelonging(world.app, accountId)
  return (reported) => belonging === undefined || isKeptFrom({ ...belonging, accountId }, reported)
}

type Told = Extract<MessageKind, `CONFIDENTIAL_REPORT_${string}`>

/**
 * Tells those who read it, account by account and nobody by his role: an inspector who is kept from it would learn from a message to
 * all that there is one. Nothing of what it says is told.
 */
export async function tellReaders(
  tx: Database,
  { rules, world }: ReportDeps,
  row: Pick<ReportRow, 'id' | 'divisionId'>,
  about: {
    readonly kind: Told
    readonly inspectors: readonly Inspector[]
    readonly reported: Reported
    readonly sequence: number
  },
): Promise<void> {
  const { kind, inspectors, reported, sequence } = about
  const readers = findReaders(inspectors, rules.divisionPath(row.divisionId), reported)
  const accountIds = [...new Set(readers.map(({ accountId }) => accountId))]
  const letters = accountIds.map((accountId) => ({
    to: { accountId },
    message: {
      kind,
      page: 'confidential-reports',
      target: row.id,
      onceKey: `confidential-report|${row.id}|${kind}|${sequence}|${accountId}`,
    } as const,
  }))
  await appendMessages(tx, letters, world.now())
}
