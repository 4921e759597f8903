import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/weighting.ts'
import type { OwnWeighting } from '../../contracts/weighting.ts'
import { answerRound, judgeAnswer } from '../../domain/weighting.ts'
import { isUniqueViolation, type Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { Asking, Kept, WeightingDeps } from './deps.ts'
import { findRounds, findWeightings, insertAnswer, isExpert, lockWeighting, type WeightingRow } from './store.ts'
import { standOf, viewOwn } from './view.ts'

export async function viewOwnList(
  deps: WeightingDeps,
  asking: Asking,
): Promise<AnswerOf<typeof promises.listOwnWeightings>> {
  const { accountId } = asking.session
  const rows = await findWeightings(deps.world.app, { accountId })
  return { asOf: new Date(deps.world.now()).toISOString(), weightings: await viewOwn(deps, asking, rows) }
}

/** To whom nobody has sent it, it is not there. */
async function loadOwn({ world }: WeightingDeps, { session }: Asking, weightingId: string): Promise<WeightingRow> {
  const [row] = await findWeightings(world.app, { weightingId })
  if (row === undefined || !(await isExpert(world.app, weightingId, session.accountId))) throw new Refused('NOT_FOUND')
  return row
}

/** Once in a round, while it is open. Who contradicts himself too much is told by which three things, and nothing is kept. */
export async function answer(
  deps: WeightingDeps,
  asking: Asking,
  weightingId: string,
  { round, judgements }: BodyOf<typeof promises.answerWeighting>,
  inAudit: Transact,
): Promise<OwnWeighting> {
  const { world, rules } = deps
  const { accountId } = asking.session
  const row = await loadOwn(deps, asking, weightingId)
  const consistency = takeJudgements(row, judgements, rules.policyById('weighting', row.policyId))
  await onceAnswered(() =>
    inAudit(world.app, async (tx): Promise<Kept> => {
      await lockWeighting(tx, weightingId)
      const now = world.now()
      granted(answerRound(standOf(row, await findRounds(tx, [weightingId])), round, now))
      const answeredAt = new Date(now)
      await insertAnswer(tx, { weightingId, round, accountId, judgements, consistency, answeredAt })
      return { id: weightingId, divisionId: row.divisionId, detail: { round } }
    }),
  )
  const [view] = await viewOwn(deps, asking, [row])
  if (view === undefined) throw new Error('what was answered is there')
  return view
}

function takeJudgements(
  { method, things }: WeightingRow,
  judgements: readonly number[],
  policy: Parameters<typeof judgeAnswer>[3],
): number | null {
  const judged = judgeAnswer(method, things.length, judgements, policy)
  switch (judged.kind) {
    case 'TAKEN':
      return judged.consistency
    case 'WRONG':
      throw new Refused('JUDGEMENT_WRONG', `/judgements${judged.at}`)
    case 'INCONSISTENT':
      throw new Refused(
        'AHP_INCONSISTENT',
        '/judgements',
        undefined,
        judged.worst.map((place) => things[place] ?? ''),
      )
  }
}

async function onceAnswered(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('ALREADY_SUBMITTED')
    throw error
  }
}
