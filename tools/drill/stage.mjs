// What a drill works with: a site of its own in folders of its own, and the programs as an operator starts them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer } from '../lib/server.mjs'

const WAIT_MS = 60_000

/** Only what a program needs: nothing of whoever runs the drill reaches it. */
const clean = () =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
  )

/** A drill says what has to be so. */
export function must(isSo, otherwise) {
  if (!isSo) throw new Error(otherwise)
}

/** A site of its own in a folder that goes with it. */
export class Stage {
  steps = []
  #ending = []

  static async open(root) {
    const stage = new Stage()
    stage.root = root
    stage.folder = await mkdtemp(path.join(tmpdir(), 'yiping-drill-'))
    // Root's PostgreSQL runs as nobody and has to reach its folder.
    await chmod(stage.folder, 0o711)
    return stage
  }

  place(name) {
    return path.join(this.folder, name)
  }

  /** Does one step; what it answers is what was seen. */
  async step(what, work) {
    const started = performance.now()
    const add = (seen) => {
      this.steps.push({ what, seen, seconds: (performance.now() - started) / 1000 })
      console.log(`  ${what}: ${seen}`)
    }
    try {
      add(await work())
    } catch (error) {
      add(`**${error.message}**`)
      throw error
    }
  }

  /** A command that ends by itself. */
  async command(name, argv, env = {}) {
    const child = this.#spawn(name, argv, env)
    const [out, err] = [keep(child.stdout), keep(child.stderr)]
    const [code] = await once(child, 'close')
    return { code, out: out(), err: err(), said: `${out()}${err()}`.trim() }
  }

  /** A server on a folder of its own, until the stage closes or somebody ends it. */
  async serve(dataDir, env = {}) {
    const server = await startServer({ root: this.root, dataDir, env })
    const stop = async (signal = 'SIGTERM') => {
      if (!server.hasExited()) server.kill(signal)
      await server.exited
    }
    this.#ending.push(stop)
    return { ...server, stop, dataDir }
  }

  /** The machine is gone, and its database with it. */
  async lose(server) {
    const [postmaster] = (await readFile(path.join(server.dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')
    await server.stop('SIGKILL')
    process.kill(Number(postmaster), 'SIGQUIT')
    await until('the database has ended', () => !existsSync(`/proc/${postmaster}`))
    await rm(server.dataDir, { recursive: true, force: true })
  }

  /** A witness of this repository, that knows these keys. */
  async watch(vkeys) {
    const argv = ['--name', 'witness.drill.example/1', '--dir', this.place('witness'), '--port', '0']
    const child = this.#spawn('witness', [...argv, ...vkeys.flatMap((vkey) => ['--log', vkey])])
    const said = keep(child.stdout)
    this.#ending.push(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'close')
    })
    const url = await until('the witness serves', () => /is serving on (\S+)\n/.exec(said())?.[1])
    return { url, vkey: /vkey: (\S+)/.exec(said())?.[1] }
  }

  async write(name, text) {
    await writeFile(this.place(name), text)
    return this.place(name)
  }

  async close() {
    for (const end of this.#ending.reverse()) await end().catch(() => undefined)
    await rm(this.folder, { recursive: true, force: true })
  }

  #spawn(name, argv, env = {}) {
    const options = { cwd: this.root, env: { ...clean(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] }
    return spawn(process.execPath, [path.join(this.root, 'tools', `${name}.mjs`), ...argv], options)
  }
}

/** What a stream has said so far. */
function keep(stream) {
  let said = ''
  stream.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  return () => said
}

/** Asks until there is an answer. */
export async function until(what, ask, patienceMs = WAIT_MS) {
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    await sleep(100)
  }
  throw new Error(`not within ${patienceMs / 1000} s: ${what}`)
}

export const textOf = async (url) => {
  const answer = await fetch(url)
  return answer.ok ? answer.text() : undefined
}

/** How many leaves the checkpoint that is served covers; 0 before there is one. */
export async function sizeOf(base) {
  const note = await textOf(`${base}/log/checkpoint`)
  return Number(note?.split('\n')[1] ?? 0)
}

/** vkeys that the platform shows for one use. */
export async function vkeysOf(base, use = 'checkpoint') {
  const lines = (await textOf(`${base}/log/vkeys`)).trim().split('\n')
  return lines.map((line) => line.split(' ')).flatMap(([what, vkey]) => (what === use ? [vkey] : []))
}

let cases = 0

/** So many citizens are served and evaluate. @returns their receipts */
export async function give(server, count) {
  const { apiKey } = JSON.parse(await readFile(path.join(server.dataDir, 'trial.json'), 'utf8'))
  const receipts = []
  while (receipts.length < count) {
    const some = Math.min(10, count - receipts.length)
    receipts.push(...(await Promise.all(Array.from({ length: some }, () => giveOne(server.base, apiKey)))))
  }
  return receipts
}

async function giveOne(base, apiKey) {
  cases += 1
  const now = Date.now()
  const key = `DRILL-${now.toString(36)}-${cases}`
  const reported = await call(`${base}/api/v1/cases/${key}`, 'PUT', { authorization: `Bearer ${apiKey}` }, caseAt(now))
  const { token } = reported.occurrences[0].invitation
  const grade = 1 + (cases % 5)
  const headers = { 'idempotency-key': key }
  const given = await call(`${base}/api/v1/evaluations`, 'POST', headers, { token, grade, channel: 'QR_CODE' })
  return given.receipt
}

/** The file that a citizen saves, once it holds a proof. */
export async function proofFileOf({ base }, receipt) {
  const file = await until('proved', async () => {
    const { files } = await call(`${base}/api/v1/evaluations/receipt-file`, 'POST', {}, { receipt })
    return files[0].proof === undefined ? undefined : files[0]
  })
  return JSON.stringify(file)
}

/** Waits until so many leaves are published. @returns how many are */
export const published = ({ base }, size) =>
  until(`${size} leaves published`, async () => {
    const now = await sizeOf(base)
    return now >= size && now
  })

async function call(url, method, headers, body) {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok)
    throw new Error(
      `${method} ${new URL(url).pathname.split('/').slice(0, 4).join('/')}: ${answer.status} ${text.slice(0, 200)}`,
    )
  return JSON.parse(text)
}

function caseAt(now) {
  return {
    itemCode: '11990102MB0000000T1000000000002',
    divisionCode: '990102000000',
    caseType: 'COMMITTED',
    status: 'ACCEPTED',
    handlingChannel: 'OFFLINE',
    acceptedAt: new Date(now - 600_000).toISOString(),
    applicant: { type: 'NATURAL_PERSON' },
    occurrences: [
      {
        sequence: 1,
        service: 'APPLICATION',
        mode: 'COUNTER',
        hallCode: 'YP-TRIAL-01',
        windowCode: 'A01',
        staffNo: '1001',
        endedAt: new Date(now - 60_000).toISOString(),
        outcome: 'DONE',
        waitingMinutes: 7,
      },
    ],
  }
}
