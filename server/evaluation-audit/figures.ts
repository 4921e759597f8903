import type * as promises from '../../contracts/evaluation-audit.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { type EvaluationAuditPolicy, gradeGroups } from '../../domain/evaluation-audit.ts'
import { countAudited, falseShareOf, tellCells } from '../../domain/evaluation-audit-estimate.ts'
import { evaluationChannels } from '../../domain/evaluation-channel.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findDivisionNames, findHallNames } from '../handling-figure/index.ts'
import { Refused } from '../platform/refused.ts'
import { findToldRow } from '../platform/told-row.ts'
import type { EvaluationAuditDeps } from './deps.ts'
import { findSeedNote } from './draw/draw.ts'
import { sealOf } from './draw/freeze.ts'
import { freezeLeafHash } from './draw/seed.ts'
import { type FreezeRow, findSample, listFreezes, type SampleRow } from './draw/store.ts'
import { type CountedRow, countStrata, findCallEnd } from './store.ts'

type FiguresView = AnswerOf<typeof promises.seeEvaluationAuditFigures>
type DrawsView = AnswerOf<typeof promises.seeEvaluationAuditDraws>
type SampleView = AnswerOf<typeof promises.seeEvaluationAuditSample>

/** Of one month, or the last that was drawn, in the own place. */
export async function viewFigures(
  deps: EvaluationAuditDeps,
  reach: Reach,
  wanted: string | undefined,
): Promise<FiguresView> {
  const { world, rules } = deps
  const now = world.now()
  const policy = rules.loadPolicy('evaluation-audit', reach.divisionId, now).body
  const freezes = await listFreezes(world.app, wanted === undefined ? null : `${wanted}-01`)
  const freeze = freezes.find(({ drawnAt }) => drawnAt !== null)
  const all = freeze === undefined ? [] : await countStrata(world.app, freeze.monthFrom)
  const rows = all.filter((row) => rules.isReached(reach, row))
  const tell = teller(policy, await isOver(deps, freeze))
  return {
    asOf: new Date(now).toISOString(),
    tooFewBelow: policy.tooFewBelow,
    coverageMinPercent: policy.coverageMinPercent,
    month: freeze === undefined ? null : freeze.monthFrom.slice(0, 7),
    total: tell(rows),
    parts: await partsOf(deps, rows, tell),
  }
}

type Tell = (rows: readonly CountedRow[]) => FiguresView['total']

const teller =
  (policy: EvaluationAuditPolicy, over: boolean): Tell =>
  (rows) => ({ ...countAudited(rows, over), ...falseShareOf(rows, policy) })

async function partsOf({ world }: EvaluationAuditDeps, rows: readonly CountedRow[], tell: Tell) {
  const today = toPlainDate(world.now())
  const ids = (by: 'hallId' | 'divisionId') => [...new Set(rows.map((row) => row[by]))]
  const halls = await findHallNames(world.app, ids('hallId'), today)
  const divisions = await findDivisionNames(world.app, ids('divisionId'), today)
  const part = (
    by: FiguresView['parts'][number]['by'],
    code: string,
    name: string,
    isOf: (row: CountedRow) => boolean,
  ) => ({ by, code, name, ...tell(rows.filter(isOf)) })
  return [
    ...gradeGroups.map((group) => part('GROUP', group, group, ({ gradeGroup }) => gradeGroup === group)),
    ...evaluationChannels
      .filter((channel) => rows.some((row) => row.channel === channel))
      .map((channel) => part('CHANNEL', channel, channel, (row) => row.channel === channel)),
    ...halls.map(({ id, hallCode, name }) => part('HALL', hallCode, name, ({ hallId }) => hallId === id)),
    ...divisions.map(({ id, divisionCode, name }) =>
      part('DIVISION', divisionCode, name, ({ divisionId }) => divisionId === id),
    ),
  ]
}

async function isOver({ world }: EvaluationAuditDeps, freeze: FreezeRow | undefined): Promise<boolean> {
  if (freeze?.drawnAt == null) return false
  const end = await findCallEnd(world.app, freeze.monthFrom)
  return end === undefined || world.now() >= end.getTime()
}

export const toDraw = (row: FreezeRow) => ({
  month: row.monthFrom.slice(0, 7),
  units: row.units,
  leftOut: row.leftOut,
  digest: row.digest.toString('hex'),
  frozenAt: row.frozenAt.toISOString(),
  leafHash: freezeLeafHash(row),
  seedSource: row.seedSource,
  publicDraw: row.publicDraw,
  seedAfter: row.seedAfter.toISOString(),
  seed: row.seed?.toString('hex') ?? null,
  told: [...(row.told ?? [])],
  drawn: row.drawn,
  drawnAt: row.drawnAt?.toISOString() ?? null,
})

/** For everybody: no hall is named. */
export async function viewDraws(deps: EvaluationAuditDeps): Promise<DrawsView> {
  const { world, rules } = deps
  const now = world.now()
  const policy = rules.loadPolicy('evaluation-audit', rules.rootDivisionId, now).body
  const draws: DrawsView['draws'] = []
  for (const row of await listFreezes(world.app)) {
    const strata = row.drawnAt === null ? [] : await countStrata(world.app, row.monthFrom)
    const over = await isOver(deps, row)
    const total = teller(policy, over)(strata)
    draws.push({ ...toDraw(row), ...(await provenBy(deps, row)), isOver: over, total })
  }
  const { tooFewBelow, coverageMinPercent } = policy
  return { asOf: new Date(now).toISOString(), tooFewBelow, coverageMinPercent, draws }
}

/** The rows whose leaves stand in the log, and the note that the seed was made from. */
async function provenBy(deps: EvaluationAuditDeps, row: FreezeRow) {
  const { world } = deps
  const { monthFrom } = row
  const find = (name: 'evaluation_audit_freeze' | 'evaluation_audit_draw') =>
    findToldRow(world.app, name, ['month_from', monthFrom])
  const note = await findSeedNote(deps, row)
  const rows = {
    evaluation_audit_freeze: { ...(await find('evaluation_audit_freeze')) },
    evaluation_audit_draw: (await find('evaluation_audit_draw')) ?? null,
  }
  return { checkpoint: note ?? null, rows }
}

/** Which leaves were drawn is told when nobody is called any more: before, somebody could be asked to say what is wanted. */
export async function viewSample(deps: EvaluationAuditDeps, month: string): Promise<SampleView> {
  const { world, rules } = deps
  const [row] = await listFreezes(world.app, `${month}-01`)
  if (row === undefined || row.drawnAt === null) throw new Refused('NOT_FOUND', '/month')
  if (!(await isOver(deps, row))) throw new Refused('TOO_EARLY')
  const sample = await findSample(world.app, row.monthFrom)
  const ruleOf = ({ gradeGroup, policyId }: (typeof sample)[number]) => {
    const policy = rules.policyById('evaluation-audit', policyId ?? row.policyId)
    return { sharePercent: policy.sharePercent, min: gradeGroup === 'LOW' ? policy.lowStratumMin : policy.stratumMin }
  }
  const { tooFewBelow, coverageMinPercent, intervalZThousandths, smallestGroup } = rules.loadPolicy(
    'evaluation-audit',
    rules.rootDivisionId,
    world.now(),
  ).body
  return {
    month,
    strata: sample
      .filter(({ isSealed }) => !isSealed)
      .map((stratum) => ({ ...tellStratum(stratum), rule: ruleOf(stratum) })) as SampleView['strata'],
    sealed: tellSealed(sample.filter(({ isSealed }) => isSealed)),
    estimate: {
      ...{ tooFewBelow, coverageMinPercent, intervalZThousandths },
      cells: tellCells(await countStrata(world.app, row.monthFrom)).map((cell) =>
        cell.units < smallestGroup ? { ...cell, gradeGroup: null, channel: null } : cell,
      ) as SampleView['estimate']['cells'],
    },
  }
}

/** The salt is told where all leaves are: of others it would let somebody try which leaves of the log are the rest. */
function tellStratum({ windowId, gradeGroup, channel, units, digest, salt, drawn }: SampleRow) {
  const isWhole = drawn.length >= units
  return { windowId, gradeGroup, channel, units, digest, salt: isWhole ? salt : null, drawn: [...drawn] }
}

/** Of strata with too few no leaf, window, grade or channel; the order of their seals says nothing either. */
const tellSealed = (strata: readonly SampleRow[]): SampleView['sealed'] => ({
  units: strata.reduce((sum, { units }) => sum + units, 0),
  drawn: strata.reduce((sum, { drawn }) => sum + drawn.length, 0),
  seals: strata.map(sealOf).sort(),
})
