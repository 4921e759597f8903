import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeVkey } from '../../ledger/note.ts'
import { ed25519Signer } from '../../signing/ed25519.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import type { NoteSigner } from '../../signing/signer.ts'
import { audit } from '../../tests/support/auditor.ts'
import { filesOf, leafOf, origin, type StaticLog, serveFiles, trusted } from '../../tests/support/static-log.ts'
import { factLeafHex } from './fact.ts'

const [first, second, third, stranger] = ['one', 'two', 'three', 'stranger'].map((seed) =>
  ed25519Signer(origin, sha256(seed)),
) as [NoteSigner, NoteSigner, NoteSigner, NoteSigner]
const began = 1_795_000_000_000
const micros = (at: number) => `${at}000`
const vkeyOf = ({ key }: NoteSigner) => writeVkey(key)
const hashOf = (signer: NoteSigner) => sha256(vkeyOf(signer)).toString('hex')

interface Fact {
  readonly name: string
  readonly columns: readonly (string | null)[]
}
const begins = (signer: NoteSigner, at: number, next: NoteSigner | null): Fact => ({
  name: 'ledger.key',
  columns: [vkeyOf(signer), origin, 'ed25519', 'LOG', micros(at), next && hashOf(next), micros(at)],
})
const ends = (signer: NoteSigner, at: number): Fact => ({
  name: 'ledger.key_end',
  columns: [vkeyOf(signer), 'ROTATED', micros(at + 60_000), micros(at)],
})
const commits = (signer: NoteSigner, next: NoteSigner): Fact => ({
  name: 'ledger.key_successor',
  columns: [vkeyOf(signer), hashOf(next), micros(began)],
})

let folder: string
let log: StaticLog | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiping-keys-'))
})
afterEach(async () => {
  await log?.stop()
  log = undefined
  await rm(folder, { recursive: true, force: true })
})

/** A log of which these facts are shown, signed by these; of facts that are not in it the leaves are another’s. */
async function ask(facts: readonly Fact[], by: readonly NoteSigner[], notLogged: readonly Fact[] = []) {
  const logged = facts.filter((fact) => !notLogged.includes(fact))
  const leaves = logged.map(({ name, columns }) => Buffer.from(factLeafHex(name, 13, columns), 'hex'))
  const files = await filesOf([leafOf(1), ...leaves, leafOf(2)], { by })
  files.set('/log/keys', JSON.stringify({ facts }))
  log = await serveFiles(files)
  const place = join(folder, 'trust.json')
  await writeFile(place, JSON.stringify({ ...trusted, origin, vkeys: [vkeyOf(first)] }))
  return audit('keys', '--url', log.url, '--trust', place)
}
const rotated = [begins(first, began, second), begins(second, began + 5, third), ends(first, began + 5)]

describe('the keys of a log', () => {
  test('follow each other as each has committed to: who trusts the first believes the second', async () => {
    expect(await ask(rotated, [second])).toMatchObject({ exitCode: 0, findings: [] })
  })

  test('may have been committed to after they began, where their own fact says nothing', async () => {
    const later = [begins(first, began, null), commits(first, second), ...rotated.slice(1)]
    expect(await ask(later, [second])).toMatchObject({ exitCode: 0, findings: [] })
  })

  test.each([
    [
      'a key to which nobody has committed',
      [begins(first, began, second), begins(stranger, began + 5, third), ends(first, began + 5)],
      [first],
      ['KEY_ENDED', 'KEY_UNCOMMITTED'],
    ],
    [
      'another commitment beside the first one',
      [
        begins(first, began, second),
        commits(first, stranger),
        begins(stranger, began + 5, third),
        ends(first, began + 5),
      ],
      [first],
      ['KEY_ENDED', 'KEY_UNCOMMITTED'],
    ],
    ['a successor although the key before it goes on', rotated.slice(0, 2), [first, second], ['KEY_UNCOMMITTED']],
    ['none of the keys that are trusted', [begins(second, began, third)], [first], ['KEY_UNCOMMITTED']],
    ['a key that has ended and signs alone', rotated, [first], ['KEY_ENDED']],
  ] as const)('%s is a finding', async (_what, facts, by, codes) => {
    expect(await ask(facts, by)).toMatchObject({ exitCode: 1, codes })
  })

  test('and an end that is told and is not in the log is none', async () => {
    expect(await ask(rotated, [second], [rotated[2] as Fact])).toMatchObject({ codes: ['LEAF_MISSING'] })
  })

  test('cannot be checked where they are not shown as they should be', async () => {
    for (const facts of [[{ name: 'ledger.key', columns: ['x'] }], [{ name: 'other', columns: [] }]])
      expect(await ask(facts, [first])).toMatchObject({ exitCode: 2 })
  })
})
