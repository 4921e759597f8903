import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { LetterChannel } from '../../domain/letter.ts'
import type { NoticeKind } from '../../domain/notice.ts'
import type { Database } from './database.ts'
import type { Metrics } from './metrics.ts'
import type { Outgoing } from './outgoing/index.ts'
import type { Vault } from './vault.ts'

/** Everything a feature may use of the outside, passed in and never imported. */
export interface World {
  /** Business reads and writes. */
  readonly app: Database
  /** The intake's own role, on a pool of its own: its one prepared statement wants the driver itself. */
  readonly intake: pg.Pool
  /** The same role, for its rarer statements. */
  readonly intakeDb: Database
  /** The only one that may read sealed values. */
  readonly vaultDb: Database
  readonly sweep: Database
  /** Reads for staff and exports: sees the rows of a place alone, and none before it was told which. */
  readonly staff: Database
  /** Whoever takes leaves into the log. */
  readonly sealer: Database
  /** The sealing of the audit alone, so that no other sweep can hold it up. */
  readonly seal: Database
  readonly vault: Vault
  readonly metrics: Metrics
  readonly log: FastifyBaseLogger
  /** The one door to the outside. */
  readonly outgoing: Outgoing
  /** Milliseconds since 1970. */
  now(): number
  /** Origin that citizens reach, without a trailing slash. Known once the server listens. */
  publicUrl(): string
  /** Channels in which somebody sends letters; all of them where nobody does yet: what waits is sent by whoever comes. */
  readonly letterChannels: readonly LetterChannel[]
  /** Whether somebody is named who would bring such a notice. */
  isNoticeCarried(channel: LetterChannel, notice: NoticeKind): boolean
  /** Calls `heard` with each payload sent to the channel; survives a restart of the database (`gap` then tells that some may be lost). */
  listen(channel: string, heard: (payload: string) => void, gap: () => void): void
}
