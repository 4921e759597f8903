import type { Static } from 'typebox'
import type { offeredService } from '../../contracts/terminal.ts'
import type { PlatformTime } from './clock.ts'

export type OfferedService = Static<typeof offeredService>

interface Choosable {
  readonly endedAt: string
  readonly expiresAt: string
  readonly serialNo: string
  readonly isAnswered: boolean
  readonly isShown: boolean
}

/** The service to show by itself: the last one that has just ended, that nobody was asked about yet. */
export function chooseNext<S extends Choosable>(
  services: readonly S[],
  now: PlatformTime,
  withinMs: number,
): S | undefined {
  return services
    .filter((service) => isOpen(service, now) && !service.isShown && now.at - Date.parse(service.endedAt) <= withinMs)
    .sort((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))[0]
}

/** Those whose number a person has told, newest first. */
export function findBySerial<S extends Choosable>(
  services: readonly S[],
  serial: string,
  now: PlatformTime,
): readonly S[] {
  const wanted = serial.toUpperCase()
  return services
    .filter((service) => isOpen(service, now) && isSame(service.serialNo.toUpperCase(), wanted))
    .sort((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))
}

/** The terminal knows the last characters only; whoever types the whole number means the same service. */
function isSame(known: string, wanted: string): boolean {
  return wanted.length >= known.length && wanted.endsWith(known)
}

/**
 * Only a clock that has run since the platform told the time may say that an invitation has run out. One that may have been set
 * meanwhile must not take the word from anybody: the platform judges what arrives.
 */
function isOpen(service: Choosable, { at, atBy }: PlatformTime): boolean {
  return !service.isAnswered && (atBy !== 'RUNNING' || Date.parse(service.expiresAt) > at)
}
