import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/score-period.ts'
import { isPermitted } from '../../domain/access.ts'
import { saidIn } from '../../domain/deduction.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findScorePeriod, scorePeriodState } from '../../domain/score-period.ts'
import { readScoped } from '../access/index.ts'
import { loadParty, type Party, relationInEveryPost, relationOf } from '../deduction/index.ts'
import { appendWords, loadOrderPlace, openWords, readWritten, sealWords } from '../handling-order/index.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { periodOf } from './compute.ts'
import type { Asking, ScorePeriodDeps } from './deps.ts'
import {
  countOpenObjections,
  insertObjection,
  insertObjectionDecision,
  listScored,
  type ScoredWindowRow,
} from './objection/store.ts'
import { type ComputationRow, findFirstServiceDay, listComputations } from './store.ts'
import { closesAtOf, periodsSince, shownOf, standingOf } from './sweep.ts'

type Window = AnswerOf<typeof promises.objectToScore>
type PeriodView = AnswerOf<typeof promises.listScorePeriods>['periods'][number]

/** Of whoever decides, posts that ended so many days ago count still. */
const standingDays = 366
const wordsCodePointsMax = 2000

export async function stateOf(deps: ScorePeriodDeps, name: string, rows: readonly ComputationRow[]) {
  const { world } = deps
  const period = periodOf({ period: name })
  const shown = shownOf(rows)
  const closesAt = closesAtOf(deps, period)
  const openObjections = shown === undefined ? 0 : await countOpenObjections(world.app, shown.id)
  const objectionsUntil = shown?.objectionsUntil ?? null
  const isFinal = standingOf(rows) !== undefined
  const facts = { closesAt, objectionsUntil: objectionsUntil?.getTime() ?? null, openObjections, isFinal }
  return { period, closesAt, openObjections, objectionsUntil, state: scorePeriodState(period, facts, world.now()) }
}

export async function viewPeriods(deps: ScorePeriodDeps): Promise<AnswerOf<typeof promises.listScorePeriods>> {
  const { world } = deps
  const first = await findFirstServiceDay(world.app)
  const rows = await listComputations(world.app)
  const periods: PeriodView[] = []
  for (const { name } of first === undefined ? [] : periodsSince(first, world.now())) {
    const own = rows.filter((row) => row.period === name)
    const { period, closesAt, openObjections, objectionsUntil, state } = await stateOf(deps, name, own)
    periods.push({
      ...{ period: name, kind: period.kind, fromDay: period.fromDay, toDay: addDays(period.endDay, -1), state },
      closesAt: new Date(closesAt).toISOString(),
      objectionsUntil: objectionsUntil?.toISOString() ?? null,
      openObjections,
      computations: own.map(({ purpose, revision, countsUntil, evaluations, invalidated, exempted, computedAt }) => ({
        ...{ purpose, revision, evaluations, invalidated, exempted },
        countsUntil: countsUntil.toISOString(),
        computedAt: computedAt.toISOString(),
      })),
    })
  }
  return { asOf: new Date(world.now()).toISOString(), periods: periods.reverse() }
}

/** What is told of a period now: what stands, else what the units were shown. */
export async function loadTold(deps: ScorePeriodDeps, name: string) {
  if (findScorePeriod(name) === undefined) throw new Refused('NOT_FOUND', '/period')
  const rows = await listComputations(deps.world.app, name)
  const shown = shownOf(rows)
  const told = standingOf(rows) ?? shown
  if (told === undefined || shown === undefined) throw new Refused('NOT_FOUND', '/period')
  return { told, shown, ...(await stateOf(deps, name, rows)) }
}

export async function viewWindows(
  deps: ScorePeriodDeps,
  asking: Asking,
  name: string,
  { hallCode }: QueryOf<typeof promises.listScoredWindows> = {},
): Promise<AnswerOf<typeof promises.listScoredWindows>> {
  const { told, shown, state } = await loadTold(deps, name)
  const wish = { computationId: told.id, shownId: shown.id, hallCode }
  const rows = await readScoped(deps, asking.reach, (tx) => listScored(tx, wish))
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    windows: await toViews(deps, asking, rows, state === 'UNDER_OBJECTION'),
  }
}

const partyOf = ({ world }: ScorePeriodDeps, asking: Asking): Promise<Party> =>
  loadParty(world, asking, addDays(toPlainDate(world.now()), -standingDays))
const unitOf = ({ hallId, organizationId, objectedBy }: ScoredWindowRow) => ({
  hallId,
  organizationId,
  proposedBy: objectedBy ?? '',
})

export async function toViews(
  deps: ScorePeriodDeps,
  asking: Asking,
  rows: readonly ScoredWindowRow[],
  isOpen: boolean,
): Promise<Window[]> {
  const party = await partyOf(deps, asking)
  const records = rows.flatMap(({ recordId, decisionRecordId }) => [recordId, decisionRecordId])
  const opened = await openWords(
    deps.world,
    records.filter((record) => record !== null),
  )
  const wordsOf = (recordId: string | null) => readWritten(opened.get(recordId ?? '')).words
  return rows.map((row) => toView(row, { party, wordsOf, isOpen }))
}

interface Seen {
  readonly party: Party
  readonly wordsOf: (recordId: string | null) => string | null
  readonly isOpen: boolean
}

function toView(row: ScoredWindowRow, { party, wordsOf, isOpen }: Seen): Window {
  const { body, hallCode, hallName, windowCode, windowName } = row
  const { role } = party.holder.post
  const isOfUnit = relationOf(party.holder, unitOf(row)).isOfUnit
  return {
    ...{ hallCode, hallName, windowCode, windowName, verdict: body.verdict, months: body.months },
    ...{ evaluations: body.evaluations, raw: body.rawThousandths, expected: body.expectedThousandths },
    ...{ adjusted: body.adjustedThousandths, score: body.scoreThousandths, lower: body.lowerThousandths },
    ...{ upper: body.upperThousandths, reliability: body.reliabilityThousandths },
    objection: objectionOf(row, party, wordsOf),
    mayObject: isOpen && row.objectionId === null && isOfUnit && isPermitted(role, 'score:object'),
  }
}

function objectionOf(row: ScoredWindowRow, party: Party, wordsOf: Seen['wordsOf']): Window['objection'] {
  const { objectionId, objectedAt, outcome, decidedAt, remedy, recordId, decisionRecordId, objectedBy } = row
  if (objectionId === null || objectedAt === null) return null
  const { isOfUnit, isProposer } = relationInEveryPost(party, unitOf(row))
  const decision =
    outcome === null || decidedAt === null
      ? null
      : { outcome, remedy, words: wordsOf(decisionRecordId), decidedAt: decidedAt.toISOString() }
  return {
    ...{ objectionId, words: wordsOf(recordId), objectedAt: objectedAt.toISOString(), decision },
    isOwn: objectedBy === party.holder.accountId,
    mayDecide: decision === null && !isOfUnit && !isProposer && isPermitted(party.holder.post.role, 'score:decide'),
  }
}

/** While the period is open to objections, once for each window, by its own unit. */
export async function object(
  deps: ScorePeriodDeps,
  asking: Asking,
  name: string,
  body: BodyOf<typeof promises.objectToScore>,
  inAudit: Transact,
): Promise<Window> {
  const { world } = deps
  const sent = toNfc(body)
  const now = world.now()
  const { shown, state } = await loadTold(deps, name)
  const { divisionId, hallId, windowId } = await loadOrderPlace(deps, asking.reach, sent)
  const wish = { computationId: shown.id, windowId: windowId ?? 0 }
  const [row] = await readScoped(deps, asking.reach, (tx) => listScored(tx, wish))
  if (row === undefined) throw new Refused('NOT_FOUND', '/windowCode')
  if (!relationOf((await partyOf(deps, asking)).holder, unitOf(row)).isOfUnit) throw new Refused('NOT_YOURS_TO_DO')
  if (state !== 'UNDER_OBJECTION') throw new Refused('NOT_AT_THIS_STAGE')
  const words = granted(saidIn(sent.words, { wordsCodePointsMax }))
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('an objection without words')
  const id = uuidV7(now)
  const { accountId } = asking.session
  const place = { divisionId, hallId }
  await onlyOnce('STATED_ALREADY', () =>
    inAudit(world.app, async (tx) => {
      const kept = { id, computationId: shown.id, windowId: row.windowId, ...place, accountId, at: new Date(now) }
      await insertObjection(tx, { ...kept, recordId: sealed.recordId })
      await appendWords(tx, place, sealed)
      return { id, ...place }
    }),
  )
  const [made] = await readScoped(deps, asking.reach, (tx) => listScored(tx, wish))
  return first(await toViews(deps, asking, made === undefined ? [] : [made], true))
}

export async function decide(
  deps: ScorePeriodDeps,
  asking: Asking,
  objectionId: string,
  body: BodyOf<typeof promises.decideScoreObjection>,
  inAudit: Transact,
): Promise<Window> {
  const { world, rules } = deps
  const { outcome, remedy = null, words: text } = toNfc(body)
  const now = world.now()
  const load = () => readScoped(deps, asking.reach, (tx) => listScored(tx, { objectionId }))
  const [row] = await load()
  if (row === undefined || !rules.isReached(asking.reach, row) || row.objectedBy === null)
    throw new Refused('NOT_FOUND', '/objectionId')
  const { isOfUnit, isProposer } = relationInEveryPost(await partyOf(deps, asking), unitOf(row))
  if (isProposer) throw new Refused('OWN_PROPOSAL')
  if (isOfUnit) throw new Refused('DECIDES_OWN_CASE')
  if (row.outcome !== null) throw new Refused('PROPOSAL_DECIDED')
  if ((outcome === 'UPHELD') !== (remedy !== null)) throw new Refused('STEP_INCOMPLETE', '/remedy')
  const words = granted(saidIn(text, { wordsCodePointsMax }))
  const sealed = sealWords(world.vault, now, { words })
  if (sealed === null) throw new Error('a decision without reasons')
  const { divisionId, hallId, objectedBy } = row
  const place = { divisionId, hallId }
  const { accountId } = asking.session
  await onlyOnce('PROPOSAL_DECIDED', () =>
    inAudit(world.app, async (tx) => {
      const kept = { objectionId, objectedBy, ...place, outcome, remedy, accountId, at: new Date(now) }
      await insertObjectionDecision(tx, { ...kept, recordId: sealed.recordId })
      await appendWords(tx, place, sealed)
      return { id: objectionId, ...place, outcome }
    }),
  )
  return first(await toViews(deps, asking, await load(), false))
}

function first(views: readonly Window[]): Window {
  const [view] = views
  if (view === undefined) throw new Error('what was kept is there')
  return view
}

/** What somebody else has done meanwhile is told by its code. */
async function onlyOnce(code: 'STATED_ALREADY' | 'PROPOSAL_DECIDED', act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused(code)
    throw error
  }
}
