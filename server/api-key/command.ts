import { parseArgs } from 'node:util'
import { type Scope, scopes } from '../../contracts/route.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findHalls } from '../catalogue/index.ts'
import { findUnplainText } from '../platform/plain-text.ts'
import type { World } from '../platform/world.ts'
import { issueApiKey, revokeApiKey } from './index.ts'
import { listApiKeys } from './store.ts'

type KeyWorld = Pick<World, 'app' | 'now'>

const dayMs = 86_400_000
const daysMax = 3650

export const apiKeyHelp = `npm run api-key -- create --name NAME --scope SCOPE[,SCOPE] --days N (--division CODE | --hall CODE) [--source CODE]
npm run api-key -- list
npm run api-key -- revoke KEY

  --name      who uses it, as the list shows it
  --scope     ${scopes.join(', ')}
  --days      until it expires, from 1 to ${daysMax}
  --division  12 digits; the key may speak for every hall below
  --hall      one hall alone
  --source    where its data come from [yiping]
  KEY         yp_ and the twelve characters behind it; never the secret
`

/** A wish that cannot be granted as it was written; its message is for whoever wrote it. */
export class WrongWish extends Error {}

/** Makes, lists and revokes API keys. @returns what to print; a secret stands in it once, when its key is made */
export async function runApiKeyCommand(world: KeyWorld, argv: readonly string[]): Promise<string> {
  const [verb, ...rest] = argv
  switch (verb) {
    case 'create':
      return create(world, rest)
    case 'list':
      return list(world)
    case 'revoke':
      return revoke(world, rest)
    case '--help':
      return apiKeyHelp
  }
  throw new WrongWish(`say create, list or revoke\n\n${apiKeyHelp}`)
}

async function create(world: KeyWorld, argv: readonly string[]): Promise<string> {
  const wish = readWish(argv)
  const expiresAt = new Date(world.now() + wish.days * dayMs)
  const divisionCode = wish.division ?? (await divisionOf(world, wish.hall ?? ''))
  const { name, source: sourceCode, hall: hallCode = null } = wish
  const issued = await issueApiKey(world, { name, scopes: wish.scopes, divisionCode, hallCode, sourceCode, expiresAt })
  if (issued === undefined) throw new WrongWish('there is no such division, hall or source')
  return `${issued.key}\n\nShown this once and never again: only a hash of it is kept. It expires on ${toPlainDate(expiresAt.getTime())}.\n`
}

const options = {
  name: { type: 'string' },
  scope: { type: 'string' },
  days: { type: 'string' },
  division: { type: 'string' },
  hall: { type: 'string' },
  source: { type: 'string', default: 'yiping' },
} as const

function readWish(argv: readonly string[]) {
  const { name = '', scope = '', days = '', division, hall, source } = parsed(argv)
  if (name.trim() === '' || name.length > 100) throw new WrongWish('--name: say who uses it, in at most 100 characters')
  // The list prints it: a line break would forge a key, an escape would colour one.
  if (findUnplainText(name) !== undefined || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
    throw new WrongWish('--name: one line of plain text')
  const wanted = scope.split(',').map((one) => one.trim())
  const unknown = wanted.filter((one) => !scopes.some((known) => known === one))
  if (unknown.length > 0) throw new WrongWish(`--scope: one or more of ${scopes.join(', ')}`)
  if (!/^[1-9]\d{0,3}$/.test(days) || Number(days) > daysMax) throw new WrongWish(`--days: from 1 to ${daysMax}`)
  if ((division === undefined) === (hall === undefined)) throw new WrongWish('--division or --hall: give one of them')
  return { name: name.normalize('NFC'), scopes: wanted as Scope[], days: Number(days), division, hall, source }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    throw new WrongWish((error as Error).message)
  }
}

async function divisionOf(world: KeyWorld, hallCode: string): Promise<string> {
  const halls = await findHalls(world.app, toPlainDate(world.now()))
  const hall = halls.find((one) => one.hallCode === hallCode)
  if (hall === undefined) throw new WrongWish(`--hall: there is no open hall ${hallCode}`)
  return hall.divisionCode
}

async function list(world: KeyWorld): Promise<string> {
  const keys = await listApiKeys(world.app)
  const state = (key: (typeof keys)[number]) =>
    key.revokedAt !== null ? 'revoked' : key.expiresAt.getTime() <= world.now() ? 'expired' : 'good'
  const lines = keys.map((key) =>
    [
      `yp_${key.keyId}`,
      state(key),
      `until ${toPlainDate(key.expiresAt.getTime())}`,
      key.scopes.join(','),
      key.hallCode ?? key.divisionCode,
      key.sourceCode,
      key.name,
    ].join('  '),
  )
  return lines.length === 0 ? 'There is no key yet.\n' : `${lines.join('\n')}\n`
}

async function revoke(world: KeyWorld, [wanted = '', ...more]: readonly string[]): Promise<string> {
  const keyId = /^yp_([0-9a-z]{12})$/.exec(wanted)?.[1]
  if (keyId === undefined || more.length > 0) throw new WrongWish('revoke: give one key as the list names it, yp_…')
  const revoked = await revokeApiKey(world, keyId)
  if (!revoked) throw new WrongWish(`there is no key ${wanted} that is not revoked yet`)
  return `${wanted} is revoked: it is refused from now on.\n`
}
