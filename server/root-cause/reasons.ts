import type { ReasonSource } from './reason-source.ts'
import { countTags } from './store.ts'

/** Everything that tells why bad evaluations are bad. */
export const reasonSources: readonly ReasonSource[] = [countTags]
