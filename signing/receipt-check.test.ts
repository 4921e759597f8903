import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CanonValue } from '../ledger/canon.ts'
import { leafHash, toLeaf } from '../ledger/leaf.ts'
import { checkReceiptFile, type ReceiptCheck, toTrust } from '../ledger/receipt-check.ts'
import {
  findReceiptFiles,
  leafHashOf,
  type ReceiptFile,
  receiptFormat,
  writeReceiptFiles,
} from '../ledger/receipt-file.ts'
import {
  commitField,
  type ErasureRecord,
  erasureDigest,
  evaluationDigest,
  fieldSalt,
  laterDigest,
  publicCommentDigest,
  supplementDigest,
} from '../ledger/record.ts'
import { TinyLog } from '../tests/support/tiny-log.ts'
import { nodeLedger } from './node-ledger.ts'
import { checkSignature } from './sign-note.ts'

const log = new TinyLog()
const trust = toTrust(nodeLedger, log.trust)
const promisedAt = 1_795_000_000_000
const id = '0199a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b'
const seed = Buffer.alloc(32, 7)
const receipt = Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), seed]).toString('base64url')
const evaluation = {
  id,
  at: 498_600,
  window: 'H01/W03',
  item: 'I-7',
  staff: 'S-1',
  channel: 'KEYPAD',
  scores: { grade: 2, dimensions: { attitude: 2 } },
  reasons: ['201', '203'],
  ticket: 'k3QX',
  comment: '等了“很久” \n再见',
  contact: null,
  rules: 4,
} as const
const added = {
  id: `${id.slice(0, -1)}c`,
  at: 498_601,
  of: id,
  scores: null,
  reasons: ['204'],
  comment: null,
  rules: 4,
}
const publicComment = { id, at: 1, window: 'H01/W03', channel: 'WEB', scores: 4, comment: '好', rules: 4 }

let file: ReceiptFile
let promised: ReceiptFile
beforeAll(async () => {
  const bare: ReceiptFile = { format: receiptFormat, kind: 'evaluation', receipt, record: evaluation, vkeys: [] }
  const leaf = leafHashOf(nodeLedger, bare) as Uint8Array
  promised = { ...bare, promise: await log.promise(leaf, promisedAt) }
  file = { ...promised, proof: await log.prove(leaf) }
})

const look = (looked: ReceiptFile, more: Partial<ReceiptCheck> = {}) =>
  checkReceiptFile(nodeLedger, { file: looked, trust, check: checkSignature, now: promisedAt, ...more })
const codes = async (looked: ReceiptFile, more: Partial<ReceiptCheck> = {}) =>
  (await look(looked, more)).findings.map(({ code }) => code)

describe('a receipt file', () => {
  test('whose record is as it was committed to stands in the log, witnessed', async () => {
    expect(await look(file)).toMatchObject({
      verdict: 'IN_LOG',
      findings: [
        { code: 'PROMISE_HOLDS', promisedAt },
        { code: 'IN_LOG', index: 300, size: 342 },
        { code: 'SIGNED_BY_LOG' },
        { code: 'WITNESSED', names: ['witness.one', 'witness.two'], needed: 2 },
      ],
      checkpoint: { origin: log.origin, size: 342 },
    })
  })

  test('is read as it was written, one or several of them', () => {
    expect(findReceiptFiles(writeReceiptFiles([file]))).toEqual([file])
    expect(findReceiptFiles(writeReceiptFiles([file, promised]))).toEqual([file, promised])
  })

  test('without a proof is promised until the time of the promise, and overdue after it', async () => {
    expect((await look(promised)).verdict).toBe('PROMISED')
    expect((await look(promised, { now: promisedAt + 60_001 })).verdict).toBe('OVERDUE')
  })

  test('that was saved without a connection, or before anything was signed, proves nothing yet', async () => {
    const { record: _, ...offline } = promised
    expect(await look(offline)).toEqual({ verdict: 'UNPROVEN', findings: [{ code: 'RECORD_MISSING' }] })
    const { promise: __, ...bare } = promised
    expect(await look(bare)).toMatchObject({ verdict: 'UNPROVEN', findings: [{ code: 'NO_PROOF' }] })
  })

  test.each(['scores', 'window', 'staff', 'at', 'comment'] as const)('with another %s is wrong', async (field) => {
    const record = { ...evaluation, [field]: field === 'scores' ? { grade: 5, dimensions: null } : 'other' }
    expect(await look({ ...file, record })).toMatchObject({ verdict: 'WRONG' })
    expect(await codes({ ...file, record })).toEqual(expect.arrayContaining(['PROMISE_OF_OTHER_CONTENT', 'NOT_IN_LOG']))
  })

  test('is not that of another receipt', async () => {
    const other = Buffer.concat([Buffer.alloc(16, 1), seed]).toString('base64url')
    expect(await codes({ ...file, receipt: other })).toContain('RECEIPT_OF_ANOTHER')
  })
})

describe('what stands behind the same receipt', () => {
  test.each([
    ['reasons', added, () => toLeaf('supplement', supplementDigest(nodeLedger, seed, added))],
    ['REVISION', added, () => toLeaf('supplement', laterDigest(nodeLedger, seed, 'REVISION', added))],
    ['SUPPLEMENTARY', added, () => toLeaf('supplement', laterDigest(nodeLedger, seed, 'SUPPLEMENTARY', added))],
    [
      'publicComment',
      publicComment,
      () => toLeaf('publicComment', publicCommentDigest(nodeLedger, seed, publicComment)),
    ],
    ['evaluation', evaluation, () => toLeaf('evaluation', evaluationDigest(nodeLedger, seed, evaluation))],
  ] as const)('has the leaf that was logged of it: %s', async (kind, record, leafOf) => {
    const leaf = leafHash(nodeLedger, leafOf())
    const one: ReceiptFile = { format: receiptFormat, kind, receipt, record, vkeys: [], proof: await log.prove(leaf) }
    expect((await look(one)).verdict).toBe('IN_LOG')
    expect(findReceiptFiles(writeReceiptFiles([one]))).toEqual([one])
  })
})

describe('a record that commits to what counts it', () => {
  const whole = { ...evaluation, origin: 'ACTIVE', counted: { serviceDay: '2026-11-20', reasonPending: false } }
  const fileOf = async (record: NonNullable<ReceiptFile['record']>): Promise<ReceiptFile> => {
    const one: ReceiptFile = { format: receiptFormat, kind: 'evaluation', receipt, record, vkeys: [] }
    return { ...one, proof: await log.prove(leafHashOf(nodeLedger, one) as Uint8Array) }
  }

  test('stands in the log with it, and with nothing else in its place', async () => {
    const one = await fileOf(whole)
    expect((await look(one)).verdict).toBe('IN_LOG')
    expect(findReceiptFiles(writeReceiptFiles([one]))).toEqual([one])
    const leaf = leafHash(nodeLedger, toLeaf('evaluation', evaluationDigest(nodeLedger, seed, whole)))
    expect(Buffer.from(leafHashOf(nodeLedger, one) ?? []).equals(leaf)).toBe(true)
    for (const other of [{ ...whole, origin: 'DRILL' }, { ...whole, counted: {} }, evaluation])
      expect(await codes({ ...one, record: other })).toContain('NOT_IN_LOG')
  })

  test('that is half of it is no receipt file', async () => {
    const { counted: _, ...half } = whole
    const one = await fileOf(whole)
    expect(findReceiptFiles(writeReceiptFiles([{ ...one, record: half }]))).toBeUndefined()
  })

  test('as a drill is true to the log, and whoever holds it is told that it is in no figure', async () => {
    const one = await fileOf({ ...whole, origin: 'DRILL' })
    const { verdict, findings } = await look(one)
    expect([verdict, findings[0]]).toEqual(['IN_LOG', { code: 'KEPT_AS_DRILL' }])
  })
})

const without = (field: 'comment' | 'scores', value: CanonValue): ReceiptFile => {
  const { [field]: _, ...record } = evaluation
  const commitment = commitField(nodeLedger, field, fieldSalt(nodeLedger, seed, field), value)
  return { ...file, record, erased: { [field]: Buffer.from(commitment).toString('hex') } }
}

const told = { fields: ['comment', 'link', 'seed'], basis: 'consent-withdrawn', at: promisedAt }
const proveErasure = (of: Partial<ErasureRecord> = {}, options: Parameters<TinyLog['prove']>[1] = {}) => {
  const leaf = toLeaf('erasure', erasureDigest(nodeLedger, { id, ...told, ...of }))
  return log.prove(leafHash(nodeLedger, leaf), { before: 400, ...options })
}
const erasedBy = async (proof: Promise<string> = proveErasure()): Promise<ReceiptFile> => ({
  ...without('comment', evaluation.comment),
  erasure: { ...told, proof: await proof },
})

describe('a field that was erased', () => {
  test('leaves what stays provable, where the log says that it was erased', async () => {
    const erased = await erasedBy()
    expect(findReceiptFiles(writeReceiptFiles([erased]))).toEqual([erased])
    expect(await look(erased)).toMatchObject({ verdict: 'IN_LOG' })
    expect((await look(erased)).findings).toContainEqual({ code: 'ERASED', fields: ['comment'] })
  })

  test('is not believed to be erased because somebody says so', async () => {
    const said = without('comment', evaluation.comment)
    for (const file of [said, { ...said, erasure: told }]) {
      expect(findReceiptFiles(writeReceiptFiles([file]))).toEqual([file])
      expect(await look(file)).toMatchObject({ verdict: 'UNPROVEN' })
      expect((await look(file)).findings).toContainEqual({ code: 'ERASURE_UNPROVEN', fields: ['comment'] })
    }
    const { proof: _, ...waiting } = { ...said, erasure: told }
    expect((await look(waiting)).verdict).toBe('PROMISED')
    expect(findReceiptFiles(writeReceiptFiles([{ ...file, erasure: told }]))).toBeUndefined()
  })

  test.each<[string, () => Promise<ReceiptFile>]>([
    ['of another record', () => erasedBy(proveErasure({ id: `${id.slice(0, -1)}c` }))],
    ['on another basis', () => erasedBy(proveErasure({ basis: 'unlawful' }))],
    ['that too few have witnessed', () => erasedBy(proveErasure({}, { witnesses: [] }))],
    ['that the log has not signed', () => erasedBy(proveErasure({}, { by: [log.promises] }))],
    ['in another log of the same size', () => erasedBy(proveErasure({}, { before: 300 }))],
    ['that is none', () => erasedBy(Promise.resolve('nothing'))],
  ])('is not believed by the proof of an erasure %s', async (_, make) => {
    const erased = await make()
    expect((await look(erased)).verdict).toBe('WRONG')
    expect(await codes(erased)).toContain('ERASURE_FALSE')
  })

  test('is told from a grade that somebody withholds', async () => {
    expect(await look(without('scores', evaluation.scores))).toMatchObject({ verdict: 'WRONG' })
    expect(await codes(without('scores', evaluation.scores))).toContain('WITHHELD')
  })

  test('has to be committed to as it was', async () => {
    expect(await codes(without('comment', 'another'))).toContain('NOT_IN_LOG')
  })
})

describe('signatures', () => {
  const proving = async (options: Parameters<TinyLog['prove']>[1]) => {
    const leaf = leafHashOf(nodeLedger, file) as Uint8Array
    return { ...promised, proof: await log.prove(leaf, options) }
  }

  test('of one witness are too few where two are needed', async () => {
    expect(await codes(await proving({ witnesses: log.witnesses.slice(1) }))).toContain('TOO_FEW_WITNESSES')
  })

  test('of witnesses alone are not those of the log', async () => {
    const proof = await proving({ by: [log.promises] })
    expect(await codes(proof)).toContain('NOT_SIGNED_BY_LOG')
  })

  test('of the log by SM2 alone hold as well', async () => {
    expect((await look(await proving({ by: [log.sm2] as never }))).verdict).toBe('IN_LOG')
  })

  test('are not asked of witnesses where there are none, and that is said', async () => {
    const alone = { ...trust, needed: 0 }
    const unwitnessed = await proving({ witnesses: [] })
    expect(await codes(unwitnessed, { trust: alone })).toContain('NO_WITNESS_ASKED')
    expect((await look(unwitnessed, { trust: alone })).verdict).toBe('UNWITNESSED')
  })

  test('of a key that has ended hold as far as the log stood then, and promises as long as it was in use', async () => {
    const [own, , promises] = log.trust.vkeys as [string, string, string]
    const { size } = (await look(file)).checkpoint as { readonly size: number }
    const codesWith = async (given: ReceiptFile, end: { readonly endsAt: number; readonly lastSize?: number }) => {
      const ended = [own, promises].map((vkey) => ({ vkey, ...end, endsAt: new Date(end.endsAt).toISOString() }))
      return (await look(given, { trust: toTrust(nodeLedger, { ...log.trust, ended }) })).findings.map(
        ({ code }) => code,
      )
    }
    expect(await codesWith(file, { endsAt: promisedAt, lastSize: size })).toContain('SIGNED_BY_LOG')
    expect(await codesWith(file, { endsAt: promisedAt, lastSize: size - 1 })).toContain('NOT_SIGNED_BY_LOG')
    // The leaf that ends it still waits: nothing is known yet of what it may have signed.
    expect(await codesWith(file, { endsAt: promisedAt })).toContain('SIGNED_BY_LOG')
    expect(await codesWith(promised, { endsAt: promisedAt })).toContain('PROMISE_HOLDS')
    expect(await codesWith(promised, { endsAt: promisedAt - 1 })).toContain('PROMISE_NOT_SIGNED')
  })

  test('of another log say nothing of this one', async () => {
    const other = { ...trust, origin: 'log.example/other' }
    expect(await codes(file, { trust: other })).toEqual(['OTHER_LOG', 'OTHER_LOG'])
  })
})

describe('against what was seen before', () => {
  test('an older state is told, and one that forks is wrong', async () => {
    const { checkpoint } = await look(file)
    if (checkpoint === undefined) throw new Error('a sound file tells how far the log had come')
    expect((await look(file, { seen: checkpoint })).verdict).toBe('IN_LOG')
    expect((await look(file, { seen: { ...checkpoint, size: 341 } })).verdict).toBe('IN_LOG')
    expect((await look(file, { seen: { ...checkpoint, size: 343 } })).verdict).toBe('OLDER')
    expect(await codes(file, { seen: { size: 342, root: Buffer.alloc(32) } })).toContain('FORKED')
  })
})

describe('whatever one character becomes', () => {
  async function bend(whole: ReceiptFile, letter: string) {
    const text = writeReceiptFiles([whole])
    for (let at = 0; at < text.length; at += 1) {
      const bent = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
      const [found] = findReceiptFiles(bent) ?? []
      if (found === undefined || JSON.stringify(found) === JSON.stringify(whole)) continue
      expect((await look(found)).verdict, `${at}: ${bent.slice(at - 20, at + 20)}`).toBe('WRONG')
    }
  }

  test.each(['{', '"', '0', '9', 'A', 'e', '\n', ' ', '\\'])(
    '%j: the file is no file, or says what it said, or is wrong',
    (letter) => bend(file, letter),
  )

  test('of an erased record, too', async () => bend(await erasedBy(), 'A'))

  test('no text breaks the reader', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(findReceiptFiles(text)).toBeUndefined()
      }),
    )
    expect(findReceiptFiles('['.repeat(150_000))).toBeUndefined()
    expect(findReceiptFiles(' '.repeat(200_001))).toBeUndefined()
    expect(findReceiptFiles(writeReceiptFiles([{ ...file, record: { ...evaluation, at: 0.5 } }]))).toBeUndefined()
    expect(findReceiptFiles(writeReceiptFiles([{ ...file, more: 1 } as never]))).toBeUndefined()
    expect(findReceiptFiles('[]')).toBeUndefined()
  })
})
