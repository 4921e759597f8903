import type { endOwnVisit, listOwnVisits } from '../../contracts/assessment.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { type AssessmentPolicy, lastDayToSubmit, stateOfVisit } from '../../domain/assessment.ts'
import type { AssessmentForm } from '../../domain/assessment-form.ts'
import { findWords } from '../../domain/evaluation.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { holdsPersonalNumber } from '../../domain/practice.ts'
import { endVisitIn } from '../assessment-plan/index.ts'
import type { Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import { findForms, listVisits, type VisitRow } from './store.ts'

export interface AssessmentDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** What is over for longer is looked up where results are, not in the field. */
const shownForDays = 92

/** One’s own, with the forms they are filled by and what may be handed in: all that a phone needs without network. */
export async function viewOwnVisits(
  { world, rules }: AssessmentDeps,
  { accountId, post }: Session,
): Promise<AnswerOf<typeof listOwnVisits>> {
  if (post === null) throw new Refused('FORBIDDEN')
  const now = world.now()
  const today = toPlainDate(now)
  const { body: policy } = rules.loadPolicy('assessment', post.divisionId, now)
  const all = await listVisits(world.app, { accountId, since: addDays(today, -shownForDays), today })
  const visits = all.filter((visit) => !isTaken(visit))
  const forms = await findForms(world.app, [...new Set(visits.map(({ formId }) => formId))])
  return {
    asOf: new Date(now).toISOString(),
    limits: toLimits(policy),
    visits: visits.map((visit) => {
      const { assessorId: _, divisionId, hallId: __, windowId: ___, isSubmitted, isEnded, ...most } = visit
      const { assignedAt: ____, isDisqualified: _____, ...said } = most
      const own = rules.loadPolicy('assessment', divisionId, now).body
      const state = stateOfVisit(visit, { isSubmitted, isEnded }, today, own)
      return { ...said, state, submitUntil: lastDayToSubmit(visit.toDay, own) }
    }),
    forms: forms.map(({ formId, body: { indicators, ...head } }) => ({
      formId,
      form: { ...head, indicators: indicators.map((each) => ({ ...each, scale: [...each.scale] })) },
    })),
  }
}

function toLimits(policy: AssessmentPolicy): AnswerOf<typeof listOwnVisits>['limits'] {
  const { mediaTypes, waitingHours: _, clockAheadMinutes: __, submitWithinNaturalDays: ___, ...most } = policy
  return { ...most, mediaTypes: [...mediaTypes] }
}

/** Another’s visit is not there, nor is the other half of a double. */
export async function loadOwnVisit({ world }: AssessmentDeps, accountId: string, visitId: string): Promise<VisitRow> {
  const [visit] = await listVisits(world.app, { accountId, visitId, today: toPlainDate(world.now()) })
  if (visit === undefined) throw new Refused('NOT_FOUND')
  return visit
}

/** Of whom was disqualified nothing more is taken, whatever day he says he was there: what he has not made is another’s. */
const isTaken = ({ isDisqualified, isSubmitted, isEnded }: VisitRow) => isDisqualified && !isSubmitted && !isEnded

/** @throws Refused RECUSAL_FOUND where the visit was open when he was disqualified */
export function refuseTaken(visit: VisitRow): void {
  if (isTaken(visit)) throw new Refused('RECUSAL_FOUND', '/TERM_OVER')
}

export async function loadOpenVisit(deps: AssessmentDeps, accountId: string, visitId: string): Promise<VisitRow> {
  const visit = await loadOwnVisit(deps, accountId, visitId)
  if (visit.isSubmitted) throw new Refused('ALREADY_SUBMITTED')
  if (visit.isEnded) throw new Refused('VISIT_ENDED')
  refuseTaken(visit)
  return visit
}

export async function loadForm({ world }: AssessmentDeps, formId: string): Promise<AssessmentForm> {
  const [form] = await findForms(world.app, [formId])
  if (form === undefined) throw new Error('a visit without its form')
  return form.body
}

/** 回避, or another reason why it is not made: whoever follows under the seed of the draw is sent in the same transaction. */
export async function endVisit(
  deps: AssessmentDeps,
  { accountId }: Session,
  visitId: string,
  sent: BodyOf<typeof endOwnVisit>,
  inAudit: Transact,
): Promise<AnswerOf<typeof endOwnVisit>> {
  const { world } = deps
  const visit = await loadOpenVisit(deps, accountId, visitId)
  const reason = findWords(toNfc(sent.reason))
  if (reason === undefined) throw new Refused('STEP_INCOMPLETE', '/reason')
  if (holdsPersonalNumber(reason)) throw new Refused('PERSONAL_NUMBER', '/reason')
  const endedAt = new Date(world.now())
  try {
    await inAudit(world.app, (tx) =>
      endVisitIn(deps, tx, { visitId: visit.visitId, cause: sent.cause, reason, accountId, at: endedAt }),
    )
  } catch (error) {
    // From another tab, or another desk, it has ended meanwhile: told as it has.
    if (error instanceof Refused) await loadOpenVisit(deps, accountId, visitId)
    throw error
  }
  return { visitId, cause: sent.cause, endedAt: endedAt.toISOString() }
}
