import type * as promises from '../../../contracts/assessment-review.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../contracts/route.ts'
import { isPermitted } from '../../../domain/access.ts'
import {
  type Calibration,
  type CalibrationCause,
  type CalibrationStepKind,
  calibrationState,
  calibrationSteps,
  maySeeReasons,
  stepCalibration,
} from '../../../domain/assessment-review.ts'
import { openNames } from '../../account/index.ts'
import { appendWords, openWords, readWritten, sealWords } from '../../handling-order/index.ts'
import type { Transact } from '../../platform/database.ts'
import { granted, Refused } from '../../platform/refused.ts'
import { type Asking, type ReviewDeps, toldTo } from '../deps.ts'
import type { AssessedRow } from '../store.ts'
import { viewMarks, viewPlaced } from '../view.ts'
import {
  type CalibrationRow,
  type CalibrationWish,
  findAssessed,
  findSteps,
  insertStep,
  listCalibrations,
  type StepRow,
} from './store.ts'

type CalibrationList = AnswerOf<typeof promises.listCalibrations>
type CalibrationView = CalibrationList['calibrations'][number]

const pageCalibrations = 50
const ownMax = 100

/** A calibration with the two who were there and everything that was done since. */
interface Told {
  readonly row: CalibrationRow
  readonly first: AssessedRow
  readonly second: AssessedRow
  readonly steps: readonly StepRow[]
}

const ruled = ({ row, first, second, steps }: Told): Calibration => ({
  raters: [first.assessorAccountId, second.assessorAccountId],
  steps,
  until: row.until.getTime(),
})

async function load({ world }: ReviewDeps, rows: readonly CalibrationRow[]): Promise<readonly Told[]> {
  const visits = rows.flatMap(({ firstVisitId, secondVisitId }) => [firstVisitId, secondVisitId])
  const assessed = new Map((await findAssessed(world.app, visits)).map((row) => [row.visitId, row]))
  const steps = await findSteps(
    world.app,
    rows.map(({ calibrationId }) => calibrationId),
  )
  return rows.map((row) => {
    const [first, second] = [assessed.get(row.firstVisitId), assessed.get(row.secondVisitId)]
    if (first === undefined || second === undefined) throw new Error('what is calibrated was handed in')
    return { row, first, second, steps: steps.filter(({ calibrationId }) => calibrationId === row.calibrationId) }
  })
}

/** To one of the two it is not told who the other is. */
async function view(
  { world }: ReviewDeps,
  { session }: Asking,
  told: readonly Told[],
  isOwn: boolean,
): Promise<CalibrationView[]> {
  const { accountId } = session
  const role = session.post?.role
  const mayClose = !isOwn && role !== undefined && isPermitted(role, 'calibration:close')
  const names = isOwn
    ? new Map<string, string>()
    : await openNames(
        world,
        told.flatMap(({ first, second }) => [first.assessorAccountId, second.assessorAccountId]),
      )
  const opened = await openWords(
    world,
    told.flatMap(({ steps }) => steps.flatMap(({ recordId }) => recordId ?? [])),
  )
  return told.map((one) => {
    const { row, first, second, steps } = one
    const calibration = ruled(one)
    const seat = (id: string) =>
      id === first.assessorAccountId ? 'FIRST' : id === second.assessorAccountId ? 'SECOND' : 'THIRD'
    const seen = maySeeReasons(calibration, accountId)
    const rater = (of: AssessedRow) => ({
      visitId: of.visitId,
      who: names.get(of.assessorAccountId) ?? null,
      points: of.points,
      visitedOn: of.visitedOn,
      marks: viewMarks(of),
    })
    const may = (kind: CalibrationStepKind) =>
      (kind === 'CLOSED' ? mayClose : isOwn) && stepCalibration(calibration, { kind, accountId }, world.now()).granted
    const own = seat(accountId)
    return {
      ...viewPlaced(first),
      calibrationId: row.calibrationId,
      difference: row.difference,
      openedAt: row.openedAt.toISOString(),
      until: row.until.toISOString(),
      state: calibrationState(calibration),
      own: own === 'THIRD' ? null : own,
      first: rater(first),
      second: rater(second),
      steps: steps.map(({ sequence, kind, points, cause, accountId: by, at, recordId }) => ({
        ...{ sequence, kind, points, cause, by: seat(by), at: at.toISOString() },
        words: (seen || by === accountId) && recordId !== null ? readWritten(opened.get(recordId)).words : null,
      })),
      may: calibrationSteps.filter(may),
    }
  })
}

export async function viewCalibrations(
  deps: ReviewDeps,
  asking: Asking,
  { limit: wanted, ...wish }: QueryOf<typeof promises.listCalibrations>,
): Promise<CalibrationList> {
  const limit = wanted === undefined ? pageCalibrations : Number(wanted)
  const rows = await listCalibrations(deps.world.app, toldTo(deps, asking.reach), { ...wish, limit })
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    calibrations: await view(deps, asking, await load(deps, rows), false),
    next: rows.length < limit ? null : (rows.at(-1)?.calibrationId ?? null),
  }
}

export async function viewOwnCalibrations(
  deps: ReviewDeps,
  asking: Asking,
): Promise<AnswerOf<typeof promises.listOwnCalibrations>> {
  const wish = { raterAccountId: asking.session.accountId, limit: ownMax }
  const rows = await listCalibrations(deps.world.app, null, wish)
  return {
    asOf: new Date(deps.world.now()).toISOString(),
    calibrations: await view(deps, asking, await load(deps, rows), true),
  }
}

interface Step {
  readonly kind: CalibrationStepKind
  readonly points: number | null
  readonly cause: CalibrationCause | null
  readonly words: string | null
}

async function keepStep(deps: ReviewDeps, asking: Asking, wish: Scope, step: Step, inAudit: Transact) {
  const { world } = deps
  const now = world.now()
  const [told] = await load(deps, await listCalibrations(world.app, wish.told, { ...wish, limit: 1 }))
  if (told === undefined) throw new Refused('NOT_FOUND', '/calibrationId')
  const { accountId } = asking.session
  granted(stepCalibration(ruled(told), { kind: step.kind, accountId }, now))
  const { calibrationId, divisionId, hallId } = told.row
  const { words, ...said } = step
  const sealed = sealWords(world.vault, now, words === null ? undefined : { words })
  const sequence = told.steps.length + 1
  const row = { ...said, calibrationId, sequence, accountId, at: new Date(now), recordId: sealed?.recordId ?? null }
  await inAudit(world.app, async (tx) => {
    await insertStep(tx, { ...row, divisionId, hallId })
    await appendWords(tx, { divisionId, hallId }, sealed)
    return { outcome: step.kind }
  })
  const after = await load(deps, [told.row])
  const [seen] = await view(deps, asking, after, step.kind !== 'CLOSED')
  if (seen === undefined) throw new Error('what was done is there')
  return seen
}

interface Scope extends Omit<CalibrationWish, 'limit'> {
  readonly told: Parameters<typeof listCalibrations>[1]
}

/** Another’s is not there, wherever the post reaches. */
export function stepOwn(
  deps: ReviewDeps,
  asking: Asking,
  calibrationId: string,
  sent: BodyOf<typeof promises.stepOwnCalibration>,
  inAudit: Transact,
): Promise<CalibrationView> {
  const scope = { calibrationId, raterAccountId: asking.session.accountId, told: null }
  const points = sent.kind === 'CONCLUSION' ? sent.points : null
  const words = sent.kind === 'AGREED' ? null : sent.words
  return keepStep(deps, asking, scope, { kind: sent.kind, points, cause: null, words }, inAudit)
}

export function close(
  deps: ReviewDeps,
  asking: Asking,
  calibrationId: string,
  { cause, words }: BodyOf<typeof promises.closeCalibration>,
  inAudit: Transact,
): Promise<CalibrationView> {
  const scope = { calibrationId, told: toldTo(deps, asking.reach) }
  return keepStep(deps, asking, scope, { kind: 'CLOSED', points: null, cause, words }, inAudit)
}
