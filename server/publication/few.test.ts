import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { audit } from '../../tests/support/auditor.ts'
import { settleLedger } from '../../tests/support/ledger.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringScoredDays, bringScoredHall } from '../../tests/support/scored-city.ts'
import { lookAfterPeriods } from '../score-period/index.ts'
import { type PastPublishers, playPublications } from './index.ts'

const dayMs = 86_400_000
let clock = Date.parse('2026-07-01T09:00:00+08:00')
let platform: TestPlatform

/** A window that is opened in the last three days of May: three are given there in May, and thirty in June. */
async function openLate(): Promise<void> {
  await platform.database.query(
    `with hall as (select id from service_hall where hall_code = 'YP-SCORE-01'), staff as (
       insert into window_staff (hall_id, staff_no, record_id) select id, 'W15', gen_random_uuid() from hall
     ), opened as (insert into service_window (hall_id, window_code) select id, 'T01' from hall returning id)
     insert into service_window_version (window_id, effective_from, name, kind) select id, '2020-01-01', '窗口 T01', 'COMPREHENSIVE' from opened`,
  )
}

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 14)
  const day = (name: string) => name as PlainDate
  await bringScoredDays(platform, { from: day('2026-04-01'), to: day('2026-05-28'), aDay: 1 })
  await openLate()
  await bringScoredDays(platform, { from: day('2026-05-29'), to: day('2026-06-30'), aDay: 1 })
  const accounts = await platform.database.query<{ id: string }>(
    `select id from account where username in ('trial.hr', 'trial.reviewer', 'trial.window-staff') order by username`,
  )
  const [CHECKED, REVIEWED, SIGNED] = accounts.map(({ id }) => id)
  const deps = { world: platform.running.world, rules: platform.running.app.rules }
  for (let days = 0; days < 100; days += 6) {
    await lookAfterPeriods(deps)
    await playPublications(deps, { CHECKED, REVIEWED, SIGNED } as PastPublishers)
    clock += 6 * dayMs
  }
}, 240_000)
afterAll(() => platform.stop())

async function open(path: string) {
  const text = await (await fetch(`${platform.base}/api/v1/${path}`)).text()
  return { text, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}
const inputOf = async (month: string) => {
  const { body } = await open(`rankings/${month}`)
  return (await open(`score-inputs/${body.proof.inputs[0]}`)).text
}

test('of a window of three a month nothing is told: not their number, neither by its own text nor by a whole less its parts', async () => {
  const may = await inputOf('2026-05')
  expect(may).toMatch(/\["w","YP-SCORE-01\/T01",[^\n]*,null,null,null\]/)
  expect(may).not.toMatch(/\["c","YP-SCORE-01\/T01"/)
  const evaluations = async (period: string): Promise<number> => (await open(`rankings/${period}`)).body.evaluations
  const months = await Promise.all(['2026-04', '2026-05', '2026-06'].map(evaluations))
  expect(months).toEqual([14 * 30, 14 * 31, 15 * 30])
  expect(await evaluations('2026-Q2')).toBe(14 * 30 + 14 * 31 + 15 * 30)
  const { periods } = (await open('portal/halls/YP-SCORE-01/windows/T01')).body
  const told = periods.map(({ period, figure }: { period: string; figure: { evaluations: number | null } }) => [
    period,
    figure.evaluations,
  ])
  expect(Object.fromEntries(told)).toMatchObject({ '2026-05': null, '2026-06': 30, '2026-Q2': 30 })
  const { body: one } = await open('rankings/2026-05/window?hallCode=YP-SCORE-01&windowCode=T01')
  expect([one.evaluations, one.invited, one.answered]).toEqual([null, null, null])
})

test('a quarter’s composite counts what its months tell, and no grade of the three', async () => {
  const counts = async (period: string) => {
    const { body } = await open(`rankings/${period}/composite`)
    const { text } = await open(`composite-inputs/${body.proof.row.input_digest}`)
    const rows = text.split('\n').filter((line) => line.startsWith('["g","YP-SCORE-01/T01","evaluation.grade"'))
    return rows.map((line) => JSON.parse(line).slice(4))
  }
  expect(await counts('2026-05')).toEqual([])
  const june = await counts('2026-06')
  expect(june.flat().reduce((sum: number, count: number) => sum + count, 0)).toBe(30)
  expect(await counts('2026-Q2')).toEqual(june)
})

test('the auditor computes month and quarter anew from what is public, byte for byte', async () => {
  await settleLedger(platform.running)
  const lines = (await (await fetch(`${platform.base}/log/vkeys`)).text()).trim().split('\n')
  const vkey = lines.find((line) => line.startsWith('checkpoint '))?.split(' ')[1] ?? ''
  for (const period of ['2026-05', '2026-Q2']) {
    const { findings } = await audit('ranking', period, '--url', platform.base, '--vkey', vkey)
    expect(findings.filter(({ code }) => code !== 'COUNTS_LATE')).toEqual([])
  }
})
