import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { bringPublication, someMonth, withdrawByTwo } from '../../tests/support/publication.ts'
import { bringScoredHall } from '../../tests/support/scored-city.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-10-01T09:00:00+08:00')
let platform: TestPlatform
/** The first version, signed by a leader. */
let signed: string

const windows = {
  'YP-SCORE-01/S01': [2, 3, 5, 20, 70],
  'YP-SCORE-01/S02': [1, 1, 3, 15, 30],
  'YP-SCORE-01/S03': [1, 1, 2, 4, 12],
  'YP-SCORE-01/S04': [0, 0, 1, 2, 6],
} as const
/** One among the best, one among the last. */
function ranked(revision: number) {
  const month = someMonth(windows, ['YP-SCORE-01/S01', 'YP-SCORE-01/S02'])
  const scores = month.scores.map((score) =>
    score.key === 'YP-SCORE-01/S02' ? { ...score, verdict: 'BOTTOM' as const } : score,
  )
  return { ...month, scores, revision }
}

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 4)
  ;({ publicationId: signed } = await bringPublication(platform, '2026-08', 'REVIEWED', ranked(0)))
  const cookie = await freshCookie(platform, 'LEADING_GROUP')
  const path = `/api/v1/publications/${signed}/signature`
  expect((await browserOf(platform).call('POST', path, {}, { cookie })).status).toBe(200)
}, 120_000)
afterAll(() => platform.stop())

async function ask(path: string) {
  const answer = await fetch(`${platform.base}/api/v1/${path}`)
  const text = await answer.text()
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}

const window = 'hallCode=YP-SCORE-01&windowCode=S02&revision=0'
const byRevision = [
  'rankings/2026-08/result?revision=0',
  'rankings/2026-08/composite/result?revision=0',
  'rankings/2026-08/composite?revision=0',
  `rankings/2026-08/composite/window?${window}`,
]
/** What changes by being overtaken or withdrawn is told beside the figures, and is none of them. */
const withoutNotice = ({ standing: _, others: _others, published, proof, ...figures }: Record<string, never>) => {
  const { withdrawn: _withdrawn, ...kept } = (published ?? {}) as Record<string, never>
  const { withdrawal: _row, ...rest } = (proof ?? {}) as Record<string, never>
  return { ...figures, kept, rest }
}

test('whatever rules are entered later, for whatever day, an older period is told by its own, and its addresses tell the same bytes', async () => {
  const told = await Promise.all(byRevision.map(ask))
  expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const figures = ['rankings/2026-08?revision=0', `rankings/2026-08/window?${window}`]
  const before = await Promise.all(figures.map(ask))
  const pages = [
    'portal/halls/YP-SCORE-01',
    'portal/halls/YP-SCORE-01/windows/S04',
    'bulletins/2026-08',
    'open-data/halls',
  ]
  const shown = async () => {
    const answers = await Promise.all(pages.map(ask))
    return answers.map(({ body }) => body.periods ?? body.told ?? body.rows)
  }
  const portal = await shown()
  await changePolicy(platform, 'window-score', {
    ...{ smallestCell: 25, topPercent: 50, bottomPercent: 40, intervalZThousandths: 3000, poolMonths: [1] },
    ...{ probabilityMinThousandths: 500, evaluationsMin: 60 },
  })
  await changePolicy(platform, 'evaluation', { negativeGradeMax: 4 })
  await changePolicy(platform, 'publication', { namesLast: true })
  clock += dayMs
  expect(await Promise.all(byRevision.map(ask))).toEqual(told)
  const after = await Promise.all(figures.map(ask))
  expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body))
  expect(after[0]?.body).toMatchObject({
    namesLast: false,
    naming: { smallestCell: 5, topPercent: 30, bottomPercent: 10, probability: 900, months: 12 },
  })
  expect(await shown()).toEqual(portal)
  // What is counted today is silent by the rule of today.
  expect((await ask('open-data')).body.smallestCell).toBe(25)
})

test('nor does a later version change anything of it, nor its withdrawal; of both it says so', async () => {
  const [told, before] = [await Promise.all(byRevision.map(ask)), (await ask('rankings/2026-08?revision=0')).body]
  clock += dayMs
  const { publicationId } = await bringPublication(platform, '2026-08', 'PUBLISHED', ranked(1))
  expect((await ask('rankings/2026-08?revision=0')).body.standing).toBe(1)
  expect(await Promise.all(byRevision.map(ask))).toEqual(told)
  expect((await withdrawByTwo(platform, publicationId, '更正有误')).status).toBe(200)
  expect((await withdrawByTwo(platform, signed, '来源有误')).status).toBe(200)
  const after = (await ask('rankings/2026-08?revision=0')).body
  expect(after.published.withdrawn.reason).toBe('来源有误')
  expect(withoutNotice(after)).toEqual(withoutNotice(before))
  expect(await Promise.all(byRevision.map(ask))).toEqual(told)
})

test('the texts as they are told stand in the log by their digests', async () => {
  const rows = await platform.database.query<{ kind: string; digest: string }>(
    `select kind, encode(digest, 'hex') as digest from told_text where publication_id = $1 order by kind desc`,
    [signed],
  )
  const texts = await Promise.all(byRevision.slice(0, 2).map(ask))
  expect(rows).toEqual(
    ['RANKING', 'COMPOSITE'].map((kind, at) => ({
      kind,
      digest: createHash('sha256')
        .update(texts[at]?.text ?? '')
        .digest('hex'),
    })),
  )
})
