import type { RefusalCode } from '../../contracts/problem.ts'
import type { AuditAct, AuditTargetKind } from '../../domain/audit.ts'
import type { Actor } from '../platform/actor.ts'

/** Who acts, and from where. */
export interface Origin {
  readonly actor: Actor
  readonly divisionId: number | null
  readonly hallId: number | null
  /** The network address, as the trusted proxy tells it. */
  readonly from: string | null
  readonly requestId: string | null
}

/** What somebody is about to do, and to what. */
export interface Attempt {
  readonly act: AuditAct
  readonly target: { readonly kind: AuditTargetKind; readonly id: string | null }
}

export interface AuditEntry extends Origin, Attempt {
  readonly result: 'DONE' | RefusalCode
  /** Small, and without personal data. */
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}
