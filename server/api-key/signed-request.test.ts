import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear, refusal } from '../../tests/support/calls.ts'
import { caseReport, runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { type Bend, newSigner, type Signer, signedHeaders } from '../../tests/support/signed.ts'
import type { Running } from '../run.ts'
import { readPublicKey } from './index.ts'
import { deleteNonces } from './store.ts'

let platform: TestPlatform
let other: Running
let clock = Date.now()
let body: string
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  other = await runAgain(platform, { now: () => clock })
  body = JSON.stringify(caseReport(clock))
})
afterAll(async () => {
  await other.stop()
  await platform.stop()
})

async function signingKey(scopes: readonly ('cases:write' | 'imports:run' | 'devices:read')[] = ['cases:write']) {
  const signer = newSigner()
  const issued = await callsOf(platform).apiKey({ scopes, publicKey: readPublicKey(signer.publicKey) })
  return { signer, ...issued }
}
const addressOf = (path: string, port = platform.running.port) => `http://127.0.0.1:${port}${path}`
const casePath = '/api/v1/cases/SIGNED-1'

interface Sent {
  readonly path?: string
  readonly bend?: Bend
  /** What really goes out, where it is not what was signed. */
  readonly really?: { readonly method?: string; readonly path?: string; readonly body?: string; readonly port?: number }
  readonly more?: Readonly<Record<string, string>>
}

/** A report that is signed as one thing, and perhaps sent as another. */
function send(
  { signer, key }: { signer: Signer; key: string },
  { path = casePath, bend, really = {}, more }: Sent = {},
) {
  const headers = signedHeaders(signer, key, { method: 'PUT', url: addressOf(path, really.port), body }, clock, bend)
  return hear(
    fetch(addressOf(really.path ?? path, really.port), {
      method: really.method ?? 'PUT',
      headers: { 'content-type': 'application/json', ...headers, ...more },
      body: really.body ?? body,
    }),
  )
}

describe('a key that signs', () => {
  test('needs no secret: the database holds a public key, and the key is shown as its name', async () => {
    const key = await signingKey()
    expect(key.key).toMatch(/^yp_[0-9a-z]{12}$/)
    expect((await send(key)).status).toBe(201)
    const [row] = await platform.database.query(
      'select secret_hash, public_key from api_key_credential where api_key_id = $1',
      [key.id],
    )
    expect(row).toMatchObject({ secret_hash: null, public_key: readPublicKey(key.signer.publicKey) })
  })

  test('is refused without a signature, whatever else it shows', async () => {
    const { key } = await signingKey()
    for (const authorization of [`Bearer ${key}`, `Bearer ${key}_${'A'.repeat(43)}`]) {
      const answer = hear(
        fetch(addressOf(casePath), {
          method: 'PUT',
          headers: { authorization, 'content-type': 'application/json' },
          body,
        }),
      )
      expect(refusal(await answer)).toBe('401 UNAUTHENTICATED')
    }
  })

  test('has signed this method, address and body, and no other', async () => {
    const key = await signingKey()
    expect(refusal(await send(key, { really: { path: '/api/v1/cases/SIGNED-2' } }))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await send(key, { path: `${casePath}?a=1`, really: { path: casePath } }))).toBe(
      '401 UNAUTHENTICATED',
    )
    expect(refusal(await send(key, { really: { body: body.replace('"DONE"', '"REFUSED"') } }))).toBe('400 DIGEST_WRONG')
    expect(refusal(await send({ ...key, signer: newSigner() }))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await send({ ...key, key: 'yp_000000000000' }))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await send(key, { more: { 'idempotency-key': 'not-covered' } }))).toBe(
      '401 SIGNATURE_INCOMPLETE /idempotency-key',
    )
    expect((await send(key, { bend: { headers: { 'idempotency-key': 'covered-1' } } })).status).toBe(200)
  })

  test.each(['@method', '@authority', '@path', '@query', 'content-digest'])('has to cover %s', async (left) => {
    const components = ['@method', '@authority', '@path', '@query', 'content-digest'].filter((one) => one !== left)
    expect(refusal(await send(await signingKey(), { bend: { components } }))).toBe(`401 SIGNATURE_INCOMPLETE /${left}`)
  })

  test('has to say when, until when, and something that is said once', async () => {
    const key = await signingKey()
    for (const parameters of ['', ';created=1;expires=2', `;created=1;expires=2;nonce="short";keyid="${key.key}"`])
      expect(refusal(await send(key, { bend: { parameters } }))).toBe('401 SIGNATURE_INCOMPLETE /Signature-Input')
    const now = Math.floor(clock / 1000)
    expect(refusal(await send(key, { bend: { created: now - 1000 } }))).toBe('401 SIGNATURE_EXPIRED')
    expect(refusal(await send(key, { bend: { created: now + 90 } }))).toBe('401 SIGNATURE_EXPIRED')
    expect(refusal(await send(key, { bend: { expires: now + 3600 } }))).toBe('401 SIGNATURE_EXPIRED')
    expect((await send(key, { bend: { created: now + 50 } })).status).toBe(200)
  })

  test('may do what it was made for and nothing else', async () => {
    expect(refusal(await send(await signingKey(['devices:read'])))).toBe('403 FORBIDDEN')
  })
})

describe('a request that was overheard', () => {
  const bend = { nonce: 'a-nonce-that-is-said-once' }
  test('is refused when it comes again, at the other server too, and of many at once one is taken', async () => {
    const key = await signingKey()
    const headers = signedHeaders(key.signer, key.key, { method: 'PUT', url: addressOf(casePath), body }, clock)
    // Both servers stand behind one name: what one was sent can be sent to the other.
    const host = `127.0.0.1:${platform.running.port}`
    const replay = ({ http }: Running) =>
      http.inject({
        method: 'PUT',
        url: casePath,
        headers: { host, 'content-type': 'application/json', ...headers },
        payload: body,
      })
    const answers = await Promise.all([platform.running, other, platform.running, other].map(replay))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409])
    expect((await replay(other)).json()).toMatchObject({ code: 'SIGNATURE_REPLAYED' })
  })

  test('is refused after a restart', async () => {
    const key = await signingKey()
    const third = await runAgain(platform, { now: () => clock })
    expect((await send(key, { bend, really: { port: third.port } })).status).toBe(200)
    await third.stop()
    expect(refusal(await send(key, { bend }))).toBe('409 SIGNATURE_REPLAYED')
  })

  test('is remembered as long as its signature would hold, and no longer', async () => {
    const { world } = platform.running
    const count = async () => (await platform.database.query('select 1 from api_key_nonce')).length
    expect(await count()).toBeGreaterThan(0)
    const key = await signingKey()
    expect((await send(key, { bend })).status).toBe(200)
    clock += 179_000
    await deleteNonces(world.sweep, new Date(clock))
    expect(await count()).toBeGreaterThan(0)
    expect(refusal(await send(key, { bend: { ...bend, created: Math.floor(clock / 1000) - 179 } }))).toBe(
      '409 SIGNATURE_REPLAYED',
    )
    clock += 2_000
    expect(refusal(await send(key, { bend: { ...bend, created: Math.floor(clock / 1000) - 181 } }))).toBe(
      '401 SIGNATURE_EXPIRED',
    )
    await deleteNonces(world.sweep, new Date(clock + 120_000))
    expect(await count()).toBe(0)
  })
})

test('a file that is handed in is what was signed, to its last byte', async () => {
  const key = await signingKey(['imports:run', 'cases:write'])
  const url = addressOf('/api/v1/imports/CASES/GOOD_ROWS')
  const file = '办件编号\n1\n'
  const hand = (really: string, idempotencyKey: string) => {
    const bend = { headers: { 'idempotency-key': idempotencyKey } }
    const headers = signedHeaders(key.signer, key.key, { method: 'POST', url, body: file }, clock, bend)
    return hear(fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'text/csv' }, body: really }))
  }
  expect(refusal(await hand(file.replace('1', '2'), 'signed-file-1'))).toBe('400 DIGEST_WRONG')
  expect(await platform.database.query('select 1 from import_run where api_key_id = $1', [key.id])).toEqual([])
  expect((await hand(file, 'signed-file-2')).status).toBe(202)
})

test('the sender in the documents is taken', async () => {
  const { signer, key } = await signingKey()
  const folder = await mkdtemp(join(tmpdir(), 'yiping-signed-'))
  const [keyFile, bodyFile] = [join(folder, 'private.pem'), join(folder, 'case.json')]
  await writeFile(keyFile, signer.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  clock = Date.now()
  await writeFile(bodyFile, JSON.stringify(caseReport(clock)))
  const script = join(import.meta.dirname, '../../docs/examples/signed-request/send.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    keyFile,
    key,
    'PUT',
    addressOf('/api/v1/cases/SIGNED-9?'),
    bodyFile,
  ])
  expect(stdout).toMatch(/^201 \{/)
  await rm(folder, { recursive: true })
})
