// Baseline: the answer of the whole place with the same validation, serialisation, headers and size, made up once and kept.
import { seePortal } from '../contracts/portal.ts'
import type { AnswerOf } from '../contracts/route.ts'
import { serve } from '../server/platform/serve.ts'
import { createBaseline, listen } from './baseline.ts'

type City = AnswerOf<typeof seePortal>

const at = new Date().toISOString()
const figure: NonNullable<City['latest']>['figure'] = {
  ...{ evaluations: 8000, invited: 18_000, answered: 8000, grades: [0, 400, 800, 2400, 4400] },
  good: { hundredths: 9500, lowerHundredths: 9450, upperHundredths: 9546 },
}
const head = {
  ...{ period: '2026-08', kind: 'MONTH' as const, fromDay: '2026-08-01', toDay: '2026-08-31', revision: 0 },
  ...{ publishedAt: at, daysLate: 0, resultDigest: '0'.repeat(64), withdrawn: null },
  naming: { smallestCell: 5, topPercent: 30, bottomPercent: 10, probability: 900, months: 12 },
}
const rates = (['replyRate', 'rectificationRate', 'onTimeRectificationRate'] as const).map((rate) => ({
  ...{ rate, count: 0, of: 0, hundredths: null, lowerHundredths: null, upperHundredths: null },
  goalHundredths: 10_000,
}))
const rectification = { underWay: 0, observed: 0, rates }
const body: City = {
  asOf: at,
  smallestCell: 5,
  freshness: { publishedAt: at, countedAt: at, lastDrillPassedAt: null, isDrillMissing: false },
  unsettled: [],
  latest: {
    ...{ ...head, countsUntil: at, evaluations: 480_000, invalidated: 0, exempted: 0, figure },
    verdicts: { TOP: 60, MIDDLE: 1140 },
  },
  periods: Array.from({ length: 12 }, () => ({ ...head, figure })),
  halls: Array.from({ length: Number(process.env.BENCH_HALLS ?? 60) }, (_, hall) => ({
    ...{ hallCode: `BENCH-${hall}`, hallName: `BENCH-${hall}`, figure, rectification },
  })),
  rectification: {
    ...{ asOf: at, fromDay: '2026-06-01', toDay: '2026-08-31', tooFewBelow: 10 },
    ...{ observation: { count: 15, unit: 'NATURAL_DAYS' }, total: rectification },
  },
  exemptions: { from: '2025-09', to: '2026-08', proposed: 0, granted: 0, refused: 0, pending: 0, causes: [] },
}

const { http } = await createBaseline()
serve(http, seePortal, () => ({ status: 200, body }))
await listen(http)
