import { createHash } from 'node:crypto'
import { appendFile, chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AnchorFailed } from './anchor.ts'
import { FileAnchor } from './file.ts'

const [one, other] = ['log.yiping.example/2026', 'log.yiping.example/2026/sm3']
const bytes = (word: string) => createHash('sha256').update(word).digest()
const checkpoint = (size: number, root = `${size}`, origin = one) => ({
  origin,
  size,
  root: bytes(root),
  note: `${origin}\n${size}\n`,
})

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-anchor-'))
  path = join(folder, 'anchor.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () => new FileAnchor('worm', path, () => Date.UTC(2026, 10, 23))
const text = () => readFile(path, 'utf8')
const lines = async () => (await text()).split('\n').filter((line) => line !== '')
async function overwrite(content: string): Promise<void> {
  await chmod(path, 0o644)
  await writeFile(path, content)
}
const why = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) =>
      error instanceof AnchorFailed ? [error.code, error.finding].filter(Boolean).join(' ') : String(error),
  )

describe('an anchor that is a file', () => {
  test('has a line for each checkpoint, with the hash of the line before, and nobody may write it', async () => {
    const receipts = [
      await open().submit(checkpoint(10)),
      await open().submit(checkpoint(10, 'sm3', other)),
      await open().submit(checkpoint(20)),
    ]
    const hash = (line: string) => createHash('sha256').update(line).digest('hex')
    const written = await lines()
    expect(receipts).toEqual(written.map((line, at) => ({ transactionId: hash(line), position: at + 1, chain: null })))
    expect(written.map((line) => JSON.parse(line).previous)).toEqual(['', ...written.slice(0, 2).map(hash)])
    expect(JSON.parse(written[0] ?? '')).toEqual({
      line: 1,
      at: '2026-11-23T00:00:00.000Z',
      origin: one,
      size: 10,
      root: bytes('10').toString('hex'),
      noteHash: bytes(`${one}\n10\n`).toString('hex'),
      previous: '',
    })
    expect((await stat(path)).mode & 0o777).toBe(0o444)
    expect(await open().newest(one)).toEqual({ size: 20, root: bytes('20') })
    expect(await open().newest(other)).toEqual({ size: 10, root: bytes('sm3') })
    expect(await open().newest('another')).toBeUndefined()
  })

  test('takes the same again as one, and answers as the first time', async () => {
    const first = await open().submit(checkpoint(10))
    await open().submit(checkpoint(20))
    expect(await open().submit(checkpoint(10))).toEqual(first)
    expect(await lines()).toHaveLength(2)
  })

  test('refuses to go back, and another root of a size that it knows', async () => {
    await open().submit(checkpoint(10))
    await open().submit(checkpoint(20))
    expect(await why(open().submit(checkpoint(15)))).toBe('STALE')
    expect(await why(open().submit(checkpoint(20, 'forged')))).toBe('FORK_DETECTED FORK')
    expect(await why(open().submit(checkpoint(10, 'forged')))).toBe('FORK_DETECTED FORK')
    expect(await lines()).toHaveLength(2)
  })

  test('says so where it cannot be written, and is not made anew in a folder that is gone', async () => {
    await rm(folder, { recursive: true })
    expect(await why(open().submit(checkpoint(10)))).toMatch(/ENOENT/)
  })
})

describe('a file that somebody has changed', () => {
  beforeEach(async () => {
    for (const size of [10, 20, 30, 40]) await open().submit(checkpoint(size))
  })

  test('is found broken by any one letter that is another, up to the last line', async () => {
    const whole = await text()
    const before = whole.lastIndexOf('{"line":4')
    await fc.assert(
      fc.asyncProperty(fc.nat(before - 2), fc.constantFrom('0', 'x', '"', '{', ' '), async (at, letter) => {
        fc.pre(whole[at] !== letter)
        await overwrite(whole.slice(0, at) + letter + whole.slice(at + 1))
        expect(await why(open().newest(one))).toBe('FILE_BROKEN BROKEN')
        expect(await why(open().submit(checkpoint(50)))).toBe('FILE_BROKEN BROKEN')
      }),
      { numRuns: 100 },
    )
  })

  test('is found broken by a line that is gone, doubled, moved or put in between', async () => {
    const [first = '', second = '', third = '', fourth = ''] = await lines()
    for (const forged of [
      [second, third, fourth],
      [first, third, fourth],
      [first, second, second, third, fourth],
      [first, third, second, fourth],
      [first, '{"line":2}', second, third, fourth],
    ]) {
      await overwrite(`${forged.join('\n')}\n`)
      expect(await why(open().newest(one))).toBe('FILE_BROKEN BROKEN')
    }
  })

  test('that was cut off at its end says less than it had taken: its receipts and the platform know better', async () => {
    await overwrite(`${(await lines()).slice(0, 2).join('\n')}\n`)
    expect(await open().newest(one)).toEqual({ size: 20, root: bytes('20') })
  })
})

describe('a power cut in the middle of a line', () => {
  test('loses that line alone, wherever it came: what stood stands, and what follows is added', async () => {
    await open().submit(checkpoint(10))
    await open().submit(checkpoint(20))
    const before = (await text()).length
    await open().submit(checkpoint(30))
    const after = await text()
    for (let cut = before; cut <= after.length; cut += 7) {
      await overwrite(after)
      await truncate(path, cut)
      expect((await open().newest(one))?.size).toBe(cut >= after.length - 1 ? 30 : 20)
      await open().submit(checkpoint(30))
      await open().submit(checkpoint(40))
      expect(await open().newest(one)).toEqual({ size: 40, root: bytes('40') })
      expect((await lines()).filter((line) => line.includes('"size":30,') && line.endsWith('}'))).toHaveLength(1)
    }
  })

  test('that comes again and again, also between a line and its break, breaks nothing', async () => {
    await open().submit(checkpoint(10))
    await chmod(path, 0o644)
    await appendFile(path, '{"line":2,"at"')
    await appendFile(path, '\n')
    await appendFile(path, '{"li')
    await open().submit(checkpoint(20))
    const whole = await text()
    await truncate(path, whole.length - 1)
    expect(await open().newest(one)).toMatchObject({ size: 20 })
    await open().submit(checkpoint(20))
    await open().submit(checkpoint(30))
    expect(await open().newest(one)).toMatchObject({ size: 30 })
    // What is no line is held by the hash in the next one all the same.
    await overwrite((await text()).replace('{"li\n', '{"lx\n'))
    expect(await why(open().newest(one))).toBe('FILE_BROKEN BROKEN')
  })
})
