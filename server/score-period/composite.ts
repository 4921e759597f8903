import type { listComposites } from '../../contracts/composite.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { readScoped } from '../access/index.ts'
import { findComposite, listWindowComposites, toFigures } from '../composite/index.ts'
import type { Asking, ScorePeriodDeps } from './deps.ts'
import { loadTold } from './desk.ts'
import { findWindowNames } from './store.ts'

/** What windows of the own place come to on the whole: of what stands, else of what the units were shown. */
export async function viewComposites(
  deps: ScorePeriodDeps,
  { reach }: Asking,
  period: string,
): Promise<AnswerOf<typeof listComposites>> {
  const { told } = await loadTold(deps, period)
  const computed = await findComposite(deps.world.app, told.id)
  if (computed === undefined) return { gap: 'NOT_COMPUTED', windows: [] }
  const rows = await readScoped(deps, reach, (tx) => listWindowComposites(tx, told.id))
  const ids = rows.map(({ windowId }) => windowId)
  const names = new Map((await findWindowNames(deps.world.app, ids, told.endDay)).map((each) => [each.windowId, each]))
  return {
    gap: computed.gap,
    windows: rows.flatMap(({ windowId, body, raws }) => {
      const place = names.get(windowId)
      if (place === undefined) return []
      const { windowId: _, ...where } = place
      return [{ ...where, ...toFigures(body), raws: { ...raws } }]
    }),
  }
}
