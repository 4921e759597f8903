import { Type } from 'typebox'
import { askingRules, compositeRules, computingRules } from '../domain/score-bridge.ts'
import { bilingual } from './indicator.ts'
import { periodName } from './ranking.ts'
import { route } from './route.ts'
import { hallCode, instant, nullable, oneOf, plainDate, plainText, shape, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const points = Type.Integer({ description: 'thousandths of a point' })
const toldRow = Type.Record(Type.String(), nullable(Type.String()), {
  description: 'a row as its leaf in the log tells it (ledger/scoring-facts.ts): each column as text',
})
const counts = Type.Record(Type.String(), count, { description: 'of windows, by verdict' })
const line = nullable(shape({ verdict: oneOf(['TOP', 'BOTTOM']), points, lower: points, upper: points }), {
  description: 'null: not named by these rules',
})
const sides = {
  countsNow: counts,
  countsBefore: counts,
  named: Type.Array(
    shape({ hallCode, hallName: plainText, windowCode, windowName: plainText, now: line, before: line }),
    { description: 'whom either rules name, by hall and window' },
  ),
}

export const seeBridge = route({
  method: 'GET',
  path: '/api/v1/rankings/{period}/bridge',
  name: 'seeBridge',
  summary:
    'Where rules, labels or terminals changed 并行对照: the published period beside what the rules of before would have made of it, and all that is needed to compute it again',
  caller: { kind: 'anybody' },
  params: shape({ period: periodName }),
  query: shape({ revision: Type.Optional(Type.String({ pattern: '^(0|[1-9][0-9]{0,3})$' })) }),
  answers: {
    200: shape({
      period: periodName,
      revision: count,
      bridge: nullable(
        shape({
          changed: Type.Array(oneOf([...computingRules, ...compositeRules, ...askingRules])),
          rulesDay: plainDate,
          askedUntil: nullable(instant, {
            description: 'labels or terminals changed then: what was given before alone; null: everything',
          }),
          namesLast: Type.Boolean(),
          evaluationsNow: count,
          evaluationsBefore: count,
          ...sides,
          composite: nullable(shape({ version: Type.Integer(), title: bilingual(120), ...sides }), {
            description: 'null: by the rules of before there was none',
          }),
          proof: shape({
            row: toldRow,
            scorePolicy: toldRow,
            evaluationPolicy: toldRow,
            schemePolicy: nullable(toldRow),
          }),
        }),
        { description: 'null: nothing has changed' },
      ),
    }),
  },
  refusals: ['MALFORMED', 'TOO_MANY_REQUESTS', 'BUSY', 'NOT_FOUND'],
})
