import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { findNote, findSigners } from '../../ledger/note.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { nodeLedger, sm3 } from '../../signing/node-ledger.ts'
import { checkSignature } from '../../signing/sign-note.ts'
import { sm2Signer } from '../../signing/sm2.ts'
import { InventedLog, requestOf, seedOf } from '../../tests/support/invented-log.ts'
import { keyOf, openWitness, type TestWitness, type WitnessWishes } from '../../tests/support/witness.ts'
import { evidenceMax } from './evidence.ts'

const origin = 'log.example/2026'
const log = new InventedLog(origin, 600)
/** Agrees with the log up to its 300th leaf, signs with the same key. */
const fork = new InventedLog(origin, 600, (index) => (index < 300 ? `leaf ${index}` : `other ${index}`))
const at = Date.UTC(2026, 9, 1)

const open: TestWitness[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((witness) => witness.end()))
})
async function witnessOf(wishes: Partial<WitnessWishes> = {}): Promise<TestWitness> {
  const witness = await openWitness({ vkeys: log.vkeys, now: () => at, ...wishes })
  open.push(witness)
  return witness
}

const size = { status: 409, type: 'text/x.tlog.size' }
const heldBy = async ({ url }: TestWitness, name = origin) => {
  const answer = await fetch(`${url}/checkpoint?origin=${encodeURIComponent(name)}`)
  return answer.status === 200 ? findNote(await answer.text())?.text.split('\n')[1] : answer.status
}

describe('a checkpoint is cosigned', () => {
  test('where it is the first one, and with the time it was seen', async () => {
    const witness = await witnessOf()
    const answer = await witness.add(await log.request(0, 100))
    expect(answer).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^— witness\.example [A-Za-z0-9+/]+=*\n$/),
    })
    const note = findNote((await log.note(100)) + answer.text)
    expect(note && (await findSigners(nodeLedger, note, [keyOf(witness.vkey)], checkSignature))).toHaveLength(1)
    expect(Buffer.from(note?.signatures.at(-1)?.signature ?? []).readBigUInt64BE()).toBe(BigInt(at / 1000))
  })

  test('where it goes on from the last one, whatever the sizes', async () => {
    const witness = await witnessOf()
    let held = 0
    for (const next of [0, 0, 1, 2, 255, 256, 256, 257, 511, 512, 600]) {
      expect((await witness.add(await log.request(held, next))).status, `${held} → ${next}`).toBe(200)
      held = next
    }
    expect(await heldBy(witness)).toBe('600')
  })

  test('for each log by itself, also one whose tree is of SM3 and signed by SM2 alone', async () => {
    const name = `${origin}/sm3`
    const twin = new InventedLog(name, 40, undefined, { hash: sm3, signers: [sm2Signer(name, seedOf('sm2'))] })
    const witness = await witnessOf({ vkeys: [...log.vkeys, ...twin.vkeys] })
    expect((await witness.add(await log.request(0, 9))).status).toBe(200)
    expect((await witness.add(await twin.request(0, 20))).status).toBe(200)
    expect((await witness.add(await twin.request(20))).status).toBe(200)
    expect([await heldBy(witness), await heldBy(witness, name)]).toEqual(['9', '40'])
  })

  test('whichever of its keys the log has signed with, and whoever else has signed', async () => {
    const signers = [ed25519Signer(origin, seedOf('new')), sm2Signer(origin, seedOf('sm2'))]
    const others = [...signers, ed25519Signer('somebody.example', seedOf('else'))]
    const both = new InventedLog(origin, 600, undefined, { signers: others })
    const witness = await witnessOf({ vkeys: [...log.vkeys, ...both.vkeys.slice(0, 2)] })
    expect((await witness.add(await log.request(0, 5))).status).toBe(200)
    expect((await witness.add(await both.request(5, 6))).status).toBe(200)
    expect(await heldBy(witness)).toBe('6')
  })

  test('again where it is asked again, and nothing is written for it', async () => {
    const witness = await witnessOf()
    await witness.add(await log.request(0, 100))
    expect((await witness.add(await log.request(100, 100))).status).toBe(200)
    expect(await witness.evidence(origin)).toEqual([])
  })
})

describe('it is refused', () => {
  test('404 of a log that is not watched', async () => {
    const witness = await witnessOf()
    expect((await witness.add(await new InventedLog('log.example/2027', 3).request(0))).status).toBe(404)
  })

  test('403 where the log has not signed, or somebody has written its name', async () => {
    const witness = await witnessOf()
    const stranger = new InventedLog(origin, 3, undefined, {
      signers: [ed25519Signer('somebody.example', seedOf('x'))],
    })
    expect((await witness.add(await stranger.request(0))).status).toBe(403)
    const forged = (await log.request(0, 3)).replace('\n3\n', '\n4\n')
    expect((await witness.add(forged)).status).toBe(403)
    expect(await heldBy(witness)).toBe(404)
  })

  test('400 where it goes back by its own words', async () => {
    const witness = await witnessOf()
    expect((await witness.add(requestOf(6, [], await log.note(5)))).status).toBe(400)
  })

  test('400 where it is not written as it has to be', async () => {
    const witness = await witnessOf()
    const note = await log.note(5)
    const hash = Buffer.alloc(32, 1)
    const wrong = [
      '',
      '\n\n',
      note,
      requestOf('', [], note),
      requestOf('05', [], note),
      requestOf('-1', [], note),
      requestOf('0x1', [], note),
      requestOf('9007199254740993', [], note),
      requestOf(0, [hash.subarray(1)], note),
      requestOf(
        0,
        Array.from({ length: 64 }, () => hash),
        note,
      ),
      requestOf(0, [], note).replaceAll('\n', '\r\n'),
      `\ufeff${requestOf(0, [], note)}`,
      requestOf(0, [], note).slice(0, -1),
      requestOf(0, [], note.replace('—', '-')),
    ]
    for (const body of wrong) expect((await witness.add(body)).status, body).toBe(400)
    const latin = Buffer.from(requestOf(0, [], note), 'latin1')
    expect((await witness.add(latin)).status).toBe(400)
  })

  test('409 with the size that was cosigned, where another one is named: also to whoever wants to go back', async () => {
    const witness = await witnessOf()
    expect(await witness.add(await log.request(3, 5))).toEqual({ ...size, text: '0\n' })
    await witness.add(await log.request(0, 500))
    expect(await witness.add(await log.request(0, 600))).toEqual({ ...size, text: '500\n' })
    expect(await witness.add(await log.request(400, 600))).toEqual({ ...size, text: '500\n' })
    expect(await witness.add(await log.request(400, 450))).toEqual({ ...size, text: '500\n' })
    expect(await witness.add(await log.request(500, 500))).toMatchObject({ status: 200 })
  })

  test('422 where the proof does not lead there', async () => {
    const witness = await witnessOf()
    await witness.add(await log.request(0, 200))
    const [first = new Uint8Array(0), ...rest] = log.proof(200, 400)
    const bent = [Uint8Array.from(first, (byte) => byte ^ 1), ...rest]
    const note = await log.note(400)
    for (const proof of [[], rest, bent, [...log.proof(200, 400), first], log.proof(199, 400)])
      expect((await witness.add(requestOf(200, proof, note))).status).toBe(422)
    expect(await heldBy(witness)).toBe('200')
  })

  test('422 where a proof comes with the first one, or an empty log has another root than none', async () => {
    const witness = await witnessOf()
    expect((await witness.add(requestOf(0, log.proof(3, 5), await log.note(5)))).status).toBe(422)
    const odd = new InventedLog(origin, 0, undefined, { hash: () => Buffer.alloc(32, 7) })
    expect((await witness.add(await odd.request(0))).status).toBe(422)
    expect(await witness.evidence(origin)).toEqual([])
  })

  test('405 by another method, 404 at another address', async () => {
    const { url } = await witnessOf()
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405)
    expect((await fetch(`${url}/vkey`, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(`${url}/logs`)).status).toBe(404)
  })
})

describe('evidence', () => {
  test('of another root at the size that was cosigned is kept once, with both notes', async () => {
    const witness = await witnessOf()
    await witness.add(await log.request(0, 400))
    for (const old of [400, 200, 400])
      expect(await witness.add(requestOf(old, [], await fork.note(400)))).toEqual({ ...size, text: '400\n' })
    const [name = '', ...more] = await witness.evidence(origin)
    expect([name, more]).toEqual([expect.stringMatching(/^conflict-400-[0-9a-f]{16}\.json$/), []])
    const evidence = await witness.readEvidence(origin, name)
    expect(evidence).toMatchObject({
      kind: 'CONFLICT',
      origin,
      keptAt: '2026-10-01T00:00:00.000Z',
      shown: await fork.note(400),
    })
    expect(evidence.held).toContain(await log.note(400))
    expect(witness.told).toEqual([expect.stringContaining(name)])
  })

  test('of a history that was changed is kept, and what was cosigned stays', async () => {
    const witness = await witnessOf()
    await witness.add(await log.request(0, 400))
    expect((await witness.add(await fork.request(400, 600))).status).toBe(422)
    expect(await witness.evidence(origin)).toEqual([expect.stringMatching(/^unproven-600-/)])
    expect(await heldBy(witness)).toBe('400')
  })

  test('that a stranger made of a genuine checkpoint and a wrong proof goes away when the proof comes', async () => {
    const witness = await witnessOf()
    await witness.add(await log.request(0, 400))
    await witness.add(requestOf(400, [], await log.note(600)))
    expect(await witness.evidence(origin)).toHaveLength(1)
    await witness.add(await log.request(400, 600))
    expect(await witness.evidence(origin)).toEqual([])
  })

  test('is bounded, and what strangers make of the past does not crowd out what lies ahead', async () => {
    const witness = await witnessOf()
    await witness.add(await log.request(0, 1))
    for (let to = 2; to < 2 + evidenceMax; to += 1) await witness.add(requestOf(1, [], await log.note(to)))
    expect(await witness.evidence(origin)).toHaveLength(evidenceMax)
    // All of it lies ahead: nothing may go.
    await witness.add(requestOf(1, [], await log.note(500)))
    expect((await witness.evidence(origin)).join()).not.toContain('-500-')
    // The log goes on provably: what lies behind may.
    await witness.add(await log.request(1, 400))
    await witness.add(await fork.request(400, 600))
    const names = await witness.evidence(origin)
    expect(names).toHaveLength(evidenceMax)
    expect(names.join()).toContain('unproven-600-')
    expect(names.join()).not.toContain('unproven-2-')
  })
})

describe('many at once', () => {
  test('of two that contradict each other exactly one is cosigned', async () => {
    for (let round = 0; round < 10; round += 1) {
      const witness = await witnessOf()
      await witness.add(await log.request(0, 300))
      const bodies = await Promise.all([log.request(300, 500), fork.request(300, 500)])
      const answers = await Promise.all([...bodies, ...bodies, ...bodies].map((body) => witness.add(body)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(5)
    }
  })

  test('also where two witnesses were started by mistake on one folder', async () => {
    for (let round = 0; round < 10; round += 1) {
      const one = await witnessOf()
      const other = await openWitness({ vkeys: log.vkeys, folder: one.folder })
      await one.add(await log.request(0, 300))
      const bodies = await Promise.all([log.request(300, 500), fork.request(300, 501)])
      const answers = await Promise.all([one, other, one, other].map((each, at) => each.add(bodies[at % 2] ?? '')))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      await other.stop()
    }
  })

  test('whatever it is sent, two that it has cosigned never contradict each other', async () => {
    const logs = [log, fork]
    const step = fc.record({
      which: fc.nat(1),
      from: fc.integer({ min: 0, max: 12 }),
      to: fc.integer({ min: 0, max: 12 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const witness = await openWitness({ vkeys: log.vkeys })
        let forked = new Set<number>()
        let last = 0
        const bodies = steps
          .map(({ which, from, to }) => ({ which, from: from * 50, to: to * 50 }))
          .filter(({ from, to }) => from <= to)
        for (const { which, from, to } of bodies) {
          const { status } = await witness.add(await (logs[which] ?? log).request(from, to))
          if (status !== 200) continue
          expect(to).toBeGreaterThanOrEqual(last)
          last = to
          if (to > 300) forked = forked.add(which)
        }
        await witness.end()
        expect(forked.size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 25 },
    )
  })
})
