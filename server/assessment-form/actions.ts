import type * as promises from '../../contracts/assessment-form.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { findFormFault } from '../../domain/assessment-form.ts'
import {
  compareForms,
  decideForm,
  findFormBase,
  findFormInForce,
  nextFormVersion,
} from '../../domain/assessment-form-version.ts'
import { findPlainDate, type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { findDivisions } from '../catalogue/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findDivisionNames } from '../policy-proposal/index.ts'
import type { Session } from '../session/index.ts'
import * as store from './store.ts'
import { type Looked, toListed, toView } from './view.ts'

export interface FormDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

async function look({ world, rules }: FormDeps, { session, reach }: Asking, on?: PlainDate): Promise<Looked> {
  const today = toPlainDate(world.now())
  const [names, heads] = await Promise.all([findDivisionNames(world.app, today), store.findFormHeads(world.app)])
  return { rules, names, heads, session, divisionId: reach.divisionId, on: on ?? today }
}

const isReached = ({ rules }: FormDeps, { reach }: Asking, { divisionId }: store.FormHead) =>
  rules.isReached(reach, { divisionId, hallId: null })

/** What was put in force is told to those who work by it, above and below; a draft to those of its division. */
function isShown(deps: FormDeps, asking: Asking, head: store.FormHead): boolean {
  const { rules } = deps
  const { divisionId } = asking.reach
  if (head.outcome !== 'PUBLISHED') return isReached(deps, asking, head)
  return rules.isWithin(divisionId, head.divisionId) || rules.isWithin(head.divisionId, divisionId)
}

export async function viewForms(
  deps: FormDeps,
  asking: Asking,
  query: QueryOf<typeof promises.listAssessmentForms>,
): Promise<AnswerOf<typeof promises.listAssessmentForms>> {
  const looked = await look(deps, asking, query.on === undefined ? undefined : findPlainDate(query.on))
  const shown = looked.heads.filter((head) => isShown(deps, asking, head))
  return {
    on: looked.on,
    divisionCode: looked.names.get(asking.reach.divisionId)?.divisionCode ?? '',
    forms: shown.map((head) => toListed(looked, head)),
  }
}

/** What lies elsewhere is not there. */
async function loadForm(deps: FormDeps, asking: Asking, formId: string): Promise<store.FormRow> {
  const row = await store.findForm(deps.world.app, formId)
  if (row === undefined || !isShown(deps, asking, row)) throw new Refused('NOT_FOUND')
  return row
}

export async function viewForm(deps: FormDeps, asking: Asking, formId: string) {
  const row = await loadForm(deps, asking, formId)
  const [looked, base] = await Promise.all([
    look(deps, asking),
    row.baseId === null ? undefined : store.findForm(deps.world.app, row.baseId),
  ])
  return toView(looked, row, base, isReached(deps, asking, row))
}

/** Another version for a division, or a form that nobody there has: kept beside what holds, which it does not touch. */
export async function draft(
  deps: FormDeps,
  asking: Asking,
  sent: BodyOf<typeof promises.draftAssessmentForm>,
  inAudit: Transact,
) {
  const { world, rules } = deps
  const [division] = await findDivisions(world.app, [toDivisionCode(sent.divisionCode)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', '/divisionCode')
  const divisionId = division.id
  if (!rules.isReached(asking.reach, { divisionId, hallId: null })) throw new Refused('FORBIDDEN', '/divisionCode')
  const { code, form, source, reason, baseFormId } = sent
  const fault = findFormFault(form)
  if (fault !== undefined) throw new Refused(fault.code, `/form${fault.at}`)
  const base = baseFormId === null ? undefined : await loadBase(deps, baseFormId, code)
  if (base !== undefined && compareForms(base.body, form).length === 0) throw new Refused('FORM_UNCHANGED', '/form')
  const path = rules.divisionPath(divisionId)
  const now = world.now()
  const formId = uuidV7(now)
  await inAudit(world.app, async (tx) => {
    await store.lockForm(tx, code)
    const heads = await store.findFormHeads(tx)
    const last = findFormBase(heads, code, path)
    if (base === undefined && last !== undefined) throw new Refused('FORM_CODE_TAKEN', '/code')
    if (last?.formId !== base?.formId) throw new Refused('VERSION_PASSED', '/baseFormId')
    await store.insertForm(tx, {
      ...{ formId, code, divisionId, source, reason },
      body: form,
      version: nextFormVersion(heads, code, path),
      baseId: baseFormId,
      draftedBy: asking.session.accountId,
      draftedAt: new Date(now),
    })
    return { id: formId, divisionId }
  })
  return viewForm(deps, asking, formId)
}

async function loadBase({ world }: FormDeps, formId: string, code: string): Promise<store.FormRow> {
  const base = await store.findForm(world.app, formId)
  if (base?.outcome !== 'PUBLISHED' || base.code !== code) throw new Refused('FORM_UNKNOWN', '/baseFormId')
  return base
}

/** Puts in force what somebody else has drafted, or says no. What is looked at is what holds at that moment. */
export async function decide(
  deps: FormDeps,
  asking: Asking,
  formId: string,
  sent: BodyOf<typeof promises.decideAssessmentForm>,
  inAudit: Transact,
) {
  const { world, rules } = deps
  const { accountId } = asking.session
  const row = await loadForm(deps, asking, formId)
  if (row.draftedBy === null) throw new Refused('DRAFT_ENDED')
  const { draftedBy, divisionId, code } = row
  const ask = { outcome: sent.outcome, effectiveFrom: dayOf(sent.effectiveFrom), reason: sent.reason ?? null }
  try {
    await inAudit(world.app, async (tx) => {
      await store.lockForm(tx, code)
      const heads = await store.findFormHeads(tx)
      const last = findFormBase(heads, code, rules.divisionPath(divisionId))
      const now = world.now()
      const draft = {
        isOwn: draftedBy === accountId,
        isOpen: heads.find((head) => head.formId === formId)?.outcome === null,
        isBaseLast: last?.formId === (row.baseId ?? undefined),
        lastEffectiveFrom: last?.divisionId === divisionId ? last.effectiveFrom : null,
      }
      const { outcome, effectiveFrom, reason } = granted(decideForm(draft, ask, toPlainDate(now)))
      const end = { formId, divisionId, outcome, effectiveFrom, draftedBy, accountId, reason }
      await store.insertFormEnd(tx, { ...end, endedAt: new Date(now) })
      return { id: formId, divisionId, outcome }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('DRAFT_ENDED')
    throw error
  }
  return viewForm(deps, asking, formId)
}

function dayOf(text: string | undefined): PlainDate | null {
  return text === undefined ? null : (findPlainDate(text) ?? null)
}

/** The version of a form that is in force for a division on a day; undefined where there is none. */
export async function findFormOn(
  { world, rules }: FormDeps,
  of: { readonly code: string; readonly divisionId: number; readonly on: PlainDate },
): Promise<store.FormRow | undefined> {
  const heads = await store.findFormHeads(world.app)
  const found = findFormInForce(heads, of.code, rules.divisionPath(of.divisionId), of.on)
  return found === undefined ? undefined : store.findForm(world.app, found.formId)
}
