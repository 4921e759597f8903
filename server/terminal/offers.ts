import type { Static } from 'typebox'
import type { offeredService } from '../../contracts/terminal.ts'
import type { DeviceRow } from '../device/index.ts'
import { deriveToken, viewInvitation } from '../invitation/index.ts'
import { findOpenServices, findRedemptions, type ServiceFound } from './store.ts'
import type { TerminalDeps } from './terminal.ts'

export type OfferedService = Static<typeof offeredService>

/** The services that have ended at a window, that somebody may still evaluate and nobody has, newest first. */
export async function findOffers(
  { world, keys, rules }: TerminalDeps,
  divisionId: number,
  windowId: number,
): Promise<readonly ServiceFound[]> {
  const now = world.now()
  const { deliverAheadHours } = rules.loadPolicy('terminal', divisionId, now).body
  const services = await findOpenServices(
    world.app,
    windowId,
    new Date(now - deliverAheadHours * 3_600_000),
    new Date(now),
  )
  const images = services.map(({ occurrenceId }) =>
    world.vault.blindIndex('nullifier', deriveToken(keys, occurrenceId)),
  )
  const used = new Set((await findRedemptions(world.app, images)).map(({ nullifier }) => nullifier.toString('hex')))
  return services.filter((_, index) => !used.has(images[index]?.toString('hex') ?? ''))
}

/** One of them as the terminal shows it, with the token that its evaluation will need: handed out ahead, for days without network. */
export async function viewOffer(
  { world, keys, rules }: TerminalDeps,
  device: DeviceRow,
  service: ServiceFound,
): Promise<OfferedService> {
  const token = deriveToken(keys, service.occurrenceId)
  const channel = device.kind === 'KIOSK' ? 'KIOSK' : 'HALL_TABLET'
  const view = await viewInvitation({ world, rules }, token, channel)
  return {
    id: service.invitationId,
    token,
    itemName: view.itemName,
    staffNo: view.staffNo,
    serialNo: view.serialNo,
    service: view.service,
    outcome: view.outcome,
    serviceDay: view.serviceDay,
    endedAt: service.endedAt.toISOString(),
    expiresAt: view.expiresAt,
  }
}
