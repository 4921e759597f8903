import type * as promises from '../../contracts/assessor.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isInTerm, isSelfAssessment, isUnannounced } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { openNames } from '../account/index.ts'
import type { World } from '../platform/world.ts'
import type { AssessorRow } from './store.ts'

export type AssessorView = AnswerOf<typeof promises.listAssessors>['assessors'][number]
export type OwnPoolView = AnswerOf<typeof promises.listOwnPools>['pools'][number]

const toPlace = ({ code, name }: NonNullable<AssessorRow['home']>) => ({ divisionCode: code, name })

/** One term, without who it is: what everybody may be shown of his own. */
export function viewTerm(row: AssessorRow, today: PlainDate): OwnPoolView {
  const { assessorId, pool, background, divisionCode, divisionName, recruitedOn, termTo, endedOn, cause, reason } = row
  return {
    ...{ assessorId, pool, background, divisionCode, divisionName, recruitedOn, termTo, endedOn, cause, reason },
    isSelfAssessment: isSelfAssessment(pool),
    isUnannounced: isUnannounced(pool),
    agency: row.agency === null ? null : { agencyId: row.agency.agencyId, name: row.agency.name },
    home: row.home === null ? null : toPlace(row.home),
    employers: row.employers.map(({ code, name, leftOn }) => ({ organizationCode: code, name, leftOn })),
    state: isInTerm(row, today) ? 'CURRENT' : endedOn === null ? 'TERM_OVER' : 'ENDED',
  }
}

/** As whoever manages the pools is shown them, with their names opened. */
export async function viewAssessors(
  world: World,
  rows: readonly AssessorRow[],
  { today, mayWrite }: { readonly today: PlainDate; readonly mayWrite: boolean },
): Promise<AssessorView[]> {
  const names = await openNames(
    world,
    rows.map(({ accountId }) => accountId),
  )
  return rows.map((row) => ({
    ...viewTerm(row, today),
    accountId: row.accountId,
    name: names.get(row.accountId) ?? '',
    halls: row.halls.map(({ code, name }) => ({ hallCode: code, name })),
    mayEnd: mayWrite && isInTerm(row, today),
  }))
}
