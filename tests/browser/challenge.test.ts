import { afterAll, beforeAll, expect, test } from 'vitest'
import { looks, openStage, type Stage } from './stage.ts'

let stage: Stage
// All in one minute, however long it takes: comments are counted by the minute.
const now = Date.UTC(2026, 10, 23, 2, 0, 0)
beforeAll(async () => {
  stage = await openStage({ now: () => now, trustedProxies: ['127.0.0.1'] })
})
afterAll(() => stage.close())

const [bulk, citizen] = ['198.51.100.7', '198.51.100.8']
let sent = 0
async function sendByProgram(): Promise<number> {
  sent += 1
  const headers = { 'idempotency-key': `bulk-comment-${sent}`, 'x-forwarded-for': bulk }
  const body = { hallCode: 'YP-TRIAL-01', windowCode: 'A01', channel: 'QR_CODE', grade: 1 }
  return (await stage.post('/api/v1/public-comments', body, headers)).status
}

/** Writes a comment on the page of the window. @returns what the page asked for besides */
async function comment(from: string, look: (typeof looks)[keyof typeof looks]) {
  const visit = await stage.visit('/c/YP-TRIAL-01/A01', look, (context) =>
    context.setExtraHTTPHeaders({ 'x-forwarded-for': from }),
  )
  await visit.page.locator('textarea').fill('大厅里很干净，指引清楚。')
  await visit.page.locator('button[type="submit"]').click()
  await visit.page.locator('.receipt').waitFor()
  expect(visit.mishaps).toEqual([])
  await visit.context.close()
  return visit.requested.filter((url) => /\/challenge$|\/solve[^/]*\.js$/.test(url)).length
}

test('who comments in bulk is asked for a number; his browser finds it, and his comment is taken', async () => {
  for (let each = 0; each < 5; each += 1) expect(await sendByProgram()).toBe(201)
  expect(await sendByProgram()).toBe(403)
  // The challenge and what solves it, which nobody else loads.
  expect(await comment(bulk, looks.phone)).toBe(2)
})

test('somebody’s first comment, in the elderly edition, is taken as it is, also while another one floods the window', async () => {
  for (let each = 0; each < 30; each += 1) expect(await sendByProgram()).toBe(403)
  expect(await comment(citizen, looks.elderly)).toBe(0)
})
