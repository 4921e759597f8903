import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { Undertakings } from '../platform/undertakings.ts'
import type { CaseDeps } from '../service-case/index.ts'

/** What is under way while a city is played, by name. */
export const trialCityUndertaking = 'trial-city'

/** What was asked for on the command line; null where nothing was said. */
export interface CityWishes {
  readonly seed: number | null
  readonly until: PlainDate | null
  readonly days: number | null
  readonly servicesPerWindowDay: number | null
  readonly participationPercent: number | null
}

export interface CitySite extends CaseDeps {
  readonly dataDir: string
  readonly undertakings: Undertakings
  print(line: string): void
}

export interface CityUnderWay {
  /** A hall to look at first. */
  readonly hallCode: string
  /** Resolves when nothing more is being written; rejects where it could not go on. */
  readonly ended: Promise<void>
  /** Ends after what is being written at this moment; the next start goes on from there. */
  stop(): void
}

/**
 * What can bring a whole invented city. It is a tool: the server is handed it, and knows of the city only what stands here, so
 * that nothing that analyses can know what was planted.
 */
export interface TrialCity {
  /** Keeps what is to be brought, so that a start that is cut off is gone on with. A plan that was made before stays. */
  plan(dataDir: string, wishes: CityWishes, now: number): Promise<void>
  /** Goes on with what is planned; undefined where nothing is, or nothing is left to do. */
  bring(site: CitySite): Promise<CityUnderWay | undefined>
}
