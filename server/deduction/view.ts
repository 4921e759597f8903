import type * as promises from '../../contracts/deduction.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import {
  answerDeduction,
  answerUntil,
  type DeductionAsker,
  type DeductionItem,
  type DeductionStand,
  findDecisionRefusal,
  findItem,
  stateOfDeduction,
} from '../../domain/deduction.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findHandlerPosts, type Holder, handlesAt, openWords, readWritten } from '../handling-order/index.ts'
import type { Asking, DeductionDeps } from './deps.ts'
import { type DeductionFileRow, findFilesOf } from './file/store.ts'
import { loadParty, type Party, relationInEveryPost, relationOf } from './party.ts'
import type { DeductionRow } from './store.ts'

export type DeductionView = AnswerOf<typeof promises.proposeDeduction>

/** How far one has come, by the calendar of today. */
export function standOf({ rules }: DeductionDeps, row: DeductionRow): DeductionStand {
  const calendar = rules.calendarOf(row.divisionId, row.hallId)
  const policy = rules.policyById('deduction', row.policyId)
  return {
    kind: row.kind,
    isAnswered: row.answeredAt !== null,
    isDecided: row.decidedAt !== null,
    answerUntil: answerUntil(policy, row.proposedAt.getTime(), calendar),
  }
}

/** As it stood in the list of the day of the deed. */
export function itemOf({ rules }: DeductionDeps, { listPolicyId, kind, code }: DeductionRow): DeductionItem {
  const item = findItem(rules.policyById('deduction', listPolicyId), kind, code)
  if (item === undefined) throw new Error(`${code} was not listed`)
  return item
}

/** Posts that have ended count for as long as a deed may be proposed. */
export function loadPartyOf({ world, rules }: DeductionDeps, asking: Asking): Promise<Party> {
  const { deedWithinNaturalDays } = rules.loadPolicy('deduction', asking.reach.divisionId, world.now()).body
  return loadParty(world, asking, addDays(toPlainDate(world.now()), -deedWithinNaturalDays))
}

/** Which units somebody handles for at the place of each of these: theirs is the answer, and nobody’s of the hall. */
export async function findHandled(
  { world, rules }: DeductionDeps,
  rows: readonly DeductionRow[],
): Promise<ReadonlySet<string>> {
  const units = [...new Set(rows.map(({ organizationId }) => organizationId))]
  const posts = await findHandlerPosts(world.app, units, toPlainDate(world.now()))
  const isHandled = (row: DeductionRow) =>
    posts.some((post) => post.organizationId === row.organizationId && handlesAt(rules, post, row))
  return new Set(rows.filter(isHandled).map(({ deductionId }) => deductionId))
}

/** Whoever decides is a stranger to hall and unit in every post that he holds. */
export function deciderOf(party: Party, row: DeductionRow): DeductionAsker {
  return { ...askerOf(party.holder, row, new Set()), ...relationInEveryPost(party, row) }
}

/** @param handled of `findHandled` */
export function askerOf(holder: Holder, row: DeductionRow, handled: ReadonlySet<string>): DeductionAsker {
  const relation = relationOf(holder, row)
  const isOwn = holder.organizationId === row.organizationId
  return { ...relation, isAnswering: isOwn || (relation.isOfUnit && !handled.has(row.deductionId)) }
}

export async function viewDeductions(
  deps: DeductionDeps,
  asking: Asking,
  rows: readonly DeductionRow[],
): Promise<DeductionView[]> {
  const { world } = deps
  const party = await loadPartyOf(deps, asking)
  const records = rows.flatMap(({ recordId, answerRecordId, decisionRecordId }) => [
    recordId,
    ...(answerRecordId === null ? [] : [answerRecordId]),
    ...(decisionRecordId === null ? [] : [decisionRecordId]),
  ])
  const opened = await openWords(world, records)
  const files = await findFilesOf(
    world.app,
    rows.map(({ deductionId }) => deductionId),
  )
  const handled = await findHandled(deps, rows)
  return rows.map((row) => {
    const own = files.filter(({ deductionId }) => deductionId === row.deductionId)
    return toView(deps, row, { party, handled, opened, files: own })
  })
}

interface Seen {
  readonly party: Party
  readonly handled: ReadonlySet<string>
  readonly opened: ReadonlyMap<string, string>
  readonly files: readonly DeductionFileRow[]
}

function toView(deps: DeductionDeps, row: DeductionRow, { party, handled, opened, files }: Seen): DeductionView {
  const { deductionId, against, deedDay, hallCode, hallName, windowCode, windowName, findingId } = row
  const { organizationCode, organizationName } = row
  const now = deps.world.now()
  const stand = standOf(deps, row)
  const { holder } = party
  const asker = askerOf(holder, row, handled)
  const wordsOf = (recordId: string | null) => readWritten(opened.get(recordId ?? '')).words
  const filesOf = (step: DeductionFileRow['step']) =>
    files.filter((file) => file.step === step).map(({ id, mediaType, bytes }) => ({ fileId: id, mediaType, bytes }))
  const mayDo = (permission: 'deduction:answer' | 'deduction:decide') => isPermitted(holder.post.role, permission)
  return {
    ...{ deductionId, against, deedDay, hallCode, hallName, windowCode, windowName, findingId },
    ...{ organizationCode, organizationName },
    state: stateOfDeduction(stand, now),
    item: { ...itemOf(deps, row) },
    words: wordsOf(row.recordId),
    files: filesOf('PROPOSAL'),
    basis: row.findingId !== null ? 'FINDING' : row.auditId !== null ? 'AUDIT' : null,
    proposedAt: row.proposedAt.toISOString(),
    isOwn: asker.isProposer,
    answerUntil: row.kind === 'BONUS' || stand.answerUntil === null ? null : new Date(stand.answerUntil).toISOString(),
    answer:
      row.answeredAt === null
        ? null
        : {
            words: wordsOf(row.answerRecordId),
            files: filesOf('ANSWER'),
            answeredAt: row.answeredAt.toISOString(),
          },
    decision:
      row.outcome === null || row.decidedAt === null
        ? null
        : {
            ...{ outcome: row.outcome, points: row.decidedPoints, ground: row.ground },
            words: wordsOf(row.decisionRecordId),
            decidedAt: row.decidedAt.toISOString(),
          },
    mayAnswer: mayDo('deduction:answer') && answerDeduction(stand, asker, now).granted,
    mayDecide: mayDo('deduction:decide') && findDecisionRefusal(stand, deciderOf(party, row), now) === undefined,
  }
}
