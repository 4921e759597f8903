import type { AnswerOf, QueryOf } from '../../../contracts/route.ts'
import type { seeBridge } from '../../../contracts/score-bridge.ts'
import { compositeListOf, type NamedComposite, readCompositeResult } from '../../../domain/composite-result.ts'
import { addDays } from '../../../domain/kernel/plain-date.ts'
import { rankingOf } from '../../../domain/ranking.ts'
import { besideEachOther } from '../../../domain/score-bridge.ts'
import type { NamedScore } from '../../../domain/score-result.ts'
import { findToldRow } from '../../platform/told-row.ts'
import { loadComposite } from '../composite.ts'
import { loadPublished, type PublicDeps } from '../public.ts'
import { isLastNamed } from '../published.ts'
import { findPlaceNames, type PublicationRow } from '../store.ts'
import { type BridgeRow, findPublishedBridge } from './store.ts'

type Bridge = NonNullable<AnswerOf<typeof seeBridge>['bridge']>
type Sides = Pick<Bridge, 'countsNow' | 'countsBefore' | 'named'>

/** 并行对照: both sides of a period whose rules have changed, and whom either names. */
export async function viewBridge(
  deps: PublicDeps,
  period: string,
  { revision }: QueryOf<typeof seeBridge>,
): Promise<AnswerOf<typeof seeBridge>> {
  const { row, scores } = await loadPublished(deps, period, revision)
  const found = await findPublishedBridge(deps.world.app, row.id)
  const bridge = found === undefined ? null : await toBridge(deps, row, scores, found)
  return { period, revision: row.revision, bridge }
}

async function toBridge(
  deps: PublicDeps,
  row: PublicationRow,
  scores: readonly NamedScore[],
  found: BridgeRow,
): Promise<Bridge> {
  const { changed, rulesDay, askedUntil, evaluations } = found
  const namesLast = isLastNamed(deps, row)
  const [now, before] = [scores, await deps.texts.scoresOf(found.computationId)].map((side) => ({
    counts: { ...rankingOf(side).counts },
    named: rankingOf(side).named.map(toLine).filter(isShown(namesLast)),
  }))
  return {
    ...{ changed: [...changed], rulesDay, askedUntil: askedUntil?.toISOString() ?? null, namesLast },
    ...{ evaluationsNow: row.evaluations, evaluationsBefore: evaluations },
    ...(await toSides(deps, row, now ?? nobody, before ?? nobody)),
    composite: await toComposite(deps, row, found, namesLast),
    proof: await proofOf(deps, row, found),
  }
}

interface Line {
  readonly key: string
  readonly verdict: 'TOP' | 'BOTTOM'
  readonly points: number
  readonly lower: number
  readonly upper: number
}

interface Side {
  readonly counts: Readonly<Record<string, number>>
  readonly named: readonly Line[]
}

const nobody: Side = { counts: {}, named: [] }
const isShown =
  (namesLast: boolean) =>
  ({ verdict }: Line) =>
    verdict === 'TOP' || namesLast

const toLine = (one: ReturnType<typeof rankingOf>['named'][number]): Line => ({
  ...{ key: one.key, verdict: one.verdict, points: one.scoreThousandths },
  ...{ lower: one.lowerThousandths, upper: one.upperThousandths },
})

async function toSides(deps: PublicDeps, { endDay }: PublicationRow, now: Side, before: Side): Promise<Sides> {
  const lines = besideEachOther(now.named, before.named)
  const keys = lines.map(({ key }) => key)
  const places = await findPlaceNames(deps.world.app, keys, addDays(endDay, -1))
  const names = new Map(places.map((place) => [place.key, place]))
  return {
    ...{ countsNow: { ...now.counts }, countsBefore: { ...before.counts } },
    named: lines.flatMap((line) => {
      const place = names.get(line.key)
      if (place === undefined) return []
      const { key: _, ...where } = place
      return [{ ...where, now: withoutKey(line.now), before: withoutKey(line.before) }]
    }),
  }
}

function withoutKey(line: Line | null) {
  if (line === null) return null
  const { key: _, ...rest } = line
  return rest
}

async function toComposite(
  deps: PublicDeps,
  row: PublicationRow,
  { computationId }: BridgeRow,
  namesLast: boolean,
): Promise<Bridge['composite']> {
  const [now, before] = [await loadComposite(deps, row), await loadComposite(deps, { computationId })]
  if (before.text === undefined || before.scheme === undefined) return null
  const sideOf = (text: string | undefined): Side => {
    if (text === undefined) return nobody
    const { named, counts } = compositeListOf(readCompositeResult(text))
    return { counts: { ...counts }, named: named.flatMap(toCompositeLine).filter(isShown(namesLast)) }
  }
  const { version, body } = before.scheme
  const sides = await toSides(deps, row, sideOf(now.text), sideOf(before.text))
  return { version, title: { ...body.title }, ...sides }
}

function toCompositeLine({ key, verdict, points, lower, upper }: NamedComposite): readonly Line[] {
  const isNamed = verdict === 'TOP' || verdict === 'BOTTOM'
  return isNamed && points !== null && lower !== null && upper !== null ? [{ key, verdict, points, lower, upper }] : []
}

async function proofOf({ world }: PublicDeps, { id }: PublicationRow, found: BridgeRow): Promise<Bridge['proof']> {
  const policyOf = async (policyId: number) => ({
    ...(await findToldRow(world.app, 'policy', ['id', String(policyId)])),
  })
  return {
    row: { ...(await findToldRow(world.app, 'published_bridge', ['publication_id', id])) },
    scorePolicy: await policyOf(found.scorePolicyId),
    evaluationPolicy: await policyOf(found.evaluationPolicyId),
    schemePolicy: found.schemePolicyId === null ? null : await policyOf(found.schemePolicyId),
  }
}
