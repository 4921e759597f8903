import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { shape } from '../../../contracts/shapes.ts'
import { findVkey, type NoteKey } from '../../../ledger/note.ts'
import { nodeLedger } from '../../../signing/node-ledger.ts'
import { readJsonSetting } from '../../platform/json-setting.ts'

const settings = shape({
  /** How many of them have to have cosigned before a checkpoint is shown. */
  needed: Type.Integer({ minimum: 1, maximum: 30 }),
  witnesses: Type.Array(
    shape({
      vkey: Type.String({ minLength: 1, maxLength: 300 }),
      /** What stands before `/add-checkpoint`. */
      url: Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 200 }),
    }),
    { minItems: 1, maxItems: 30 },
  ),
  /** How long one may take to answer. */
  timeoutMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 15_000 })),
})
const check = Compile(settings as TSchema)

export interface PolicyWitness {
  readonly key: NoteKey
  /** Without a slash at its end. */
  readonly url: string
}

/** Whose cosignatures are asked for, and how many of them it takes. */
export interface WitnessPolicy {
  readonly needed: number
  readonly witnesses: readonly PolicyWitness[]
  readonly timeoutMs: number
}

const timeoutMsUnlessSaid = 5_000

/**
 * Reads LEDGER_WITNESSES.
 * @throws with what is wrong: more needed than named, two of one name, key or address (one that counts twice), a key that is not of a witness
 */
export function readWitnessPolicy(path: string, outgoingHosts: readonly string[] = []): WitnessPolicy {
  const value = readJsonSetting('LEDGER_WITNESSES', path)
  if (!check.Check(value)) {
    const first = check.Errors(value)[0]
    return refuse(`${first?.instancePath || 'the file'} ${first?.message ?? 'does not fit'}`)
  }
  const told = value as Static<typeof settings>
  const witnesses = told.witnesses.map(({ vkey, url }) => ({ key: toKey(vkey), url: url.replace(/\/+$/, '') }))
  if (told.needed > witnesses.length) refuse(`${told.needed} are needed, and ${witnesses.length} named`)
  refuseTwice('name', witnesses, ({ key }) => key.name)
  refuseTwice('key', witnesses, ({ key }) => Buffer.from(key.publicKey).toString('hex'))
  refuseTwice('address', witnesses, ({ url }) => new URL(url).href)
  for (const { key, url } of witnesses) refuseUnreachable(key.name, new URL(url), outgoingHosts)
  return { needed: told.needed, witnesses, timeoutMs: told.timeoutMs ?? timeoutMsUnlessSaid }
}

function refuse(why: string): never {
  throw new Error(`LEDGER_WITNESSES: ${why}`)
}

const keyBytes = 32

function toKey(vkey: string): NoteKey {
  const key = findVkey(nodeLedger, vkey)
  if (key === undefined) return refuse(`“${vkey}” is no verifier key`)
  if (key.type !== 'cosignature' || key.publicKey.length !== keyBytes)
    return refuse(`the key of ${key.name} is not one that cosigns: take what the witness shows at /vkey`)
  return key
}

function refuseTwice(
  what: string,
  witnesses: readonly PolicyWitness[],
  partOf: (witness: PolicyWitness) => string,
): void {
  const seen = new Map<string, string>()
  for (const witness of witnesses) {
    const other = seen.get(partOf(witness))
    if (other !== undefined) refuse(`${other} and ${witness.key.name} have one ${what}: they are one witness`)
    seen.set(partOf(witness), witness.key.name)
  }
}

/** What the door to the outside would refuse at every call is said at the start. */
function refuseUnreachable(name: string, url: URL, outgoingHosts: readonly string[]): void {
  if (url.username !== '' || url.password !== '') refuse(`the url of ${name} carries a password`)
  const isNamed = outgoingHosts.some((one) => one === url.host || one === url.hostname)
  if (url.protocol === 'http:' && !isNamed)
    refuse(`the url of ${name} has to be https, or its host named in OUTGOING_HOSTS`)
}
