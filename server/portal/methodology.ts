import type { seeMethodology } from '../../contracts/methodology.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { rulesOf, sourceOf } from '../../domain/policy-pack.ts'
import { simulationSeedFirst } from '../../domain/portal.ts'
import { leafWeightsOf, type ScoreScheme, wholeWeight } from '../../domain/score-scheme.ts'
import { findDivisionNames } from '../handling-figure/index.ts'
import type { PolicyWord } from '../policy/index.ts'
import { listSchemesOn } from '../score-scheme/index.ts'
import type { PortalDeps } from './deps.ts'

type Methodology = AnswerOf<typeof seeMethodology>

/** By which the figures of the portal are made, in the order in which they are made. */
export const methodWords = [
  'invitation',
  'evaluation',
  'score-period',
  'window-score',
  'publication',
  'open-data',
  'handling-figure',
  'exemption',
  'deduction',
] as const satisfies readonly PolicyWord[]

/** 计算方法: not a word of it is written for the page. It is what holds today; of an older result its own policies hold, by the numbers that it names. */
export async function viewMethodology(deps: PortalDeps): Promise<Methodology> {
  const { world, rules } = deps
  const now = world.now()
  const on = toPlainDate(now)
  const found = methodWords.map((word) => rules.loadPolicy(word, rules.rootDivisionId, now))
  const schemes = await listSchemesOn(deps, { divisionId: rules.rootDivisionId, on })
  const ids = [...found, ...schemes].map(({ divisionId }) => divisionId)
  const names = new Map((await findDivisionNames(world.app, ids, on)).map(({ id, name }) => [id, name]))
  return {
    asOf: new Date(now).toISOString(),
    policies: found.map(({ id, word, version, divisionId, effectiveFrom, source, sources, body }) => ({
      ...{ policyId: id, word, version, effectiveFrom, source, divisionName: names.get(divisionId) ?? '' },
      rules: [...rulesOf(body)].map(([at, value]) => ({ at, value, source: toSource(sourceOf(sources, at)) })),
    })),
    schemes: schemes.map(({ schemeId, code, version, divisionId, effectiveFrom, source, body }) => ({
      ...{ schemeId, code, version, effectiveFrom, source, title: { zh: body.title.zh, en: body.title.en } },
      ...{ divisionName: names.get(divisionId) ?? '', indicators: indicatorsOf(body) },
    })),
    seeds: { first: simulationSeedFirst },
  }
}

function toSource(source: { text: string; publishedOn: PlainDate | null; url: string | null } | undefined) {
  if (source === undefined) return null
  const { text, publishedOn, url } = source
  return { text, publishedOn, url }
}

/** How much of the whole an indicator weighs, over all places in the tree where it stands. */
function indicatorsOf({ indicators, trees }: ScoreScheme): Methodology['schemes'][number]['indicators'] {
  const weightIn = (nodes: ScoreScheme['trees']['CITIZEN']['nodes'], code: string) => {
    const own = leafWeightsOf(nodes).filter(({ indicator }) => indicator === code)
    const sum = own.reduce((total, { weight }) => total + weight, 0n)
    return own.length === 0 ? null : Number((sum * 10_000n + wholeWeight / 2n) / wholeWeight)
  }
  return indicators.map(({ code, name }) => ({
    ...{ code, name: { zh: name.zh, en: name.en } },
    citizen: weightIn(trees.CITIZEN.nodes, code),
    enterprise: weightIn(trees.ENTERPRISE.nodes, code),
  }))
}
