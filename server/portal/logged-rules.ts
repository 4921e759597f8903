import type { seeLogRules } from '../../contracts/log-rules.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { listToldRows, type ToldRow } from '../platform/told-row.ts'
import type { PolicyWord } from '../policy/index.ts'
import type { PortalDeps } from './deps.ts'
import { methodWords } from './methodology.ts'

/** By which a published period is computed, bridged and told; beside those that the method page tells, what a composite and a bridge rest on. */
const words: readonly PolicyWord[] = [
  ...methodWords,
  ...(['composite-score', 'score-scheme', 'rater-agreement', 'system-indicator', 'terminal'] as const),
]

/** 规则存证: rules as the log holds them, of every time, so that whoever computes anew need not believe which of them held. Periods are those of the whole place. */
export async function viewLoggedRules({ world, rules }: PortalDeps): Promise<AnswerOf<typeof seeLogRules>> {
  const db = world.app
  const root = String(rules.rootDivisionId)
  const isOfAll = ({ division_id }: ToldRow) => division_id === root
  const isRule = ({ word }: ToldRow) => words.some((each) => each === word)
  const [policies, tagSets, schemes, ends] = await Promise.all([
    listToldRows(db, 'policy', 'id'),
    listToldRows(db, 'evaluation_tag_set', 'id'),
    listToldRows(db, 'score_scheme', 'id'),
    listToldRows(db, 'score_scheme_end', 'scheme_id'),
  ])
  const published = new Map(
    ends.filter((end) => end.outcome === 'PUBLISHED' && isOfAll(end)).map((end) => [end.scheme_id, end]),
  )
  return {
    asOf: new Date(world.now()).toISOString(),
    policies: policies.filter((row) => isOfAll(row) && isRule(row)).map((row) => ({ ...row })),
    tagSets: tagSets.map((row) => ({ ...row })),
    schemes: schemes.flatMap((scheme) => {
      const end = published.get(scheme.id ?? '')
      return end === undefined ? [] : [{ scheme: { ...scheme }, end: { ...end } }]
    }),
  }
}
