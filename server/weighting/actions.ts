import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type * as promises from '../../contracts/weighting.ts'
import type { WeightingView } from '../../contracts/weighting.ts'
import { isPermitted, reaches, roles } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findThings, openWeighting as mayOpen } from '../../domain/weighting.ts'
import { openNames } from '../account/index.ts'
import { loadPlace } from '../catalogue/index.ts'
import type { Transact } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { findScheme, isSchemeShown } from '../score-scheme/index.ts'
import type { Asking, WeightingDeps } from './deps.ts'
import { findExpertPosts, findWeightings, insertRound, insertWeighting, type WeightingRow } from './store.ts'
import { tellExperts } from './tell.ts'
import { viewWeightings } from './view.ts'

const isReached = ({ rules }: WeightingDeps, { reach }: Asking, { divisionId }: Pick<WeightingRow, 'divisionId'>) =>
  rules.isReached(reach, { divisionId, hallId: null })

export async function viewList(deps: WeightingDeps, asking: Asking): Promise<AnswerOf<typeof promises.listWeightings>> {
  const rows = await findWeightings(deps.world.app, {})
  const shown = rows.filter((row) => isReached(deps, asking, row))
  return { weightings: await viewWeightings(deps, asking, shown) }
}

/** What lies elsewhere is not there. */
export async function loadWeighting(deps: WeightingDeps, asking: Asking, weightingId: string): Promise<WeightingRow> {
  const [row] = await findWeightings(deps.world.app, { weightingId })
  if (row === undefined || !isReached(deps, asking, row)) throw new Refused('NOT_FOUND')
  return row
}

export async function viewOne(deps: WeightingDeps, asking: Asking, weightingId: string): Promise<WeightingView> {
  const [view] = await viewWeightings(deps, asking, [await loadWeighting(deps, asking, weightingId)])
  if (view === undefined) throw new Error('what was found is there')
  return view
}

/** Whoever may answer and stands where the division is reached, in the order of their accounts. */
async function findExperts({ world, rules }: WeightingDeps, divisionId: number): Promise<readonly string[]> {
  const asked = roles.filter((role) => isPermitted(role, 'weighting:answer'))
  const now = world.now()
  const posts = await findExpertPosts(world.app, asked, { today: toPlainDate(now), now: new Date(now) })
  const place = { divisionPath: rules.divisionPath(divisionId), hallId: null }
  return [...new Set(posts.filter((post) => reaches(post, place)).map(({ accountId }) => accountId))]
}

export async function viewExperts(
  deps: WeightingDeps,
  asking: Asking,
  query: QueryOf<typeof promises.listWeightingExperts>,
): Promise<AnswerOf<typeof promises.listWeightingExperts>> {
  const { divisionId } = await loadPlace(deps, asking.reach, query)
  const accountIds = await findExperts(deps, divisionId)
  const names = await openNames(deps.world, accountIds)
  return { experts: accountIds.map((accountId) => ({ accountId, name: names.get(accountId) ?? '' })) }
}

/** Opens the first round with it. Whom it invites stays the same in every round. */
export async function open(
  deps: WeightingDeps,
  asking: Asking,
  body: BodyOf<typeof promises.openWeighting>,
  inAudit: Transact,
): Promise<WeightingView> {
  const { world, rules } = deps
  const { schemeId, audience, parent, method, purpose, accountIds, ...sent } = toNfc(body)
  const now = world.now()
  const { divisionId } = await loadPlace(deps, asking.reach, { divisionCode: sent.divisionCode })
  const scheme = await findScheme(world.app, schemeId)
  if (scheme === undefined || !isSchemeShown(deps, asking, scheme)) throw new Refused('SCHEME_UNKNOWN', '/schemeId')
  const nodes = findThings(scheme.body, audience, parent)
  if (nodes === undefined) throw new Refused('NODE_UNKNOWN', '/parent')
  const possible = new Set(await findExperts(deps, divisionId))
  const unknown = accountIds.findIndex((accountId) => !possible.has(accountId))
  if (unknown >= 0) throw new Refused('EXPERT_UNKNOWN', `/accountIds/${unknown}`)
  const { id: policyId, body: policy } = rules.loadPolicy('weighting', divisionId, now)
  const answerBy = Date.parse(sent.answerBy)
  granted(mayOpen({ method, things: nodes.length, experts: accountIds.length, answerBy }, policy, now))
  const weightingId = uuidV7(now)
  const opened = { openedBy: asking.session.accountId, openedAt: new Date(now) }
  await inAudit(world.app, async (tx) => {
    const things = nodes.map(({ code }) => code)
    const row = {
      weightingId,
      divisionId,
      schemeId,
      audience,
      parent,
      method,
      policyId,
      purpose: purpose.trim(),
      things,
    }
    await insertWeighting(tx, { ...row, ...opened, accountIds })
    await insertRound(tx, { weightingId, round: 1, answerBy: new Date(answerBy), ...opened })
    await tellExperts(deps, tx, { weightingId, round: 1 }, 'WEIGHTING_ROUND_OPENED')
    return { id: weightingId, divisionId, detail: { method, experts: accountIds.length } }
  })
  return viewOne(deps, asking, weightingId)
}
