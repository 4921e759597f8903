import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear } from '../support/calls.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { dumpOf } from '../support/vault.ts'

/** A bird that must not be heard singing: invented, unmistakable, and found again wherever it leaks. */
const canary = {
  phone: '15400077123',
  agentPhone: '16100088456',
  name: '甄金丝雀',
  agentName: '贾云雀',
  certificateNo: '990102194912310021',
  caseNo: 'CANARY-2026-7F3A9',
  caseName: '金丝雀换领事项',
  comment: '金丝雀唱了一整天',
  addedComment: '金丝雀第二天又唱',
  publicComment: '窗口外的金丝雀',
  complaint: '金丝雀打了热线',
}
const secrets = Object.values(canary)

let platform: TestPlatform
let log = ''
const answers: string[] = []
beforeAll(async () => {
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk)
      done()
    },
  })
  platform = await startPlatform({ logLevel: 'trace', logTo })
  await sing()
})
afterAll(() => platform.stop())

/** Everything of the main job with the canary in it, the refusals and the faults included. */
async function sing(): Promise<void> {
  const calls = callsOf(platform)
  const { phone, name, certificateNo, caseName, caseNo } = canary
  const report = {
    caseName,
    applicant: { type: 'NATURAL_PERSON', name, phone, certificateType: '111', certificateNo },
    agent: { name: canary.agentName, phone: canary.agentPhone },
  }
  const { body: kept } = await calls.putCase(caseNo, report)
  const invitation = kept.occurrences[0]?.invitation
  const token = invitation?.token ?? ''
  answers.push(invitation?.url ?? '')
  for (const [path, more] of [
    ['open', {}],
    ['slip', {}],
    ['code', { format: 'svg' }],
  ] as const)
    answers.push((await calls.post(`/api/v1/invitations/${path}`, { token, ...more })).text)
  const { body: given } = await calls.give(token, 1, 'canary-key-1', {})
  await calls.addReasons(given.id, { receipt: given.receipt, comment: canary.addedComment }, 'canary-key-2')
  await calls.give(await platform.invite(), 2, 'canary-key-3', { comment: canary.comment })
  answers.push((await calls.comment({ comment: canary.publicComment, grade: 3 }, 'canary-key-4')).text)
  await complain()
  await refused(calls, report, token)
  await faulty(calls, report)
}

async function complain(): Promise<void> {
  const { phone, name, caseNo, complaint } = canary
  const sent = { hallCode: 'YP-TRIAL-01', channel: 'HOTLINE_12345', receivedAt: '2026-01-05T09:00:00+08:00' }
  const kept = await hear(
    fetch(`${platform.base}/api/v1/complaints/${caseNo}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.trial.apiKey}` },
      body: JSON.stringify({ ...sent, words: complaint, contact: { name, phone } }),
    }),
  )
  expect(kept.status).toBe(201)
  answers.push(kept.text)
}

/** Refusals: the canary in the wrong member, the wrong place, the address, the query, the headers. */
async function refused(
  calls: ReturnType<typeof callsOf>,
  report: Record<string, unknown>,
  token: string,
): Promise<void> {
  const { phone, caseNo } = canary
  const sent = await Promise.all([
    calls.putCase(caseNo, { ...report, itemCode: '11990102MB0000000T1000000000099' }),
    calls.putCase(caseNo, { ...report, [phone]: phone }),
    calls.putCase(caseNo, { ...report, applicant: { type: phone } }),
    calls.putCase(caseNo, report, `yp_aaaaaaaaaaaa_${phone}`),
    calls.give(token, 1, `${phone}-key`, { comment: canary.comment }),
    calls.give(token, 1, 'canary-key-9', { comment: canary.comment.repeat(100) }),
    calls.comment({ comment: canary.publicComment, windowCode: phone }, 'canary-key-5'),
    calls.lookUp(phone),
    calls.get(`/api/v1/halls/${phone}/board`),
    calls.get(`/api/v1/halls?phone=${phone}`),
    calls.get(`/${phone}?name=${encodeURIComponent(canary.name)}`),
    calls.get(`/api/v1/cases/${caseNo}`),
    hear(
      fetch(`${platform.base}/api/v1/evaluations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"comment":"${canary.comment}`,
      }),
    ),
  ])
  expect(sent.map(({ status }) => status).filter((status) => status < 400 || status >= 500)).toEqual([])
}

/** Faults: the database refuses in the middle, and its error quotes what was sent. */
async function faulty(calls: ReturnType<typeof callsOf>, report: Record<string, unknown>): Promise<void> {
  const { database } = platform
  await database.query(`create function sing() returns trigger language plpgsql as $$ begin
    raise exception 'the row is %', new using detail = '${canary.phone}', hint = '${canary.name}'; end $$`)
  await database.query('create trigger sing before insert on public_comment for each row execute function sing()')
  await database.query(
    'create trigger sing before insert on service_case_revision for each row execute function sing()',
  )
  await database.query('create trigger sing before insert on evaluation for each row execute function sing()')
  const sent = await Promise.all([
    calls.putCase(`${canary.caseNo}-2`, report),
    calls.comment({ comment: canary.publicComment }, 'canary-key-6'),
    calls.give(String(platform.trial.invitations[0]?.token), 1, 'canary-key-7', { comment: canary.comment }),
  ])
  for (const table of ['public_comment', 'service_case_revision', 'evaluation'])
    await database.query(`drop trigger sing on ${table}`)
  await database.query('drop function sing()')
  expect(sent.map(({ status }) => status)).toEqual([500, 500, 500])
  answers.push(...sent.map(({ text }) => text))
}

/** A value as it could stand somewhere: plain, escaped, in hex, in base64, or as a hash that anybody could look up. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  const hashes = ['sha256', 'sha1', 'md5'].flatMap((name) => {
    const digest = createHash(name).update(bytes).digest()
    return [
      digest.toString('hex'),
      digest.toString('base64'),
      digest.toString('base64url'),
      digest.subarray(0, 16).toString('hex'),
    ]
  })
  const inBase64 = [bytes, Buffer.concat([Buffer.of(0), bytes]), Buffer.concat([Buffer.of(0, 0), bytes])].map(
    (shifted) => shifted.toString('base64').slice(4, -4),
  )
  return [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    ...inBase64,
    ...hashes,
  ].filter((form) => form.length >= 8 || form === value)
}
const heardIn = (text: string) => {
  const lower = text.toLowerCase()
  return secrets.filter((value) => formsOf(value).some((form) => lower.includes(form.toLowerCase())))
}

describe('the canary is found nowhere', () => {
  test('though it is there for whoever may open it: this test could hear it', async () => {
    expect(heardIn(`… ${Buffer.from(`xx${canary.phone}xx`).toString('base64')} …`)).toEqual([canary.phone])
    expect(heardIn(`\\x${createHash('sha256').update(canary.caseNo).digest('hex')}`)).toEqual([canary.caseNo])
    const rows = await platform.database.query<{ record: string; epoch: number; wrapped: Buffer; sealed: Buffer }>(
      `select f.record_id as record, k.epoch, k.wrapped, f.sealed from vault.sealed_field f join vault.data_key k on k.record_id = f.record_id
       where f.field = 'applicant-phone'`,
    )
    const opened = rows.map((row) =>
      platform.running.world.vault
        .openRecord(row.record, row)
        .open('sealed_field|applicant-phone', row.sealed)
        .toString(),
    )
    expect(opened).toContain(canary.phone)
  })

  test('in the log, at its most talkative, faults included', () => {
    expect(log).toContain('"msg":"fault"')
    expect(heardIn(log)).toEqual([])
    for (const { token } of platform.trial.invitations) expect(log).not.toContain(token)
    expect(log).not.toContain(platform.trial.apiKey)
  })

  test('in the metrics', async () => {
    const text = await platform.running.metrics.registry.metrics()
    expect(text).toContain('yiping_refusals_total')
    expect(heardIn(text)).toEqual([])
  })

  test('in links, slips, codes and the answers to faults', () => {
    expect(answers.length).toBeGreaterThan(6)
    expect(heardIn(answers.join('\n'))).toEqual([])
  })

  test('in anything that is handed out: to everybody, to keys that may read, to devices', async () => {
    const calls = callsOf(platform)
    const scopes = ['cases:write', 'participation:read', 'catalogue:read', 'devices:read', 'imports:run'] as const
    const { key } = await calls.apiKey({ scopes: [...scopes] })
    const hall = '/api/v1/halls/YP-TRIAL-01'
    const paths = [
      '/healthz',
      '/api',
      '/api/v1/status',
      '/api/v1/halls',
      `${hall}/board`,
      `${hall}/participation`,
      `${hall}/windows/A01`,
      `${hall}/windows/A01/page`,
      '/api/v1/devices',
      '/api/v1/imports',
      ...['divisions', 'organizations', 'halls', 'windows', 'staff', 'items'].map(
        (list) => `/api/v1/catalogue/${list}`,
      ),
    ]
    const told = await Promise.all(
      paths.map(async (path) => hear(fetch(platform.base + path, { headers: { authorization: `Bearer ${key}` } }))),
    )
    expect(told.filter(({ status }) => status !== 200).map(({ text }) => text)).toEqual([])
    expect(heardIn(told.map(({ text }) => text).join('\n'))).toEqual([])
  })

  test('in a plain dump of the database: every column of every table', async () => {
    const dump = await dumpOf(platform)
    expect(dump.length).toBeGreaterThan(40)
    let dumped = 0
    for (const { table, rows } of dump) {
      dumped += rows.length
      const text = rows.join('\n')
      // Bytes are printed in hex: read as text too, in case a plain value was put into them.
      const bytes = [...text.matchAll(/\\x([0-9a-f]{2,})/g)].map(([, hex]) =>
        Buffer.from(hex ?? '', 'hex').toString('utf8'),
      )
      expect([table, heardIn(text), heardIn(bytes.join('\n'))]).toEqual([table, [], []])
    }
    expect(dumped).toBeGreaterThan(200)
  })
})
