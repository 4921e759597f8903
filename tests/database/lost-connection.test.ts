import { afterAll, beforeAll, expect, test } from 'vitest'
import { readScoped } from '../../server/access/index.ts'
import { type Database, sql } from '../../server/platform/database.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

let platform: TestPlatform
const faults: unknown[] = []
const note = (error: unknown) => faults.push(error)
beforeAll(async () => {
  platform = await startPlatform()
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
})
afterAll(async () => {
  process.off('uncaughtException', note)
  process.off('unhandledRejection', note)
  await platform.stop()
})

const isOver = async (pid: number) =>
  (await platform.database.query('select 1 from pg_stat_activity where pid = $1', [pid])).length === 0

/** Begins, loses its connection between two statements, and goes on. */
async function loseConnection(tx: Database): Promise<void> {
  const [row] = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows
  const pid = row?.pid ?? 0
  await platform.database.query('select pg_terminate_backend($1)', [pid])
  await expect.poll(() => isOver(pid)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await sql`select 1`.execute(tx)
}

test('a connection that dies between two statements of a transaction fails that transaction alone, and the server lives', async () => {
  const { world, app } = platform.running
  for (const db of [world.app, world.sweep, world.vaultDb, world.intakeDb])
    await expect(db.transaction().execute(loseConnection)).rejects.toThrow()
  const reach = { divisionId: app.rules.rootDivisionId, hallId: null }
  await expect(readScoped({ world, rules: app.rules }, reach, loseConnection)).rejects.toThrow()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(faults).toEqual([])
  expect((await fetch(`${platform.base}/healthz`)).status).toBe(200)
})
