import type { Actor } from '../platform/actor.ts'
import { GroupCommit } from '../platform/group-commit.ts'
import type { Answered } from '../platform/http.ts'
import type { World } from '../platform/world.ts'
import { type ApiCallRow, appendApiCalls } from './store.ts'

/** The call log of machines: written beside the calls, so it may lag by a moment but never delays an answer. */
export class ApiCalls {
  readonly #world: World
  readonly #calls: GroupCommit<ApiCallRow, undefined>

  constructor(world: World) {
    this.#world = world
    this.#calls = new GroupCommit<ApiCallRow, undefined>({
      batchMax: 500,
      inFlightMax: 1,
      queueMax: 20_000,
      commit: async (calls) => {
        await appendApiCalls(world.app, calls)
        return []
      },
    })
  }

  record({ method, route, status, milliseconds, code, request }: Answered): void {
    const machine = toMachine(request.actor)
    if (machine === undefined) return
    this.#calls
      .submit({
        ...machine,
        at: new Date(this.#world.now()),
        method,
        route,
        status,
        code: code ?? null,
        durationMs: Math.round(milliseconds),
      })
      .catch(() => this.#world.log.error({ route }, 'a call of a machine could not be recorded'))
  }

  drain(): Promise<void> {
    return this.#calls.drain()
  }
}

function toMachine(actor: Actor | undefined): Pick<ApiCallRow, 'apiKeyId' | 'deviceId'> | undefined {
  if (actor?.kind === 'API_KEY') return { apiKeyId: actor.apiKeyId, deviceId: null }
  if (actor?.kind === 'DEVICE') return { apiKeyId: null, deviceId: actor.deviceId }
  return undefined
}
