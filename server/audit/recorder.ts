import type { FastifyRequest } from 'fastify'
import { GroupCommit } from '../platform/group-commit.ts'
import type { Answered } from '../platform/http.ts'
import type { World } from '../platform/world.ts'
import { originOf, toRow } from './entry.ts'
import { type EntryRow, insertEntries } from './store.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whom a call named that was refused before it began: our own numbers alone, for a case number is somebody’s. */
function numbersIn({ params }: FastifyRequest): { readonly named?: readonly string[] } {
  const named = Object.values((params ?? {}) as Record<string, unknown>).filter(
    (value): value is string => typeof value === 'string' && uuid.test(value),
  )
  return named.length === 0 ? {} : { named }
}

/**
 * Reads and refusals of whoever is known, written behind the answer and together: there is nothing that they could be undone with.
 * Acts stand in the audit already, with what they did. What nobody known asked for is only counted, and so is what a terminal
 * says all day long: whoever reads the audit must not learn when somebody evaluated.
 */
export class AuditRecorder {
  readonly #world: World
  readonly #entries: GroupCommit<EntryRow, undefined>

  constructor(world: World) {
    this.#world = world
    this.#entries = new GroupCommit<EntryRow, undefined>({
      batchMax: 500,
      inFlightMax: 1,
      queueMax: 20_000,
      commit: async (rows) => {
        await insertEntries(world.app, rows)
        return []
      },
    })
  }

  record({ method, route, status, milliseconds, code, request }: Answered): void {
    const origin = originOf(request)
    if (origin === undefined || (code === undefined && request.isInAudit === true)) return
    if (origin.actor.kind === 'DEVICE' && code === undefined) return
    const asked = `${method} ${route}`
    const entry = {
      ...origin,
      ...(request.attempt ?? { act: 'CALLED' as const, target: { kind: 'ROUTE' as const, id: asked } }),
      result: code ?? ('DONE' as const),
      detail: {
        ...(request.attempt === undefined ? numbersIn(request) : { route: asked }),
        status,
        milliseconds: Math.round(milliseconds),
      },
    }
    this.#entries.submit(toRow(entry, Date.now())).catch(() => {
      this.#world.metrics.auditLost.inc()
      this.#world.log.error({ route }, 'a call could not be written into the audit')
    })
  }

  drain(): Promise<void> {
    return this.#entries.drain()
  }
}
