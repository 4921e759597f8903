import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findUnfitLogin } from '../../server/platform/database.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

const root = join(import.meta.dirname, '..', '..')
// Roles belong to the whole server: the names carry that of this test's own database.
let database: TestDatabase
const made: string[] = []
beforeAll(async () => {
  database = await createDatabase(inject('postgres'))
})
afterAll(async () => {
  for (const role of made) await database.query(`drop owned by ${role}`)
  for (const role of made) await database.query(`drop role ${role}`)
  await database.drop()
})

/** A login that is fit but for what is asked: a member of the product's roles, owning nothing. */
async function login(attributes = '', groups: readonly string[] = []): Promise<string> {
  const name = `login_${database.name}_${made.length}`
  await database.query(`create role ${name} login noinherit password 'only-for-this-test' ${attributes}`)
  made.push(name)
  await database.query(
    `grant yiping_app, yiping_intake, yiping_vault, yiping_sweep, yiping_staff, yiping_sealer to ${name}`,
  )
  for (const group of groups) await database.query(`grant ${group} to ${name}`)
  return name
}

function urlOf(name: string): string {
  const url = new URL(database.serverUrl)
  url.username = name
  url.password = 'only-for-this-test'
  return url.href
}

describe('a login that could change a fact unnoticed is unfit to serve', () => {
  test('a member of the product’s roles that owns nothing is fit', async () => {
    expect(await findUnfitLogin(database.serverUrl)).toBeUndefined()
    expect(await findUnfitLogin(urlOf(await login()))).toBeUndefined()
  })

  test('a superuser', async () => {
    expect(await findUnfitLogin(database.superUrl)).toMatch(/is a superuser/)
  })

  test('the owner', async () => {
    // The owner of the embedded cluster may also make roles; either sentence is true of it.
    expect(await findUnfitLogin(database.ownerUrl)).toMatch(/owns tables|CREATEROLE/)
  })

  test.each([
    ['BYPASSRLS', 'bypassrls', /has BYPASSRLS/],
    ['CREATEROLE', 'createrole', /has CREATEROLE/],
    ['SUPERUSER', 'superuser', /is a superuser/],
  ])('one with %s', async (_name, attribute, sentence) => {
    expect(await findUnfitLogin(urlOf(await login(attribute)))).toMatch(sentence)
  })

  test('a member of the owner', async () => {
    expect(await findUnfitLogin(urlOf(await login('', ['yiping_owner'])))).toMatch(/owns tables/)
  })

  test('a member of a role that may become anything', async () => {
    await database.query(`create role above_${database.name} superuser`)
    made.push(`above_${database.name}`)
    expect(await findUnfitLogin(urlOf(await login('', [`above_${database.name}`])))).toMatch(/also a member of above_/)
  })

  test.each(['pg_write_all_data', 'pg_read_all_data', 'pg_write_server_files', 'pg_execute_server_program'])(
    'a member of %s',
    async (group) => {
      expect(await findUnfitLogin(urlOf(await login('', [group])))).toMatch(`also a member of ${group}`)
    },
  )

  test('the owner of the database, who could drop what it does not own', async () => {
    const name = await login()
    await database.query(`alter database ${database.name} owner to ${name}`)
    expect(await findUnfitLogin(urlOf(name))).toMatch(/also a member of pg_database_owner/)
    await database.query(`alter database ${database.name} owner to yiping_owner`)
  })

  test('one that lacks a role it needs', async () => {
    const name = await login()
    await database.query(`revoke yiping_vault from ${name}`)
    expect(await findUnfitLogin(urlOf(name))).toMatch(/is not a member of/)
  })
})

describe('the server refuses to serve', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yiping-unfit-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** The real program in a process of its own, as an operator would start it. */
  function start(databaseUrl: string): Promise<{ code: number | null; said: string }> {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      METRICS_PORT: 'off',
    }
    const child = spawn(process.execPath, ['tools/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
  }

  test.each([
    ['superuser', () => database.superUrl],
    ['owner of the tables', () => database.ownerUrl],
  ])('as %s, with a sentence that says what to do', async (_name, url) => {
    const { code, said } = await start(url())
    expect(code).toBe(1)
    expect(said).toMatch(/Yiping cannot start: the role \w+ (is a superuser|has CREATEROLE|owns tables)/)
    expect(said).toContain('DATABASE_URL must name a login that owns nothing')
    expect(said).not.toContain('serving on')
    expect(said).not.toMatch(/^\s+at /m)
  })
})
