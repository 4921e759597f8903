import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChaosPlatform, startChaosPlatform, startsWithinMs } from '../chaos/platform.ts'
import { type Behaviour, TestGateway } from '../support/gateway.ts'
import { caseReport } from '../support/platform.ts'

/** How often the sender is killed: with a whole round of letters at the gateways, and in turn with a round just begun. */
const kills = Number(process.env['LETTER_KILLS'] ?? 1)
const concurrency = 8
const heldAtKill = (kill: number) => (kill % 2 === 1 ? concurrency : 3)
const lettersPerKill = 2 * concurrency
/** Between two rounds: what is reported meanwhile goes together. */
const everyMs = 12_000
/** A letter whose sender died is looked at when its lease ends: the longest call and half a minute. */
const settlesWithinMs = 120_000

/** A letter on a wire, whichever it was. */
interface Arrived {
  readonly messageId: string
  readonly link: string
}

/** While this holds, a gateway answers nobody: every second letter it takes first, the others not. */
let isHolding = false
let held = 0
const behave = (): Behaviour => {
  if (!isHolding) return 'TAKE'
  held += 1
  return held % 2 === 0 ? 'HANG' : 'TAKE_THEN_HANG'
}

/** An official account as its platform promises: a client_msg_id that it has seen is not sent again, and it cannot be asked. */
class TestAccount {
  readonly taken = new Map<string, string>()
  /** How often it was given a letter that it had taken already. */
  repeats = 0
  readonly #server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    if (request.url === '/cgi-bin/stable_token') {
      response.end(JSON.stringify({ access_token: 'token', expires_in: 7200 }))
      return
    }
    const behaviour = behave()
    if (behaviour.startsWith('TAKE')) {
      if (this.taken.has(body.client_msg_id)) this.repeats += 1
      this.taken.set(body.client_msg_id, body.url)
    }
    // Whoever asked is dead by now: nobody hears.
    if (!behaviour.endsWith('HANG')) response.end(JSON.stringify({ errcode: 0, msgid: this.taken.size }))
  })
  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }
  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

let folder: string
let platform: ChaosPlatform
let gateway: TestGateway
const account = new TestAccount()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-kill-'))
  gateway = await TestGateway.start({ kind: 'sms-json', name: 'gateway', behave })
  const file = join(folder, 'providers.json')
  const common = {
    appId: 'wx-test',
    secret: 'a secret of the test account',
    templateId: 'T1',
    callbackToken: 'a token',
  }
  const url = `http://127.0.0.1:${await account.start()}`
  const providers = [
    gateway.settings(8_000),
    { kind: 'official-account', name: 'account', url, ...common, timeoutMs: 4_000 },
  ]
  await writeFile(file, JSON.stringify({ providers, concurrency, everyMs }), { mode: 0o600 })
  platform = await startChaosPlatform({ LETTER_PROVIDERS: file, OUTGOING_HOSTS: '127.0.0.1' })
  // The clock is the real one: at night, too, letters have to go.
  await platform.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, '2020-01-01', 2, 'test', body || '{"quietFrom": "00:00", "quietUntil": "00:00", "askAfterSeconds": 1}'
     from policy where word = 'letter' and version = 1`,
  )
  await restart('SIGTERM')
}, startsWithinMs)
afterAll(async () => {
  await platform?.remove()
  await gateway?.down()
  account.stop()
  await rm(folder, { recursive: true, force: true })
})

async function restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  process.kill(platform.server.pid as number, signal)
  await platform.server.exited
  await platform.start()
}

/** Somebody with a phone and somebody who follows the account, in turn. @returns the link that has to arrive */
async function report(person: number): Promise<string> {
  const isByPhone = person % 2 === 0
  const digits = String(person).padStart(8, '0')
  const address = isByPhone ? { phone: `154${digits}` } : { openId: `openid-of-${digits}` }
  const response = await fetch(`${platform.base}/api/v1/cases/KILLED-${person}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.trial.apiKey}` },
    body: JSON.stringify({ ...caseReport(Date.now()), applicant: { type: 'NATURAL_PERSON', ...address } }),
  })
  expect(response.status).toBe(201)
  const { occurrences } = (await response.json()) as { occurrences: { invitation: { token: string } }[] }
  return `${platform.base}/e${isByPhone ? '?c=SMS' : ''}#${occurrences[0]?.invitation.token}`
}

const states = async () =>
  Object.fromEntries(
    (
      await platform.query<{ state: string; n: number }>(
        'select state::text, count(*)::int as n from letter where turn = 1 group by 1',
      )
    ).map(({ state, n }) => [state, n]),
  )

/** Of how many letters nobody knows whether a provider has them. */
const underWaySince = async (since: Date) =>
  (await platform.query(`select 1 from letter where state = 'SENDING' and begun_at >= $1`, [since])).length

test(
  `${kills} × kill -9 in the middle of sending: every letter arrives, none in two numbers, and none twice that a gateway could be asked about`,
  async () => {
    const links: string[] = []
    const killedWith: number[] = []
    for (let kill = 1; kill <= kills; kill += 1) {
      const isWaiting = async () => (await states())['WAITING'] ?? 0
      await expect.poll(isWaiting, { timeout: settlesWithinMs, interval: 200 }).toBe(0)
      ;[isHolding, held] = [true, 0]
      const since = new Date()
      for (let one = 0; one < lettersPerKill; one += 1) links.push(await report(links.length))
      await expect.poll(() => held, { timeout: 3 * everyMs, interval: 2 }).toBeGreaterThanOrEqual(heldAtKill(kill))
      process.kill(platform.server.pid as number, 'SIGKILL')
      expect(await platform.server.exited).toMatchObject({ signal: 'SIGKILL' })
      killedWith.push(await underWaySince(since))
      isHolding = false
      await platform.start()
    }
    // It died with letters of which nobody knows whether they were taken, or it would have shown nothing.
    for (const [index, underWay] of killedWith.entries()) expect(underWay).toBeGreaterThanOrEqual(heldAtKill(index + 1))
    await expect.poll(states, { timeout: settlesWithinMs, interval: 500 }).toEqual({ SENT: links.length })

    const bySms: Arrived[] = gateway.taken.map(({ messageId, link }) => ({ messageId, link }))
    const byAccount: Arrived[] = [...account.taken].map(([messageId, link]) => ({ messageId, link }))
    expect([...bySms, ...byAccount].map(({ link }) => link).sort()).toEqual([...links].sort())
    // The gateway recognises no number that it has seen, so each call that it took is in the list: it was asked instead.
    expect(new Set(bySms.map(({ messageId }) => messageId)).size).toBe(bySms.length)
    expect(gateway.asks).toBeGreaterThan(0)
    // The account was given again, under the same number, what it had taken from the dead: that is how it is asked.
    // One kill may fall between two letters; several do not.
    if (kills > 1) expect(account.repeats).toBeGreaterThan(0)
    console.log(
      `${kills} kills with ${killedWith.join(', ')} letters under way: ${links.length} of ${links.length} arrived once; ` +
        `${gateway.asks} asked about, ${account.repeats} repeated under a number that the account knew`,
    )
  },
  (kills + 1) * settlesWithinMs,
)
