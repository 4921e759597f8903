import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findNote, findSigners } from '../../ledger/note.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { InventedLog } from '../../tests/support/invented-log.ts'
import { addCheckpoint, keyOf } from '../../tests/support/witness.ts'
import { launchServer } from '../lib/server.mjs'

const origin = 'log.example/2026'
const leaves = 3000
const kills = 8
const log = new InventedLog(origin, leaves)
const forks = new InventedLog(origin, leaves, (index) => `other ${index}`)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-witness-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** As an operator starts it. */
async function launch() {
  const args = ['tools/witness.mjs', '--name', 'witness.example', '--dir', folder, '--port', '0']
  const child = launchServer({
    cwd: resolve(import.meta.dirname, '../..'),
    args: [...args, ...log.vkeys.flatMap((vkey) => ['--log', vkey])],
    secondsMax: 200,
  })
  const url = await child.serving()
  return { child, url, vkey: /^vkey: (\S+)$/m.exec(child.output())?.[1] ?? '' }
}

/** Has it cosign size after size until it is gone. @returns the last size whose cosignature arrived */
async function press(url: string, from: number, tell: (held: number) => void): Promise<number> {
  let held = from
  for (let next = held + 1; next <= leaves; next += 1) {
    const answer = await addCheckpoint(url, await log.request(held, next)).catch(() => undefined)
    if (answer === undefined) return held
    expect(answer.status).toBe(200)
    held = next
    tell(held)
  }
  return held
}

test(`what it has answered is on the disk: after each of ${kills} kill -9 it stands where it was and contradicts nothing`, async () => {
  let [held, name] = [0, '']
  for (let round = 0; round < kills; round += 1) {
    const { child, url, vkey } = await launch()
    expect(vkey).toBe(name || vkey)
    name = vkey
    // It may have gone on without our hearing of it, by the one that was under way; never back.
    const asked = await addCheckpoint(url, await forks.request(leaves, leaves))
    const size = asked.status === 409 ? Number(asked.text) : Number.NaN
    expect([held, held + 1]).toContain(size)
    if (size > 0) {
      expect((await addCheckpoint(url, await forks.request(size, leaves))).status).toBe(422)
      const note = findNote(await (await fetch(`${url}/checkpoint?origin=${origin}`)).text())
      expect(note && (await findSigners(nodeLedger, note, [keyOf(vkey)], checkSignature))).toHaveLength(1)
    }
    let heard = size
    const pressed = press(url, size, (to) => {
      heard = to
    })
    // In the middle of whatever it does then: the moment differs by a millisecond each round.
    await expect.poll(() => heard, { interval: 5 }).toBeGreaterThan(size + 10)
    await wait(round)
    child.kill('SIGKILL')
    await child.exited
    held = await pressed
    expect(held).toBeGreaterThan(size)
  }
})

test('told to stop it ends by itself, and a second start has the same key and state', async () => {
  const first = await launch()
  const size = Number((await addCheckpoint(first.url, await forks.request(leaves, leaves))).text)
  first.child.kill('SIGTERM')
  expect(await first.child.exited).toEqual({ code: 0, signal: null })
  const second = await launch()
  expect(second.vkey).toBe(first.vkey)
  expect(Number((await addCheckpoint(second.url, await forks.request(leaves, leaves))).text)).toBe(size)
  second.child.kill('SIGTERM')
  expect(await second.child.exited).toEqual({ code: 0, signal: null })
})
