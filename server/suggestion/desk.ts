import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/suggestion.ts'
import { isPermitted, type Reach } from '../../domain/access.ts'
import { toPublicWords } from '../../domain/opinion-finding.ts'
import { mayMerge } from '../../domain/suggestion.ts'
import { readScoped } from '../access/index.ts'
import { isUnwanted } from '../do-not-call/index.ts'
import { loadHolder } from '../handling-order/index.ts'
import { recipientIndex } from '../letter/index.ts'
import { type Database, isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { keepShown } from '../unmasking/index.ts'
import type { Asking, SuggestionDeps } from './deps.ts'
import { findSuggestions, insertStep, lockMerging, type SuggestionRow } from './store.ts'
import { fields, openTexts, sealAnswer, storyOf } from './story.ts'

type View = AnswerOf<typeof promises.stepSuggestion>

const pageSuggestions = 50

export async function viewSuggestions(
  deps: SuggestionDeps,
  asking: Asking,
  { limit: wanted, state, after }: QueryOf<typeof promises.listSuggestions>,
): Promise<AnswerOf<typeof promises.listSuggestions>> {
  const limit = wanted === undefined ? pageSuggestions : Number(wanted)
  const wish = { isWaiting: state === 'WAITING', after, limit, handlerUnitId: await findUnit(deps, asking) }
  const rows = await readScoped(deps, asking.reach, (tx) => findSuggestions(tx, wish))
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    suggestions: await viewRows(deps, asking, rows),
    next: rows.length < limit ? null : (rows.at(-1)?.suggestionId ?? null),
  }
}

async function viewRows(deps: SuggestionDeps, { session }: Asking, rows: readonly SuggestionRow[]): Promise<View[]> {
  const ids = rows.flatMap(({ suggestionId, recordId }) => [suggestionId, recordId])
  const open = await openTexts(deps.world, ids, [fields.said, fields.answer])
  const mayHandle = session.post !== null && isPermitted(session.post.role, 'suggestion:handle')
  return rows.map((row) => {
    const {
      suggestionId,
      divisionCode,
      divisionName,
      hallCode,
      hallName,
      windowName,
      itemName,
      hasContact,
      intoId,
      together,
    } = row
    return {
      ...{
        suggestionId,
        divisionCode,
        divisionName,
        hallCode,
        hallName,
        windowName,
        itemName,
        hasContact,
        intoId,
        together,
      },
      ...storyOf(deps, row),
      findingId: row.findingId,
      receivedAt: row.receivedAt.toISOString(),
      words: open(suggestionId, fields.said),
      answer: row.decision ?? open(row.recordId, fields.answer),
      mayStep: mayHandle && row.ownStep === null,
    }
  })
}

/** A department handles what is its own; whoever manages has the whole of the place. */
async function findUnit({ world }: SuggestionDeps, { session }: Asking): Promise<number | null> {
  if (session.post?.role !== 'DEPARTMENT_HANDLER') return null
  const { organizationId } = await loadHolder(world, session)
  if (organizationId === null) throw new Refused('FORBIDDEN')
  return organizationId
}

/** Another place’s suggestions are not there, nor are those of another department. */
async function loadSuggestion(deps: SuggestionDeps, asking: Asking, suggestionId: string): Promise<SuggestionRow> {
  const { reach } = asking
  const wish = { suggestionId, limit: 1, handlerUnitId: await findUnit(deps, asking) }
  const [row] = await readScoped(deps, reach, (tx) => findSuggestions(tx, wish))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('NOT_FOUND')
  return row
}

export interface Handled {
  readonly divisionId: number
  readonly hallId: number | null
  readonly step: string
}

/** Answers, declines or puts together, once. What whoever left it is told holds no number of a person: others of the same matter read it too. */
export async function step(
  deps: SuggestionDeps,
  asking: Asking,
  suggestionId: string,
  body: BodyOf<typeof promises.stepSuggestion>,
  inAudit: Transact,
): Promise<View> {
  const { world, rules } = deps
  const { step: kind, words: said, intoId = null } = toNfc(body)
  const at = world.now()
  const row = await loadSuggestion(deps, asking, suggestionId)
  if (row.ownStep !== null) throw new Refused('NOT_AT_THIS_STAGE')
  if ((kind === 'MERGED') !== (intoId !== null)) throw new Refused('STEP_INCOMPLETE', '/intoId')
  if ((kind === 'MERGED') === (said !== undefined)) throw new Refused('STEP_INCOMPLETE', '/words')
  if (intoId !== null) await loadSuggestion(deps, asking, intoId)
  const told = said === undefined ? null : granted(toPublicWords(said, rules.policyById('opinion', row.policyId)))
  const words = told === null ? null : sealAnswer(world.vault, at, told)
  const { accountId } = asking.session
  try {
    await inAudit(world.app, async (tx): Promise<Handled> => {
      if (intoId !== null) await refuseCircle(tx, row, intoId)
      await insertStep(tx, { suggestion: row, kind, intoId, findingId: null, words, accountId, at: new Date(at) })
      return { divisionId: row.divisionId, hallId: row.hallId, step: kind }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('NOT_AT_THIS_STAGE')
    throw error
  }
  const [view] = await viewRows(deps, asking, [await loadSuggestion(deps, asking, suggestionId)])
  if (view === undefined) throw new Error('what was handled is there')
  return view
}

async function refuseCircle(tx: Database, row: SuggestionRow, intoId: string): Promise<void> {
  await lockMerging(tx)
  const [into] = await findSuggestions(tx, { suggestionId: intoId, limit: 1 })
  const toEnd = (each: SuggestionRow | undefined) => ({ id: each?.suggestionId ?? '', step: each?.ownStep ?? null })
  granted(mayMerge(toEnd(row), toEnd(into)))
}

/** How whoever left it is reached, to ask about it. That it was shown stands written before it is told. */
export async function openContact(
  deps: SuggestionDeps,
  asking: Asking,
  suggestionId: string,
  inAudit: Transact,
): Promise<AnswerOf<typeof promises.openSuggestionContact>> {
  const { session } = asking
  const { divisionId, hallId } = await loadSuggestion(deps, asking, suggestionId)
  const open = await openTexts(deps.world, [suggestionId], [fields.phone, fields.name])
  const phone = open(suggestionId, fields.phone)
  const { vault, app } = deps.world
  if (phone === null || (await isUnwanted(app, [recipientIndex(vault, phone)]))) throw new Refused('DO_NOT_CALL')
  const asked = {
    place: { caseId: suggestionId, divisionId, hallId },
    accountId: session.accountId,
    ask: { field: fields.phone, purpose: 'SUGGESTION', reason: '意见箱联系核实' },
    isOfItself: true,
  } as const
  return { unmaskingId: await keepShown(deps, asked, inAudit), name: open(suggestionId, fields.name), phone }
}

/** Refuses suggestions that are not within the reach. */
export async function refuseUnreached(
  deps: SuggestionDeps,
  reach: Reach,
  suggestionIds: readonly string[],
): Promise<void> {
  if (suggestionIds.length === 0) return
  const wish = { suggestionIds, limit: suggestionIds.length }
  const rows = await readScoped(deps, reach, (tx) => findSuggestions(tx, wish))
  const known = new Set(rows.filter((row) => deps.rules.isReached(reach, row)).map((row) => row.suggestionId))
  if (suggestionIds.some((id) => !known.has(id))) throw new Refused('NOT_FOUND', '/suggestionIds')
}

/** What a finding rests on is answered by what becomes of it. Refuses what something was done with before. */
export async function markFound(
  tx: Database,
  suggestionIds: readonly string[],
  by: { readonly findingId: string; readonly accountId: string; readonly at: Date },
): Promise<void> {
  if (suggestionIds.length === 0) return
  const rows = await findSuggestions(tx, { suggestionIds, limit: suggestionIds.length })
  for (const suggestion of rows) {
    if (suggestion.ownStep !== null) throw new Refused('NOT_AT_THIS_STAGE', '/suggestionIds')
    try {
      await insertStep(tx, { suggestion, kind: 'FOUND', intoId: null, words: null, ...by })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Refused('NOT_AT_THIS_STAGE', '/suggestionIds')
      throw error
    }
  }
}
