import type { KeyObject } from 'node:crypto'
import type { issueBlindToken, listBlindKeys, seeBlindOffer } from '../../contracts/blind-token.ts'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import { type BlindTimes, blindTimes, mayIssue, weekOf } from '../../domain/blind-token.ts'
import { addDays } from '../../domain/kernel/plain-date.ts'
import { tokenHash } from '../invitation/index.ts'
import { granted, Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { openSecret, signBlindly } from './secret.ts'
import {
  appendIssue,
  findInvited,
  findKeysOfHall,
  findKeysOfService,
  findSecret,
  type Invited,
  type KeyRow,
} from './store.ts'

export interface BlindTokenDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** By the policy under which a key was made: that governs it for ever. */
export function timesOf(
  { rules }: Pick<BlindTokenDeps, 'rules'>,
  { week, policyId }: Pick<KeyRow, 'week' | 'policyId'>,
): BlindTimes {
  return blindTimes(week, rules.policyById('blind-token', policyId))
}

/** Nothing that a link does not say already, and nothing of the case. */
export async function viewOffer(deps: BlindTokenDeps, token: string): Promise<AnswerOf<typeof seeBlindOffer>> {
  const now = deps.world.now()
  const invited = await loadInvited(deps, token)
  const { hallCode, windowCode, divisionId, issued } = invited
  const policy = deps.rules.findPolicy('blind-token', divisionId, now)?.body
  const isOpen = now < invited.expiresAt.getTime()
  const keys = policy?.isOffered === true && isOpen ? await keysOf(deps, invited) : []
  return {
    hallCode,
    windowCode,
    delayMinutesMax: policy?.delayMinutesMax ?? 0,
    fewBelow: policy?.expectedMin ?? 0,
    offers: keys
      .filter((key) => now < timesOf(deps, key).issuesUntil)
      .map(({ purpose, id }) => ({ purpose, keyId: id, isIssued: issued.includes(purpose) })),
  }
}

/** Those by which something is still signed or taken, the coming weeks’ with them. */
export async function viewKeys(deps: BlindTokenDeps, hallCode: string): Promise<AnswerOf<typeof listBlindKeys>> {
  const now = deps.world.now()
  const longest = deps.rules.longest('blind-token', ({ graceDays, useDays }) => 7 + graceDays + useDays)
  const rows = await findKeysOfHall(deps.world.app, hallCode, addDays(weekOf(now), -longest))
  return {
    keys: rows.flatMap((row) => {
      const { issuesUntil, usableUntil } = timesOf(deps, row)
      if (now >= usableUntil) return []
      const { id, purpose, windowCode, week, expected } = row
      const times = {
        issuesUntil: new Date(issuesUntil).toISOString(),
        usableUntil: new Date(usableUntil).toISOString(),
      }
      return [
        {
          keyId: id,
          purpose,
          hallCode: row.hallCode,
          windowCode,
          week,
          expected,
          ...times,
          modulus: row.modulus.toString('base64url'),
        },
      ]
    }),
  }
}

/** Secret halves that were opened, by key: to unseal and read one takes as long as to sign. */
export type OpenedSecrets = Map<string, { readonly key: KeyObject; readonly until: number }>
const openedMax = 500

/**
 * Signs what nobody here can read. It is signed before it is kept that it was, and answered afterwards: of two at once for one invitation one is told
 * that there was one.
 */
export async function issueToken(
  deps: BlindTokenDeps,
  opened: OpenedSecrets,
  { token, keyId, blinded }: BodyOf<typeof issueBlindToken>,
): Promise<AnswerOf<typeof issueBlindToken>> {
  const { world } = deps
  const now = world.now()
  const invited = await loadInvited(deps, token)
  const isOffered = deps.rules.findPolicy('blind-token', invited.divisionId, now)?.body.isOffered === true
  const key = isOffered ? (await keysOf(deps, invited)).find(({ id }) => id === keyId) : undefined
  const isIssued = key !== undefined && invited.issued.includes(key.purpose)
  const times = key === undefined ? undefined : timesOf(deps, key)
  granted(mayIssue({ times, invitationExpiresAt: invited.expiresAt.getTime(), isIssued }, now))
  if (key === undefined || times === undefined) throw new Refused('TOKEN_NOT_OFFERED')
  const secret = await loadSecret(world, opened, key.id, times)
  const signed = signBlindly(secret, Buffer.from(blinded, 'base64url'), key.modulus)
  if (signed === undefined) throw new Refused('BLINDED_WRONG', '/blinded')
  if (!(await appendIssue(world.app, invited.invitationId, key.purpose))) throw new Refused('TOKEN_ALREADY_ISSUED')
  return { blindSignature: signed.toString('base64url') }
}

async function loadInvited({ world }: BlindTokenDeps, token: string): Promise<Invited> {
  const found = await findInvited(world.app, tokenHash(token))
  if (found === undefined) throw new Refused('INVITATION_UNKNOWN')
  return found
}

/** A drill is nobody’s service. */
async function keysOf({ world }: BlindTokenDeps, invited: Invited): Promise<readonly KeyRow[]> {
  const { hallId, windowId, endedAt, isDrill } = invited
  if (isDrill) return []
  return findKeysOfService(world.app, { hallId, windowId, week: weekOf(endedAt.getTime()) })
}

async function loadSecret(
  { vault, vaultDb, now }: World,
  opened: OpenedSecrets,
  keyId: string,
  { issuesUntil }: BlindTimes,
): Promise<KeyObject> {
  const known = opened.get(keyId)
  if (known !== undefined) return known.key
  const row = await findSecret(vaultDb, keyId)
  if (row === undefined) throw new Refused('TOKEN_NOT_OFFERED')
  const key = openSecret(vault, row)
  for (const [id, { until }] of opened) if (until <= now() || opened.size >= openedMax) opened.delete(id)
  opened.set(keyId, { key, until: issuesUntil })
  return key
}
