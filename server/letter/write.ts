import { createHmac } from 'node:crypto'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import {
  type Addresses,
  findRecipient,
  findSecondDue,
  type LetterChannel,
  outsideQuietHours,
} from '../../domain/letter.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import type { Database } from '../platform/database.ts'
import type { KeyStore } from '../platform/keys.ts'
import { uuidBytes, uuidV7 } from '../platform/uuid.ts'
import type { Vault } from '../platform/vault.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { appendSecondLetter, type Closed, type NewLetter } from './store.ts'

export interface LetterDeps {
  readonly world: World
  readonly keys: KeyStore
  readonly rules: RuleBook
}

/** A service that has ended, and the addresses that its report carries. */
export interface EndedService extends Served {
  readonly occurrenceId: string
  readonly revisionId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly endedAt: number
}

/** What is told of the past (a takeover, a simulation) is written to nobody. */
const toldWithinMs = 86_400_000

/** The letter about a service; undefined where nobody can be written to. */
export function findLetterRow(
  { world, keys, rules }: LetterDeps,
  service: EndedService,
  at: number,
): NewLetter | undefined {
  if (world.now() - at > toldWithinMs) return undefined
  const policy = rules.findPolicy('letter', service.divisionId, at)?.body
  const addressed = findAddressed({ world, rules }, service, service.divisionId, at)
  if (policy === undefined || addressed === undefined) return undefined
  const id = uuidV7(at)
  return {
    id,
    occurrenceId: service.occurrenceId,
    ...addressed,
    stopHash: stopHash(deriveStopCode(keys, id)),
    revisionId: service.revisionId,
    divisionId: service.divisionId,
    hallId: service.hallId,
    windowId: service.windowId,
    serviceDay: toPlainDate(service.endedAt),
    dueAt: new Date(at),
    notBefore: new Date(outsideQuietHours(at, policy)),
  }
}

/** To whom a letter goes, without an address: by keyed images, and by where the address is sealed. */
export interface Addressed {
  readonly channel: LetterChannel
  readonly recipientIndex: Buffer
  readonly otherIndex: Buffer | null
  readonly sealedField: string
}

export interface Served {
  readonly applicant: Addresses
  readonly agent: Addresses | undefined
}

/** Undefined where nobody can be written to. */
export function findAddressed(
  { world, rules }: Pick<LetterDeps, 'world' | 'rules'>,
  { applicant, agent }: Served,
  divisionId: number,
  at: number,
): Addressed | undefined {
  const policy = rules.findPolicy('letter', divisionId, at)?.body
  const recipient = policy && findRecipient(applicant, agent, policy, world.letterChannels)
  if (recipient === undefined) return undefined
  const { channel, person, address, other } = recipient
  return {
    channel,
    recipientIndex: recipientIndex(world.vault, address),
    otherIndex: other === null ? null : recipientIndex(world.vault, other),
    sealedField: `${person}-${channel === 'SMS' ? 'phone' : 'open-id'}`,
  }
}

/** The second letter follows the first that was sent, if the policy wants one and the invitation lives so long. */
export async function writeSecondLetter(
  { world, keys, rules }: LetterDeps,
  tx: Database,
  first: Closed,
): Promise<void> {
  if (first.turn !== 1 || !first.isNewlySent) return
  const now = world.now()
  const policy = rules.findPolicy('letter', first.divisionId, now)?.body
  const due = policy && findSecondDue(now, first.expiresAt.getTime(), policy)
  if (due === undefined) return
  const id = uuidV7(now)
  await appendSecondLetter(tx, {
    id,
    firstId: first.id,
    stopHash: stopHash(deriveStopCode(keys, id)),
    dueAt: new Date(due),
  })
}

/** A keyed image of an address, by which letters to it are kept in order and counted, and its owner’s wish is found. */
export function recipientIndex(vault: Vault, address: string): Buffer {
  return vault.blindIndex('letter-recipient', address)
}

/**
 * The right to say “no more” for the address of a letter. Not the invitation’s token: that stands on the slip too, and whoever
 * hands out slips must not be able to silence somebody.
 */
export function deriveStopCode(keys: KeyStore, letterId: string): string {
  return createHmac('sha256', keys.keyFor('letter-stop'))
    .update(uuidBytes(letterId))
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

export function stopHash(code: string): Buffer {
  return sha256(`yiping/stop/v1|${code}`).subarray(0, 16)
}
