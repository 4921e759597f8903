import type { FastifyRequest } from 'fastify'
import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { giveSuggestion, lookUpSuggestion, seeSuggestionChallenge } from '../../contracts/suggestion.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { receiveSuggestion } from '../../domain/suggestion.ts'
import { type CanonValue, canon } from '../../ledger/canon.ts'
import { findItem } from '../catalogue/index.ts'
import { loadOrderPlace } from '../handling-order/index.ts'
import { committed } from '../platform/database.ts'
import { toNfc } from '../platform/plain-text.ts'
import { loadByReceipt, toReceipt } from '../platform/receipt.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { SuggestionDeps, TakingDeps } from './deps.ts'
import { findByKey, findOwn, findReadingDivisions, findSuggestions, insertSuggestion } from './store.ts'
import { fields, findDue, openTexts, storyOf } from './story.ts'

type Sent = Omit<BodyOf<typeof giveSuggestion>, 'solution'>

interface Taken {
  readonly replayed: boolean
  readonly answer: AnswerOf<typeof giveSuggestion>
}

/** Challenges are asked of the whole box together. */
const everywhere = ({ rules }: SuggestionDeps) => ({
  divisionId: rules.rootDivisionId,
  hallCode: 'suggestion',
  windowCode: 'box',
})

export function makeChallenge(deps: TakingDeps, request: FastifyRequest): AnswerOf<typeof seeSuggestionChallenge> {
  return deps.challenges.make(request, everywhere(deps))
}

/** Keeps what was said, and tells the receipt with which is seen what became of it. The same again is answered alike. */
export async function takeSuggestion(
  deps: TakingDeps,
  request: FastifyRequest,
  body: BodyOf<typeof giveSuggestion>,
  idempotencyKey: string,
): Promise<Taken> {
  const { solution, ...sent } = toNfc(body)
  return keepSuggestion(deps, sent, idempotencyKey, (keyHash) =>
    deps.challenges.pass(request, everywhere(deps), { solution, idempotencyKeyHash: keyHash }),
  )
}

/** What was said, once whoever said it has passed. */
export async function keepSuggestion(
  deps: SuggestionDeps,
  sent: Sent,
  idempotencyKey: string,
  pass: (keyHash: Buffer) => Promise<void>,
): Promise<Taken> {
  const { world, rules } = deps
  const keyHash = world.vault.blindIndex('idempotency', `suggestion|${idempotencyKey}`)
  const requestHash = world.vault.blindIndex('fingerprint', canon(['suggestion', sent as CanonValue]))
  const known = await findKnown(deps, keyHash, requestHash)
  if (known !== undefined) return known
  const place = await placeOf(deps, sent)
  const now = world.now()
  const policy = rules.loadPolicy('opinion', place.divisionId, now)
  const words = granted(receiveSuggestion(sent.words, policy.body))
  await pass(keyHash)
  const id = uuidV7(now)
  const { key, seed, sealed } = seal(world, id, words, sent.contact)
  const row = { ...place, id, hasContact: sent.contact !== undefined, policyId: policy.id, receivedAt: new Date(now) }
  const isKept = await committed(world.app, (tx) => insertSuggestion(tx, { ...row, keyHash, requestHash, key, sealed }))
  if (isKept) return { replayed: false, answer: toAnswer(deps, row, seed) }
  const first = await findKnown(deps, keyHash, requestHash)
  if (first === undefined) throw new Error('a suggestion that was known is not there any more')
  return first
}

/** The words, and how whoever left them is reached (by the names of the persons of a case), under one key; the seed of the receipt follows from it. */
function seal({ vault, now }: World, id: string, words: string, contact: Sent['contact']) {
  const record = vault.newRecord(id, now())
  const plain = new Map<string, string>([
    [fields.said, words],
    ...(contact === undefined ? [] : ([[fields.phone, contact.phone]] as const)),
    ...(contact?.name === undefined ? [] : ([[fields.name, contact.name]] as const)),
  ])
  const sealed = new Map(
    [...plain].map(([field, text]) => [field, record.seal(`sealed_field|${field}`, text)] as const),
  )
  return { key: record.key, seed: record.derive('seed'), sealed }
}

/** The first answer again, for the same request. */
async function findKnown(deps: SuggestionDeps, keyHash: Buffer, requestHash: Buffer): Promise<Taken | undefined> {
  const { vault, vaultDb } = deps.world
  const known = await findByKey(vaultDb, keyHash)
  if (known === undefined) return undefined
  if (!known.requestHash.equals(requestHash)) throw new Refused('IDEMPOTENCY_MISMATCH')
  if (known.key === null) throw new Refused('ERASED')
  return { replayed: true, answer: toAnswer(deps, known, vault.openRecord(known.id, known.key).derive('seed')) }
}

function toAnswer(
  deps: SuggestionDeps,
  row: Parameters<typeof findDue>[1] & { readonly id: string },
  seed: Buffer,
): Taken['answer'] {
  const due = findDue(deps, row)
  return {
    receipt: toReceipt(row.id, seed),
    receivedAt: row.receivedAt.toISOString(),
    answerBy: due === undefined ? null : new Date(due).toISOString(),
  }
}

/** Where it is about; of none it is read as high up as there is a working group. */
async function placeOf(deps: SuggestionDeps, { hallCode, windowCode, itemCode }: Sent) {
  const { world, rules } = deps
  const today = toPlainDate(world.now())
  if (hallCode !== undefined) {
    const named = {
      hallCode,
      ...(windowCode === undefined ? {} : { windowCode }),
      ...(itemCode === undefined ? {} : { itemCode }),
    }
    const everybody = { divisionId: rules.rootDivisionId, hallId: null }
    const { divisionId, hallId, windowId, itemId } = await loadOrderPlace(deps, everybody, named)
    return { divisionId, hallId, windowId, itemId }
  }
  if (windowCode !== undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  const item = itemCode === undefined ? undefined : await findItem(world.app, itemCode, null, [today], today)
  if (itemCode !== undefined && item === undefined) throw new Refused('ITEM_UNKNOWN', '/itemCode')
  const read = await findReadingDivisions(world.app, { today, now: new Date(world.now()) })
  const [highest] = read
    .map(({ divisionId }) => rules.divisionPath(divisionId))
    .toSorted((one, other) => one.length - other.length)
  return {
    divisionId: highest?.[0] ?? rules.rootDivisionId,
    hallId: null,
    windowId: null,
    itemId: item?.itemId ?? null,
  }
}

/** One’s own, for whoever holds its receipt. */
export async function viewOwn(deps: SuggestionDeps, receipt: string): Promise<AnswerOf<typeof lookUpSuggestion>> {
  const { world } = deps
  const { row: own } = await loadByReceipt(world, receipt, (id) => findOwn(world.vaultDb, id))
  const [row] = await findSuggestions(world.app, { suggestionId: own.id, limit: 1 })
  if (row === undefined) throw new Refused('RECEIPT_UNKNOWN')
  const open = await openTexts(world, [own.id, row.recordId], [fields.said, fields.answer])
  const { hallName, windowName, intoId, together } = row
  return {
    ...{ hallName, windowName },
    ...storyOf(deps, row),
    receivedAt: row.receivedAt.toISOString(),
    words: open(own.id, fields.said) ?? '',
    isTogether: intoId !== null || together > 0,
    answer: row.decision ?? open(row.recordId, fields.answer),
  }
}
