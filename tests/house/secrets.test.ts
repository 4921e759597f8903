import { describe, expect, test } from 'vitest'
import * as secrets from './secrets.ts'
import { read, texts } from './support.ts'

const pictures = /\.(png|jpe?g|gif|webp|ico|woff2?|ttf|pdf|xlsx|docx|zip|gz)$/i

async function foundIn(look: (text: string) => string[]): Promise<string[]> {
  const files = (await texts(/./)).filter(({ file }) => !pictures.test(file))
  return files.flatMap(({ file, text }) => look(text).map((found) => `${file}: ${found}`))
}

describe('the repository keeps no secret', () => {
  test('no telephone number that could ring', async () => {
    expect(await foundIn(secrets.realPhones), 'invent one that begins with 154 or 161').toEqual([])
  })

  test('no identity number that could belong to somebody', async () => {
    expect(await foundIn(secrets.realIdentities), 'invent one with a wrong check character').toEqual([])
  })

  test('no path of the machine it was written on', async () => {
    expect(await foundIn(secrets.machinePaths)).toEqual([])
  })

  test('the lockfile names no registry', async () => {
    expect(secrets.fetchedFrom(await read('package-lock.json'))).toEqual([])
  })
})

describe('what must be noticed', () => {
  const real = ['139', '1234', '5678']

  test.each([real.join(''), real.join('-'), real.join(' '), `+86${real.join('')}`, `电话${real.join('')}。`])(
    '%s',
    (text) => {
      expect(secrets.realPhones(text)).toEqual([real.join('')])
    },
  )

  test.each(['15400001234', '16112345678', `a${real.join('')}b`, `0.${real.join('')}`, `${real.join('')}00`])(
    'not %s',
    (text) => {
      expect(secrets.realPhones(text)).toEqual([])
    },
  )

  test('an identity number by its check character', () => {
    // The example of GB 11643 itself, in two pieces.
    expect(secrets.realIdentities(['11010519491231', '002X'].join(''))).toHaveLength(1)
    expect(secrets.realIdentities(['11010519491231', '0021'].join(''))).toEqual([])
    expect(secrets.realIdentities(['99010519491231', '002X'].join(''))).toEqual([])
  })

  test('a machine path and a registry', () => {
    expect(secrets.machinePaths(`see ${['', 'work', 'main'].join('/')} and /api/v1/work/x`)).toHaveLength(1)
    expect(secrets.fetchedFrom('"resolved": "https://example.org/a.tgz"')).toEqual(['https://example.org'])
    expect(secrets.fetchedFrom('"url": "https://example.org/fund"')).toEqual([])
  })
})
