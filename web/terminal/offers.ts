import type { Static } from 'typebox'
import type { offeredService } from '../../contracts/terminal.ts'

export type OfferedService = Static<typeof offeredService>

interface Choosable {
  readonly endedAt: string
  readonly expiresAt: string
  readonly serialNo: string
  readonly isAnswered: boolean
  readonly isShown: boolean
}

/** The service to show by itself: the last one that has just ended, that nobody was asked about yet. */
export function chooseNext<S extends Choosable>(services: readonly S[], now: number, withinMs: number): S | undefined {
  return services
    .filter((service) => isOpen(service, now) && !service.isShown && now - Date.parse(service.endedAt) <= withinMs)
    .sort((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))[0]
}

/** Those whose number a person has told, newest first. */
export function findBySerial<S extends Choosable>(services: readonly S[], serial: string, now: number): readonly S[] {
  const wanted = serial.toUpperCase()
  return services
    .filter((service) => isOpen(service, now) && isSame(service.serialNo.toUpperCase(), wanted))
    .sort((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))
}

/** The terminal knows the last characters only; whoever types the whole number means the same service. */
function isSame(known: string, wanted: string): boolean {
  return wanted.length >= known.length && wanted.endsWith(known)
}

function isOpen(service: Choosable, now: number): boolean {
  return !service.isAnswered && Date.parse(service.expiresAt) > now
}
