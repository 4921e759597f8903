import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringPublication, someMonth, withdrawByTwo } from '../../tests/support/publication.ts'
import { bringScoredHall } from '../../tests/support/scored-city.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-10-01T09:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 2)
}, 120_000)
afterAll(() => platform.stop())

async function ask(path: string) {
  const answer = await fetch(`${platform.base}/api/v1/${path}`)
  return (await answer.json()) as Record<string, never> & { [member: string]: never }
}

const first = someMonth({ 'YP-SCORE-01/S01': [2, 3, 5, 20, 70], 'YP-SCORE-01/S02': [1, 1, 3, 15, 30] }, [
  'YP-SCORE-01/S01',
])
const corrected = someMonth({ 'YP-SCORE-01/S01': [1, 3, 5, 20, 70], 'YP-SCORE-01/S02': [1, 1, 3, 15, 30] })
const windowOf = (more = '') => `rankings/2026-08/window?hallCode=YP-SCORE-01&windowCode=S01${more}`

describe('a correction', () => {
  let id: string

  test('that nobody has signed yet is told to be waiting, since when and how late, and none of its figures', async () => {
    await bringPublication(platform, '2026-08', 'PUBLISHED', first)
    clock += dayMs
    const drafted = clock
    await bringPublication(platform, '2026-08', 'REVIEWED', { ...corrected, revision: 1 })
    clock += 3 * dayMs
    const [period] = (await ask('rankings')).periods as unknown as [Record<string, unknown>]
    expect(period).toMatchObject({ period: '2026-08', standing: 0 })
    expect(period.published).toHaveLength(1)
    const since = new Date(drafted).toISOString()
    expect(period.waiting).toEqual([{ revision: 1, since, dueAt: since, daysLate: 3 }])
    expect(Object.keys((period.waiting as [object])[0])).toEqual(['revision', 'since', 'dueAt', 'daysLate'])
  })

  test('stands once it is published, and an older version of a window keeps its own figures', async () => {
    clock += dayMs
    ;({ publicationId: id } = await bringPublication(platform, '2026-08', 'PUBLISHED', { ...corrected, revision: 2 }))
    expect(await ask(windowOf())).toMatchObject({ standing: 2, published: { revision: 2 }, verdict: 'TOO_FEW_TO_TELL' })
    const old = await ask(windowOf('&revision=0'))
    expect(old).toMatchObject({ standing: 2, published: { revision: 0 }, verdict: 'TOP', evaluations: 100 })
    const whole = (await ask(
      `rankings/2026-08/composite/window?hallCode=YP-SCORE-01&windowCode=S01&revision=0`,
    )) as object
    expect(whole).toMatchObject({ revision: 0 })
    expect(await ask(windowOf('&revision=7'))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that is withdrawn brings nothing back: no version stands until another is signed, and all stay to be read', async () => {
    expect((await withdrawByTwo(platform, id, '更正有误')).status).toBe(200)
    for (const path of ['rankings/2026-08', windowOf()])
      expect(await ask(path)).toMatchObject({
        standing: null,
        published: { revision: 2, withdrawn: { reason: '更正有误' } },
      })
    expect(await ask('rankings/2026-08?revision=0')).toMatchObject({ standing: null, published: { withdrawn: null } })
    expect((await ask('rankings')).periods).toMatchObject([{ period: '2026-08', standing: null }])
    const city = await ask('portal')
    expect(city).toMatchObject({ latest: null, unsettled: [{ period: '2026-08', revision: 2 }] })
    expect(city.periods).toHaveLength(2)
    expect((await ask('portal/halls/YP-SCORE-01')).windows).toEqual([])
    expect((await ask('open-data/windows')).rows).toEqual([])
    clock += dayMs
    await bringPublication(platform, '2026-08', 'PUBLISHED', { ...corrected, revision: 3 })
    expect(await ask('portal')).toMatchObject({ latest: { period: '2026-08', revision: 3 }, unsettled: [] })
    expect(await ask('rankings/2026-08')).toMatchObject({ standing: 3, published: { revision: 3 } })
  })
})
