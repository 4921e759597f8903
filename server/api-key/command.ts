import { parseArgs } from 'node:util'
import { type Scope, scopes } from '../../contracts/route.ts'
import { keyStateOf, mayExpireAt } from '../../domain/api-key.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { auditedAs, commandOrigin } from '../audit/index.ts'
import { findHalls } from '../catalogue/index.ts'
import { findUnplainText } from '../platform/plain-text.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { attempt, type IssuedTold, issueApiKey, revokeApiKey, rotateApiKey, told } from './keys.ts'
import { readPublicKey } from './signature/fields.ts'
import { findIdByName, findKeyPlace, listApiKeys } from './store.ts'

/** Where the command works. A public key is read from a file by whoever may read files. */
export interface CommandWorld {
  readonly world: Pick<World, 'app' | 'now'>
  readonly rules: RuleBook
  readonly readFile: (path: string) => Promise<string>
}
type KeyWorld = CommandWorld['world']

const dayMs = 86_400_000

export const apiKeyHelp = `npm run api-key -- create --name NAME --scope SCOPE[,SCOPE] --days N (--division CODE | --hall CODE) [--source CODE] [--public-key FILE]
npm run api-key -- list
npm run api-key -- rotate KEY [--overlap-hours N] [--public-key FILE]
npm run api-key -- revoke KEY

  --name      who uses it, as the list shows it
  --scope     ${scopes.join(', ')}
  --days      until it expires; how many at most is policy (3650)
  --division  12 digits; the key may speak for every hall below
  --hall      one hall alone
  --source    where its data come from [yiping]
  --public-key     Ed25519, PEM: the key has to sign its calls (docs/signed-requests.md)
  --overlap-hours  how long the old secret goes on beside the new one; 0 ends it at once [24, by policy]
  KEY         yp_ and the twelve characters behind it; never the secret
`

/** A wish that cannot be granted as it was written; its message is for whoever wrote it. */
export class WrongWish extends Error {}

/** Makes, lists, renews and revokes API keys. @returns what to print; a secret stands in it once, when its key is made */
export async function runApiKeyCommand(at: CommandWorld, argv: readonly string[]): Promise<string> {
  const [verb, ...rest] = argv
  switch (verb) {
    case 'create':
      return create(at, rest)
    case 'list':
      return list(at.world)
    case 'rotate':
      return rotateKey(at, rest)
    case 'revoke':
      return revoke(at.world, rest)
    case '--help':
      return apiKeyHelp
  }
  throw new WrongWish(`say create, list, rotate or revoke\n\n${apiKeyHelp}`)
}

async function create(at: CommandWorld, argv: readonly string[]): Promise<string> {
  const { world } = at
  const wish = readWish(argv)
  const expiresAt = new Date(world.now() + wish.days * dayMs)
  const divisionCode = wish.division ?? (await divisionOf(world, wish.hall ?? ''))
  const { name, source: sourceCode, hall: hallCode = null } = wish
  const place = await findKeyPlace(world.app, { divisionCode, hallCode, sourceCode })
  if (place === undefined) throw new WrongWish('there is no such division, hall or source')
  const policy = at.rules.loadPolicy('api-key', place.divisionId, world.now()).body
  if (!mayExpireAt(expiresAt.getTime(), world.now(), policy))
    throw new WrongWish(`--days: from 1 to ${policy.validNaturalDaysMax}`)
  const publicKey = await loadPublicKey(at, wish['public-key'])
  const asked = { name, scopes: wish.scopes, divisionCode, hallCode, sourceCode, expiresAt, publicKey }
  const issued = await issueApiKey(world, asked)
  if (issued === undefined) throw new WrongWish('there is no such division, hall or source')
  return `${issued.key}\n\n${toldOnce(publicKey)} It expires on ${toPlainDate(expiresAt.getTime())}.\n`
}

function toldOnce(publicKey: Buffer | undefined): string {
  return publicKey === undefined
    ? 'Shown this once and never again: only a hash of it is kept.'
    : 'This is its name, no secret: calls are signed with the private key.'
}

async function loadPublicKey({ readFile }: CommandWorld, path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path).catch(() => {
    throw new WrongWish(`--public-key: ${path} cannot be read`)
  })
  const key = readPublicKey(text.trim())
  if (key === undefined) throw new WrongWish('--public-key: not an Ed25519 public key in PEM')
  return key
}

const options = {
  name: { type: 'string' },
  scope: { type: 'string' },
  days: { type: 'string' },
  division: { type: 'string' },
  hall: { type: 'string' },
  source: { type: 'string', default: 'yiping' },
  'public-key': { type: 'string' },
  'overlap-hours': { type: 'string' },
} as const

function readWish(argv: readonly string[]) {
  const { values, positionals } = parsed(argv)
  const { name = '', scope = '', days = '', division, hall, source } = values
  if (positionals.length > 0) throw new WrongWish(`${positionals[0]}: say each with its option`)
  if (name.trim() === '' || name.length > 100) throw new WrongWish('--name: say who uses it, in at most 100 characters')
  // The list prints it: a line break would forge a key, an escape would colour one.
  if (findUnplainText(name) !== undefined || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
    throw new WrongWish('--name: one line of plain text')
  const wanted = scope.split(',').map((one) => one.trim())
  const unknown = wanted.filter((one) => !scopes.some((known) => known === one))
  if (unknown.length > 0) throw new WrongWish(`--scope: one or more of ${scopes.join(', ')}`)
  if (!/^[1-9]\d{0,4}$/.test(days)) throw new WrongWish('--days: a whole number of days')
  if ((division === undefined) === (hall === undefined)) throw new WrongWish('--division or --hall: give one of them')
  const known = { division, hall, source, 'public-key': values['public-key'] }
  return { ...known, name: name.normalize('NFC'), scopes: wanted as Scope[], days: Number(days) }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
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
  const now = world.now()
  const keys = await listApiKeys(world.app, new Date(now))
  const state = ({ expiresAt, revokedAt }: (typeof keys)[number]) =>
    keyStateOf({ expiresAt: expiresAt.getTime(), revokedAt: revokedAt?.getTime() ?? null }, now).toLowerCase()
  const lines = keys.map((key) =>
    [
      `yp_${key.keyId}`,
      state(key),
      `until ${toPlainDate(key.expiresAt.getTime())}`,
      key.scopes.join(','),
      key.hallCode ?? key.divisionCode,
      key.sourceCode,
      ...(key.requiresSignature ? ['signs'] : []),
      ...(key.oldUntil === null ? [] : [`old one until ${key.oldUntil.toISOString()}`]),
      key.name,
    ].join('  '),
  )
  return lines.length === 0 ? 'There is no key yet.\n' : `${lines.join('\n')}\n`
}

/** A key as the list names it. */
function loadName(verb: string, wanted: readonly string[]): string {
  const keyId = /^yp_([0-9a-z]{12})$/.exec(wanted[0] ?? '')?.[1]
  if (keyId === undefined || wanted.length > 1) throw new WrongWish(`${verb}: give one key as the list names it, yp_…`)
  return keyId
}

async function rotateKey(at: CommandWorld, argv: readonly string[]): Promise<string> {
  const { values, positionals } = parsed(argv)
  const keyId = loadName('rotate', positionals)
  const { 'overlap-hours': hours, 'public-key': path } = values
  if (hours !== undefined && !/^\d{1,4}$/.test(hours)) throw new WrongWish('--overlap-hours: a whole number of hours')
  const known = await findIdByName(at.world.app, keyId)
  if (known === undefined) throw new WrongWish(`there is no key yp_${keyId}`)
  const publicKey = await loadPublicKey(at, path)
  const renewal = { overlapHours: hours === undefined ? undefined : Number(hours), publicKey }
  const inAudit = auditedAs<IssuedTold>(commandOrigin('api-key'), attempt('API_KEY_ROTATED', known.id), told)
  const { key, detail } = await rotateApiKey(at, known.id, renewal, inAudit).catch(explained)
  return `${key}\n\n${toldOnce(publicKey)} The old one ends at ${String(detail.oldUntil)}.\n`
}

function explained(error: unknown): never {
  if (!(error instanceof Refused)) throw error
  switch (error.code) {
    case 'API_KEY_ENDED':
      throw new WrongWish('the key has expired or was revoked')
    case 'OVERLAP_TOO_LONG':
      throw new WrongWish('--overlap-hours: longer than the policy lets it')
    case 'PUBLIC_KEY_WRONG':
      throw new WrongWish('--public-key: a key that signs needs one, a key with a secret takes none')
    default:
      throw error
  }
}

async function revoke(world: KeyWorld, argv: readonly string[]): Promise<string> {
  const keyId = loadName('revoke', argv)
  const revoked = await revokeApiKey(world, keyId)
  if (!revoked) throw new WrongWish(`there is no key yp_${keyId} that is not revoked yet`)
  return `yp_${keyId} is revoked: it is refused from now on.\n`
}
