import type { Method } from '../../../contracts/route.ts'
import type * as silence from '../../../contracts/silence.ts'

/** What the page 听不到的声音 asks. */
export interface SilencePromised {
  readonly listSilences: typeof silence.listSilences
}

export const silenceAddresses: Readonly<Record<keyof SilencePromised, readonly [Method, string]>> = {
  listSilences: ['GET', '/api/v1/silences'],
}
