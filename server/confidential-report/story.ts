import { foldReport, type ReportState } from '../../domain/confidential-report.ts'
import { dueAt, type TimeLimit } from '../../domain/time-limit.ts'
import type { Challenges } from '../challenge/index.ts'
import type { World } from '../platform/world.ts'
import type { PolicyBody, RuleBook } from '../policy/index.ts'
import type { ReportRow } from './store.ts'

export interface ReportDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface TakingDeps extends ReportDeps {
  readonly challenges: Challenges
}

export const stateOf = ({ events }: ReportRow): ReportState => foldReport(events.map(({ kind }) => kind))
export const versionOf = ({ events }: ReportRow): number => events.length

interface Clock {
  readonly acknowledgeBy: string | null
  readonly isLate: boolean
}

/** Until when it has to be acknowledged; unknown where the calendar of that year is not published. */
export function clockOf(deps: ReportDeps, row: ReportRow): Clock {
  const due = findDue(deps, row, ({ acknowledgeWithin }) => acknowledgeWithin)
  const acknowledged = row.events.find(({ kind }) => kind === 'ACKNOWLEDGED')
  const until = acknowledged === undefined ? deps.world.now() : Date.parse(acknowledged.at)
  return {
    acknowledgeBy: due === undefined ? null : new Date(due).toISOString(),
    isLate: due !== undefined && until >= due,
  }
}

/** By the policy under which it was received. */
export function findDue(
  { rules }: ReportDeps,
  { divisionId, policyId, receivedAt }: ReportRow,
  of: (policy: PolicyBody<'confidential-report'>) => TimeLimit,
): number | undefined {
  const policy = rules.policyById('confidential-report', policyId)
  const due = dueAt(of(policy), receivedAt.getTime(), rules.calendarOf(divisionId, null))
  return due.granted ? due.value : undefined
}
