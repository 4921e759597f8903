import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { CauseKind } from '../../domain/root-cause-kind.ts'
import type { Database } from '../platform/database.ts'

/** A reason that citizens gave, and how many did. */
export interface ReasonCount {
  readonly source: 'TAG' | 'COMMENT'
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly count: number
}

/**
 * Something that tells why bad evaluations are bad. Labels of comments are one more source: a function of this shape in `reasonSources` (reasons.ts). Each counts
 * bad evaluations of a cause received on these days, both included; how few may be told is decided by whoever asks.
 */
export type ReasonSource = (
  db: Database,
  cause: { readonly kind: CauseKind; readonly key: string },
  days: { readonly from: PlainDate; readonly to: PlainDate },
) => Promise<readonly ReasonCount[]>
