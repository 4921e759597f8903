import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { laterDigest } from '../../ledger/record.ts'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { bringAppeal } from '../../tests/support/appeal.ts'
import { codesOf, hourOf, type RecordRow, wordsOf } from '../../tests/support/digests.ts'
import { workedOrder } from '../../tests/support/handling.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { bringDays } from '../own-evaluation/index.ts'
import { nodeLedger } from '../platform/node-ledger.ts'
import { runVaultCommand } from '../vault/command.ts'

const dayMs = 86_400_000
const monday = Date.parse('2026-11-16T10:00:00+08:00')
let clock = monday
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const give = (receipt: string, kind: string, grade: number, more: object = {}) =>
  calls.post('/api/v1/evaluations/supplements', { receipt, kind, grade, ...more })
const follow = async (receipt: string) =>
  (await calls.post<any>('/api/v1/evaluations/supplements/look-up', { receipt })).body
const rows = (text: string, id: string) => platform.database.query<Record<string, unknown>>(text, [id])
const call = async (role: Role, path: string) =>
  (await browserOf(platform).call('GET', `/api/v1${path}`, undefined, { cookie: await freshCookie(platform, role) })).body
const tallies = () =>
  platform.database.query('select t::text from evaluation_tally t union all select d::text from dimension_tally d order by 1')
