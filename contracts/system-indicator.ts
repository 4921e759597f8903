import { Type } from 'typebox'
import { indicatorDirections, indicatorUnits } from '../domain/indicator.ts'
import { scorePeriodKinds } from '../domain/score-period.ts'
import { systemReadings, systemStandings } from '../domain/system-indicator.ts'
import { bilingual } from './indicator.ts'
import { signedInRefusals } from './problem.ts'
import { route } from './route.ts'
import { divisionCode, hallCode, instant, nullable, oneOf, plainDate, plainText, shape, windowCode } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
const measure = Type.String({ maxLength: 80, description: 'as indicators of schemes name their source' })

export const listSystemIndicators = route({
  method: 'GET',
  path: '/api/v1/system-indicators',
  name: 'listSystemIndicators',
  summary:
    'What is measured from the records of systems 系统数据指标: definitions, formulas, which records count, the text of every query, and what is not measured',
  caller: { kind: 'anybody' },
  answers: {
    200: shape({
      indicators: Type.Array(
        shape({
          measure,
          name: bilingual(80),
          definition: bilingual(400),
          formula: bilingual(400),
          counted: bilingual(600),
          unit: oneOf(indicatorUnits),
          direction: oneOf(indicatorDirections),
          reading: nullable(oneOf(systemReadings), { description: 'null: not measured here; `counted` says why' }),
        }),
      ),
      queries: Type.Array(
        shape({
          reading: oneOf(systemReadings),
          text: Type.String({ description: 'SQL, with the names of what is bound' }),
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'BUSY'],
})

const levels = ['ALL', 'DIVISION', 'HALL', 'WINDOW'] as const

export const seeSystemFigures = route({
  method: 'GET',
  path: '/api/v1/system-indicators/figures',
  name: 'seeSystemFigures',
  summary:
    'Figures of a period from the records of systems, of the own place: in all, by district and by hall; of a hall, by window. Asked for the same instant again they are the same',
  caller: { kind: 'account', permission: 'system-indicator:read' },
  query: shape({
    period: Type.String({
      pattern: '^20[0-9]{2}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$',
      description: '2026-11, 2026-Q4, 2026-H2, 2026',
    }),
    hallCode: Type.Optional(hallCode),
    windowCode: Type.Optional(windowCode),
    knownUntil: Type.Optional(instant),
  }),
  answers: {
    200: shape({
      knownUntil: Type.String({ format: 'date-time', description: 'what was told before it counts' }),
      period: shape({ name: Type.String(), kind: oneOf(scorePeriodKinds), fromDay: plainDate, endDay: plainDate }),
      smallestGroup: Type.Integer({ minimum: 1, description: 'of fewer records nothing is told' }),
      coverageMinPercent: Type.Integer({ minimum: 0, maximum: 100 }),
      parts: Type.Array(
        shape({
          level: oneOf(levels),
          divisionCode: nullable(divisionCode),
          hallCode: nullable(hallCode),
          windowCode: nullable(windowCode),
          name: nullable(plainText),
          figures: Type.Array(
            shape({
              measure,
              standing: oneOf(systemStandings, {
                description:
                  'THIN: too few of the records carry what is needed; TOO_FEW: not told; NOTHING: nothing to measure',
              }),
              value: nullable(Type.Integer(), { description: 'thousandths of the unit' }),
              records: nullable(count),
              covered: nullable(count, { description: 'of the records, how many carry what is needed' }),
              coverageHundredths: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
              latestAt: nullable(instant, { description: 'when the last of the records was told' }),
            }),
          ),
        }),
      ),
    }),
  },
  refusals: ['MALFORMED', 'UNAUTHENTICATED', 'FORBIDDEN', 'HALL_UNKNOWN', ...signedInRefusals, 'BUSY'],
})
