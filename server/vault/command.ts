import { parseArgs } from 'node:util'
import { type ErasureBasis, erasureBases } from '../../domain/erasure.ts'
import { retirableFrom } from '../../domain/retention.ts'
import { epochOf, findMonth, monthOf } from '../platform/epoch.ts'
import { erase } from './erase.ts'
import { loadKeptNaturalYears, retire } from './retire.ts'
import { rotateMonth } from './rotate.ts'
import { findKeyEvents } from './store.ts'
import { type VaultWorld, WrongWish } from './world.ts'

export const vaultHelp = `npm run vault -- keys
npm run vault -- rotate [YYYYMM]
npm run vault -- retire YYYYMM
npm run vault -- erase RECORD --basis BASIS

  keys     the months that have keys, from which day each may be retired, and what was done with them
  rotate   gives a month (this one) a new key and wraps its data keys anew, while everything is served
  retire   destroys the keys of a month whose retention has ended: nothing sealed in it can ever be read again
  erase    erases what is personal in one record, for ever: RECORD is the id of an evaluation, a complaint, a public comment, a case or one of
           its reports, or of a staff name; BASIS one of ${erasureBases.join(', ')}
           (个人信息保护法 §47)
`

/** @returns what to print */
export async function runVaultCommand(world: VaultWorld, argv: readonly string[]): Promise<string> {
  const [verb, ...rest] = argv
  switch (verb) {
    case 'keys':
      return listKeys(world)
    case 'rotate':
      return sayRotated(world, rest)
    case 'retire':
      return sayRetired(world, rest)
    case 'erase':
      return sayErased(world, rest)
  }
  throw new WrongWish(`say keys, rotate, retire or erase\n\n${vaultHelp}`)
}

async function listKeys(world: VaultWorld): Promise<string> {
  const keptNaturalYears = await loadKeptNaturalYears(world)
  const events = await findKeyEvents(world.db)
  const names = [...world.keys.fingerprints().keys()].filter((name) => name.startsWith('epoch-')).sort()
  const keys = names.map((name) => {
    const epoch = Number(name.slice('epoch-'.length))
    return `${epoch}  may be retired from ${retirableFrom(monthOf(epoch), { keptNaturalYears })}`
  })
  const done = events.map(({ kind, epoch, dataKeys, at }) => {
    const count = dataKeys === null ? '' : `  ${dataKeys} data keys`
    return `${at.toISOString()}  ${kind}  ${epoch}${count}`
  })
  return `${[...keys, ...done].join('\n')}\n`
}

async function sayRotated(world: VaultWorld, [text, ...more]: readonly string[]): Promise<string> {
  const month = text === undefined ? epochOf(world.now()) : loadMonth(text)
  if (more.length > 0) throw new WrongWish('rotate: one month, or none for this one')
  const { epoch, dataKeys, milliseconds } = await rotateMonth(world, month)
  return (
    `${epoch} wraps every data key of ${month}: ${dataKeys} wrapped anew in ${(milliseconds / 1000).toFixed(1)} s.\n` +
    'Copy KEY_DIR anew. The older key stays there: it opens backups of before; it goes when the month is retired.\n'
  )
}

async function sayRetired(world: VaultWorld, [text = '', ...more]: readonly string[]): Promise<string> {
  if (more.length > 0) throw new WrongWish('retire: one month')
  const month = loadMonth(text)
  const { keys, carriedOver } = await retire(world, month)
  return (
    `${keys} keys of ${month} are destroyed. ${carriedOver} records that are still needed were carried over before.\n` +
    'Destroy them in every copy of KEY_DIR too: until then a backup can still be read.\n'
  )
}

async function sayErased(world: VaultWorld, argv: readonly string[]): Promise<string> {
  const { id, basis } = readErasure(argv)
  const erased = await erase(world, id, basis)
  const lines = erased.map(({ recordId, fields }) => `${recordId}  ${fields.join(', ')}`)
  return `${lines.join('\n')}\nErased and recorded. Backups of before still hold it, sealed; keep them no longer than the privacy notice says.\n`
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function readErasure(argv: readonly string[]): { readonly id: string; readonly basis: ErasureBasis } {
  const { values, positionals } = parsed(argv)
  const [id = '', ...more] = positionals
  if (!uuidPattern.test(id) || more.length > 0) throw new WrongWish('erase: give one id of a record')
  const basis = erasureBases.find((one) => one === values.basis)
  if (basis === undefined) throw new WrongWish(`--basis: one of ${erasureBases.join(', ')}`)
  return { id: id.toLowerCase(), basis }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { basis: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    throw new WrongWish((error as Error).message)
  }
}

function loadMonth(text: string): number {
  const month = findMonth(text)
  if (month === undefined) throw new WrongWish('give a month as in 202611')
  return month
}
