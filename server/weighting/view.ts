import type { OwnWeighting, WeightingView } from '../../contracts/weighting.ts'
import { isPermitted } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { answerRound, closeRound, type RoundStand, stateOf, type WeightingPolicy } from '../../domain/weighting.ts'
import type { Database } from '../platform/database.ts'
import { findDivisionNames } from '../policy-proposal/index.ts'
import { findScheme, type SchemeRow } from '../score-scheme/index.ts'
import type { Asking, WeightingDeps } from './deps.ts'
import { findDrafts, findOwnAnswers, findRounds, type OwnAnswer, type RoundRow, type WeightingRow } from './store.ts'

/** One weighting with all that is shown of it. */
interface Looked {
  readonly row: WeightingRow
  readonly scheme: SchemeRow
  readonly rounds: readonly RoundRow[]
  readonly policy: WeightingPolicy
  readonly division: { readonly divisionCode: string; readonly name: string } | undefined
}

async function look({ world, rules }: WeightingDeps, rows: readonly WeightingRow[]): Promise<readonly Looked[]> {
  const [names, rounds, schemes] = await Promise.all([
    findDivisionNames(world.app, toPlainDate(world.now())),
    findRounds(
      world.app,
      rows.map(({ weightingId }) => weightingId),
    ),
    loadSchemes(
      world.app,
      rows.map(({ schemeId }) => schemeId),
    ),
  ])
  return rows.map((row) => {
    const scheme = schemes.get(row.schemeId)
    if (scheme === undefined) throw new Error('a scheme that was weighed is gone')
    return {
      row,
      scheme,
      rounds: rounds.filter(({ weightingId }) => weightingId === row.weightingId),
      policy: rules.policyById('weighting', row.policyId),
      division: names.get(row.divisionId),
    }
  })
}

async function loadSchemes(db: Database, schemeIds: readonly string[]): Promise<ReadonlyMap<string, SchemeRow>> {
  const found = await Promise.all([...new Set(schemeIds)].map((schemeId) => findScheme(db, schemeId)))
  return new Map(found.flatMap((scheme) => (scheme === undefined ? [] : [[scheme.schemeId, scheme] as const])))
}

/** How far the last round has come. */
export function standOf({ experts }: WeightingRow, rounds: readonly RoundRow[]): RoundStand {
  const last = rounds.at(-1)
  if (last === undefined) throw new Error('a weighting without a round')
  const { round, answerBy, closedAt, answered } = last
  return { round, answerBy: answerBy.getTime(), isClosed: closedAt !== null, answered, experts }
}

function toCommon({ row, scheme, rounds, policy, division }: Looked) {
  const { weightingId, audience, parent, method, purpose } = row
  const { nodes } = scheme.body.trees[audience]
  const indicators = new Map(scheme.body.indicators.map((each) => [each.code, each]))
  const { ahp, delphi } = policy
  const { expertsMin, roundsMax } = method === 'AHP' ? ahp : delphi
  const bounds = method === 'AHP' ? undefined : delphi
  return {
    ...{ weightingId, audience, method, purpose, expertsMin, roundsMax },
    schemeTitle: { ...scheme.title },
    divisionName: division?.name ?? '',
    parentName: wordsOf(nodes.find(({ code }) => code === parent)?.name),
    things: row.things.map((code) => {
      const node = nodes.find((each) => each.code === code)
      const definition = wordsOf(indicators.get(node?.indicator ?? '')?.definition)
      return { code, name: wordsOf(node?.name) ?? { zh: code, en: code }, definition }
    }),
    state: stateOf(rounds.at(-1)?.outcome ?? null),
    rounds: rounds.map(toRound),
    consistencyMax: ahp.consistencyMax,
    concordanceMin: bounds?.concordanceMin ?? null,
    variationMax: bounds?.variationMax ?? null,
    medianShiftMax: bounds?.medianShiftMax ?? null,
    openedAt: row.openedAt.toISOString(),
  }
}

const wordsOf = (words: { readonly zh: string; readonly en: string } | undefined) =>
  words === undefined ? null : { zh: words.zh, en: words.en }

function toRound({ round, openedAt, answerBy, closedAt, ...row }: RoundRow): WeightingView['rounds'][number] {
  return {
    round,
    openedAt: openedAt.toISOString(),
    answerBy: answerBy.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    result: resultOf(row),
  }
}

type Judged = Pick<RoundRow, 'outcome' | 'answers' | 'body'>

function resultOf({ outcome, answers, body }: Judged): WeightingView['rounds'][number]['result'] {
  if (outcome === null || answers === null || body === null) return null
  const { lacks, concordance, consistency, things, weights } = body
  return {
    ...{ outcome, answers, concordance, consistency },
    lacks: [...lacks],
    things: things === null ? null : things.map((each) => ({ ...each, quartiles: { ...each.quartiles } })),
    weights: weights === null ? null : [...weights],
  }
}

/** For whoever runs it or looks on: how many have answered, never who. */
export async function viewWeightings(
  deps: WeightingDeps,
  { session: { post } }: Asking,
  rows: readonly WeightingRow[],
): Promise<WeightingView[]> {
  const now = deps.world.now()
  const mayManage = post !== null && isPermitted(post.role, 'weighting:manage')
  const [looked, drafts] = await Promise.all([
    look(deps, rows),
    findDrafts(
      deps.world.app,
      rows.map(({ weightingId }) => weightingId),
    ),
  ])
  return looked.map((each) => {
    const { row, scheme, rounds, division } = each
    const common = toCommon(each)
    const stand = standOf(row, rounds)
    return {
      ...common,
      schemeId: row.schemeId,
      schemeVersion: scheme.version,
      divisionCode: division?.divisionCode ?? '',
      experts: row.experts,
      answered: stand.answered,
      drafts: drafts
        .filter(({ weightingId }) => weightingId === row.weightingId)
        .map(({ schemeId, draftedAt }) => ({ schemeId, draftedAt: draftedAt.toISOString() })),
      mayClose: mayManage && closeRound(stand, stand.round, now).granted,
      mayOpenRound: mayManage && common.state === 'BETWEEN_ROUNDS',
      mayDraft: mayManage && common.state === 'WEIGHED',
    }
  })
}

/** For an expert: what he has said himself, and what all together came to. Those that wait for him come first. */
export async function viewOwn(
  deps: WeightingDeps,
  { session: { accountId } }: Asking,
  rows: readonly WeightingRow[],
): Promise<OwnWeighting[]> {
  const now = deps.world.now()
  const own = await deps.world.app.transaction().execute((tx) => findOwnAnswers(tx, accountId))
  const views = (await look(deps, rows)).map((each) => toOwn(each, own, now))
  return [...views.filter(({ mayAnswer }) => mayAnswer), ...views.filter(({ mayAnswer }) => !mayAnswer)]
}

function toOwn(looked: Looked, answers: readonly OwnAnswer[], now: number): OwnWeighting {
  const { row, rounds } = looked
  const stand = standOf(row, rounds)
  const own = answers.filter(({ weightingId }) => weightingId === row.weightingId)
  const hasAnswered = own.some(({ round }) => round === stand.round)
  return {
    ...toCommon(looked),
    own: own.map(({ round, judgements }) => ({ round, judgements: [...judgements] })),
    mayAnswer: !hasAnswered && answerRound(stand, stand.round, now).granted,
  }
}
