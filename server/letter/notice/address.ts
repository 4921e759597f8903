import { type Addresses, findRecipient, letterChannels, type Recipient } from '../../../domain/letter.ts'
import { toUuid } from '../../platform/uuid.ts'
import type { World } from '../../platform/world.ts'
import type { RuleBook } from '../../policy/index.ts'
import { loadLastReport } from '../redirect/redirect.ts'
import { recipientIndex, type Served } from '../write.ts'
import { findWay } from './store.ts'

export interface NoticeDeps {
  readonly world: World
  readonly rules: RuleBook
}

/**
 * To whom a notice about an order goes: whoever the last report of the service names, or who left a phone with a complaint. Opened each time and
 * kept nowhere: no row says whose evaluation it was. Undefined for what was given anonymously, what was erased, and a drill.
 */
export async function findNoticeRecipient(
  { world, rules }: NoticeDeps,
  { orderId, divisionId }: { readonly orderId: string; readonly divisionId: number },
): Promise<Recipient | undefined> {
  const policy = rules.findPolicy('letter', divisionId, world.now())?.body
  const served = await findServed(world, orderId)
  if (policy === undefined || served === undefined) return undefined
  return findRecipient(served.applicant, served.agent, policy, world.letterChannels)
}

/**
 * Where whoever gave an evaluation can be reached, whether or not letters are sent: opened by its sealed link at this moment and kept nowhere. Empty
 * for what was given anonymously, what was erased, and a drill.
 */
export async function findEvaluatorAddresses(world: World, evaluationId: string): Promise<readonly string[]> {
  const served = await findServed(world, evaluationId)
  if (served === undefined) return []
  const found = findRecipient(served.applicant, served.agent, { channels: letterChannels }, letterChannels)
  return found === undefined ? [] : [found.address, ...(found.other === null ? [] : [found.other])]
}

/** Whom to call back about an order. */
export interface Callback {
  readonly phone: string
  readonly person: Recipient['person']
  /** By which a wish not to be called is known. */
  readonly indexes: readonly Buffer[]
}

/** Opened at this moment and kept nowhere. Undefined where no mobile number is known. */
export async function findCallback(world: World, orderId: string): Promise<Callback | undefined> {
  const served = await findServed(world, orderId)
  const found = served && findRecipient(served.applicant, served.agent, { channels: ['SMS'] }, ['SMS'])
  return found && { phone: found.address, person: found.person, indexes: indexesOf(world, found) }
}

/** By which invitations and wishes know the person. */
export function indexesOf({ vault }: Pick<World, 'vault'>, { address, other }: Recipient): readonly Buffer[] {
  return [address, ...(other === null ? [] : [other])].map((each) => recipientIndex(vault, each))
}

async function findServed(world: World, orderId: string): Promise<Served | undefined> {
  const way = await findWay(world.vaultDb, orderId)
  if (way === undefined) return undefined
  const { sealedLink, sealedPhone } = way
  const record = world.vault.openRecord(orderId, way)
  if (sealedPhone !== null) {
    const applicant: Addresses = { phone: record.open('sealed_field|applicant-phone', sealedPhone).toString('utf8') }
    return { applicant, agent: undefined }
  }
  if (sealedLink === null) return undefined
  const report = await loadLastReport({ world }, toUuid(record.open('evaluation_link|sealed_link', sealedLink)))
  return report === undefined || report.isDrill ? undefined : report
}
