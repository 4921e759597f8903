import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeVkey } from '../../ledger/note.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { audit } from '../../tests/support/auditor.ts'
import {
  buildTree,
  filesOf,
  leafOf,
  leavesOf,
  origin,
  type StaticLog,
  serveFiles,
  signCheckpoint,
  signers,
  trusted,
} from '../../tests/support/static-log.ts'

let log: StaticLog
let folder: string
const size = 1_300
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-auditor-'))
  await writeFile(join(folder, 'trust.json'), JSON.stringify(trusted))
  log = await serveFiles(await filesOf(leavesOf(size)))
})
afterAll(async () => {
  await log.stop()
  await rm(folder, { recursive: true, force: true })
})

const ask = (command: string, ...more: readonly string[]) =>
  audit(command, '--url', log.url, '--trust', join(folder, 'trust.json'), ...more)
const clean = { exitCode: 0, findings: [] }
const place = (name: string) => join(folder, name)

/** With one file of the log as somebody else would have it. */
async function bent<Answer>(
  change: (files: StaticLog['files']) => unknown,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const kept = log.files
  log.files = new Map(kept)
  try {
    await change(log.files)
    return await work()
  } finally {
    log.files = kept
  }
}
const bentBit = (path: string) => (files: StaticLog['files']) => {
  const bytes = Uint8Array.from(files.get(path) as Uint8Array)
  bytes[40] = (bytes[40] as number) ^ 1
  files.set(path, bytes)
}

describe('checkpoint', () => {
  test('a log that is as it should be, signed by Ed25519 and SM2 and seen by two of three', async () => {
    expect(await ask('checkpoint', '--max-age', '60')).toMatchObject(clean)
  })

  const root = buildTree(sha256, leavesOf(size)).root
  const content = { origin, size, root }
  const strange = { ...signers.log.key }
  test.each([
    ['nobody has signed it', { by: [signers.promise] }, ['SIGNATURE_INVALID']],
    ['SM2 is missing', { by: [signers.log] }, ['SIGNATURE_MISSING']],
    ['one witness only', { seenBy: signers.witnesses.slice(0, 1) }, ['WITNESS_MISSING']],
    ['the same witness twice', { seenBy: [signers.witnesses[0], signers.witnesses[0]] }, ['WITNESS_MISSING']],
    ['nobody saw it for an hour', { secondsAgo: 3_600 }, ['CHECKPOINT_STALE']],
    ['signed by another under its name', { by: [{ ...signers.promise, key: strange }] }, ['SIGNATURE_INVALID']],
  ])('%s', async (_, signed, codes) => {
    const note = await signCheckpoint(content, signed as Parameters<typeof signCheckpoint>[1])
    const answer = await bent(
      (files) => files.set('/log/checkpoint', note),
      () => ask('checkpoint', '--max-age', '600'),
    )
    expect(answer).toMatchObject({ exitCode: 1, codes })
  })

  test('a key that has ended: its signature holds beside a successor, alone below the leaf that ends it, and not after its time', async () => {
    const successor = ed25519Signer(origin, sha256('successor'))
    const vkey = writeVkey(signers.log.key)
    const now = Date.now()
    const askWith = async (by: readonly NoteSigner[], end: { readonly endsAt: number; readonly lastSize?: number }) => {
      const ended = [{ vkey, ...end, endsAt: new Date(end.endsAt).toISOString() }]
      const vkeys = [writeVkey(successor.key), ...trusted.vkeys]
      await writeFile(place('rotated.json'), JSON.stringify({ ...trusted, origin, vkeys, ended }))
      const note = await signCheckpoint(content, { by })
      return bent(
        (files) => files.set('/log/checkpoint', note),
        () => audit('checkpoint', '--url', log.url, '--trust', place('rotated.json')),
      )
    }
    const [old, both] = [
      [signers.log, signers.logSm2],
      [signers.log, successor, signers.logSm2],
    ]
    expect(await askWith(both, { endsAt: now, lastSize: size - 1 })).toMatchObject(clean)
    expect(await askWith(old, { endsAt: now, lastSize: size })).toMatchObject(clean)
    expect(await askWith([signers.log], { endsAt: now, lastSize: size - 1 })).toMatchObject({ codes: ['KEY_ENDED'] })
    expect(await askWith(old, { endsAt: now, lastSize: size - 1 })).toMatchObject({ codes: ['SIGNATURE_MISSING'] })
    expect(await askWith(both, { endsAt: now - 3_600_000, lastSize: 1 })).toMatchObject({ codes: ['KEY_ENDED'] })
    await writeFile(place('rotated.json'), JSON.stringify({ ...trusted, ended: [{ vkey }] }))
    expect(await audit('checkpoint', '--url', log.url, '--trust', place('rotated.json'))).toMatchObject({ exitCode: 2 })
  })

  test('of another log, or no checkpoint at all', async () => {
    const other = await signCheckpoint({ ...content, origin: 'other.example' })
    for (const [note, code] of [
      [other, 'ORIGIN_DIFFERS'],
      ['what?\n', 'CHECKPOINT_MALFORMED'],
    ] as const) {
      const answer = await bent(
        (files) => files.set('/log/checkpoint', note),
        () => ask('checkpoint'),
      )
      expect(answer).toMatchObject({ exitCode: 1, codes: [code] })
    }
  })

  test('nothing can be said with no key, no log, or no such command', async () => {
    for (const argv of [
      ['checkpoint', '--url', log.url],
      ['checkpoint', '--url', 'http://127.0.0.1:1', '--trust', place('trust.json')],
      ['checkpoint', '--url', log.url, '--trust', place('nowhere.json')],
      ['checkpoint', '--url', log.url, '--trust', place('trust.json'), '--needed', '4'],
      ['guess'],
      ['checkpoint', '--nonsense'],
      [],
    ])
      expect(await audit(...argv)).toMatchObject({ exitCode: 2, findings: [] })
    expect((await audit('--help')).remarks).toContain('从外部核验')
  })
})

describe('fsck', () => {
  test('every leaf, tile and root of both trees', async () => {
    const answer = await ask('fsck')
    expect(answer).toMatchObject(clean)
    expect(answer.remarks).toContain(`leaves ${size}`)
  })

  test.each([
    ['a bit of a full tile', '/log/tile/0/001', ['TILE_DIFFERS'], 'SHA256 tile/0/001'],
    ['a bit of the tile at the edge', '/log/tile/0/005.p/20', ['TILE_DIFFERS'], 'SHA256 tile/0/005.p/20'],
    ['a bit of a tile of the second tree', '/log/sm3/tile/1/000.p/5', ['TILE_DIFFERS'], 'SM3 tile/1/000.p/5'],
  ])('%s', async (_, path, codes, where) => {
    const answer = await bent(bentBit(path), () => ask('fsck'))
    expect(answer).toMatchObject({ exitCode: 1, codes })
    expect(answer.findings[0]?.where).toBe(where)
  })

  test('a bit of a leaf: its tiles and both roots are not what it gives', async () => {
    const answer = await bent(bentBit('/log/tile/entries/002'), () => ask('fsck'))
    expect(answer.codes).toEqual(['ROOT_DIFFERS', 'TILE_DIFFERS'])
  })

  test('what is withheld is told, and the rest is looked at all the same', async () => {
    const withheld = (path: string) =>
      bent(
        (files) => files.delete(path),
        () => ask('fsck'),
      )
    expect((await withheld('/log/tile/0/003')).codes).toEqual(['TILE_MISSING'])
    expect((await withheld('/log/tile/entries/003')).codes).toEqual(['ENTRIES_MISSING'])
  })

  test('a bundle that holds one leaf less, and a leaf of a kind that nobody knows', async () => {
    const short = (files: StaticLog['files']) =>
      files.set('/log/tile/entries/001', (files.get('/log/tile/entries/001') as Uint8Array).subarray(36))
    expect((await bent(short, () => ask('fsck'))).codes).toEqual(['ENTRIES_DIFFER'])
    const odd = leafOf(1)
    odd[1] = 200
    const other = await filesOf([odd])
    expect(
      (
        await bent(
          (files) => {
            for (const [path, file] of other) files.set(path, file)
          },
          () => ask('fsck'),
        )
      ).codes,
    ).toEqual(['LEAF_KIND_UNKNOWN'])
  })

  test('a tile that has grown since is as good as the narrower one', async () => {
    const longer = await filesOf(leavesOf(1_536))
    const grown = new Map([...longer, ...[...log.files].filter(([path]) => path.endsWith('checkpoint'))])
    for (const path of [...grown.keys()]) if (path.includes('/tile/') && path.includes('.p/20')) grown.delete(path)
    for (const tree of ['', 'sm3/'])
      grown.set(`/log/${tree}tile/1/000.p/5`, log.files.get(`/log/${tree}tile/1/000.p/5`) ?? '')
    expect(
      await bent(
        () => (log.files = grown),
        () => ask('fsck'),
      ),
    ).toMatchObject(clean)
  })
})

describe('consistency', () => {
  test('remembers what it saw, and follows a log that grows', async () => {
    const since = place('seen')
    expect(await ask('consistency', '--since', since)).toMatchObject(clean)
    const before = await readFile(since, 'utf8')
    const grown = await filesOf(leavesOf(2_000))
    expect(
      await bent(
        () => (log.files = grown),
        () => ask('consistency', '--since', since),
      ),
    ).toMatchObject(clean)
    expect(await readFile(since, 'utf8')).not.toBe(before)
    expect(await readFile(`${since}.sm3`, 'utf8')).toContain(`${origin}/sm3\n2000\n`)
    const answer = await ask('consistency', '--since', since)
    expect(answer.codes).toEqual(['ROLLBACK'])
    expect(answer.findings[0]).toMatchObject({ knownSize: 2_000, shownSize: size })
    expect(await readFile(since, 'utf8')).toContain('\n2000\n')
  })

  test('a log that was written anew is another log, however well it is signed', async () => {
    const since = place('before-the-fork')
    await ask('consistency', '--since', since)
    const known = await readFile(since, 'utf8')
    for (const length of [size, 2_000]) {
      const leaves = [...leavesOf(length)]
      leaves[7] = leafOf(9_999)
      const other = await filesOf(leaves)
      const asked = await bent(
        () => (log.files = other),
        () => ask('consistency', '--since', since),
      )
      expect(asked).toMatchObject({ exitCode: 1, codes: ['FORK'] })
      expect(await readFile(since, 'utf8')).toBe(known)
    }
  })

  test('a checkpoint that a witness holds does as well, from a file or from its address', async () => {
    const { root } = buildTree(sha256, leavesOf(700))
    const seen = await signCheckpoint({ origin, size: 700, root }, { seenBy: signers.witnesses.slice(0, 1) })
    await writeFile(place('witness'), seen)
    expect(await ask('consistency', '--against', place('witness'))).toMatchObject(clean)
    log.files.set('/witness', seen)
    expect(await ask('consistency', '--against', `${log.url}/witness`)).toMatchObject(clean)
    const forked = await signCheckpoint({ origin, size: 700, root: sha256('elsewhere') })
    await writeFile(place('witness'), forked)
    expect((await ask('consistency', '--against', place('witness'))).codes).toEqual(['FORK'])
    await writeFile(place('witness'), forked.replace('\n700\n', '\n701\n'))
    expect((await ask('consistency', '--against', place('witness'))).exitCode).toBe(1)
  })
})
