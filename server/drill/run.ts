import type { FastifyInstance } from 'fastify'
import { type DrillHop, type DrillRun, findDue } from '../../domain/drill.ts'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { type CaseDeps, keepCase } from '../service-case/index.ts'
import {
  appendHop,
  beginRun,
  countTallied,
  type DrillPlace,
  drillHallCode,
  drillItemCode,
  drillWindowCode,
  findRuns,
  isOrderOpen,
  loadDrillPlace,
} from './store.ts'

export interface DrillDeps extends CaseDeps {
  /** The doors that everybody comes in by. */
  readonly http: Pick<FastifyInstance, 'inject'>
}

/**
 * Tries what is due. Running it twice at once does no harm.
 * @throws where one of them did not pass: the platform’s state says then that this work fails
 */
export async function runDrills(deps: DrillDeps): Promise<void> {
  const { world, rules } = deps
  const now = world.now()
  const policy = rules.loadPolicy('drill', rules.rootDivisionId, now).body
  const runs = await findRuns(world.app, addDays(toPlainDate(now), -1))
  const failed: string[] = []
  for (const due of findDue(policy, runs, now)) {
    const isOurs = await drill(deps, due)
    if (!isOurs) failed.push(due.channel)
  }
  if (failed.length > 0) throw new DrillFailed(failed)
}

class DrillFailed extends Error {
  readonly code = 'DRILL_FAILED'
  constructor(channels: readonly string[]) {
    super(`no bad evaluation came through by ${channels.join(', ')}`)
    this.name = 'DrillFailed'
  }
}

/** @returns false where it did not come through */
async function drill(deps: DrillDeps, due: Pick<DrillRun, 'day' | 'channel' | 'attempt'>): Promise<boolean> {
  const { world } = deps
  const id = uuidV7(world.now())
  if (!(await beginRun(world.app, { id, ...due, startedAt: new Date(world.now()) }))) return true
  const note = (hop: DrillHop, fault: string | null) =>
    appendHop(world.app, { runId: id, hop, at: new Date(world.now()), fault })
  for (const { hop, go } of courseOf(deps, id, due.channel)) {
    const fault = await go().catch(toFault)
    await note(hop, fault ?? null)
    if (fault !== undefined) return false
  }
  return true
}

interface Leg {
  readonly hop: DrillHop
  /** @returns what went wrong */
  readonly go: () => Promise<string | undefined>
}

const lost = 'NOT_THERE'

/** From the report of a service to the order that a bad evaluation of it opens, and to what its receipt shows. */
function courseOf(deps: DrillDeps, id: string, channel: EvaluationChannel): readonly Leg[] {
  const { world } = deps
  let place: DrillPlace
  let [token, evaluationId, receipt, before] = ['', '', '', 0]
  return [
    {
      hop: 'REPORTED',
      async go() {
        place = await loadDrillPlace(world.app)
        before = await countTallied(world.app, place.hallId, channel)
        token = await report(deps, place, id)
        return token === '' ? lost : undefined
      },
    },
    {
      hop: 'ASKED',
      async go() {
        const { state } = await call(deps, '/api/v1/invitations/open', { token, channel }, id)
        return state === 'OPEN' ? undefined : lost
      },
    },
    {
      hop: 'TAKEN',
      async go() {
        const given = await call(deps, '/api/v1/evaluations', { token, grade: 1, channel }, id)
        evaluationId = String(given['id'])
        receipt = String(given['receipt'])
        return undefined
      },
    },
    {
      hop: 'TALLIED',
      go: async () => ((await countTallied(world.app, place.hallId, channel)) > before ? undefined : lost),
    },
    { hop: 'ORDER_OPENED', go: async () => ((await isOrderOpen(world.app, evaluationId)) ? undefined : lost) },
    {
      hop: 'FOUND_AGAIN',
      async go() {
        const seen = await call(deps, '/api/v1/evaluations/look-up', { receipt }, id)
        return seen['id'] === evaluationId && seen['grade'] === 1 ? undefined : lost
      },
    },
  ]
}

const minuteMs = 60_000

/** As a business system reports it; the platform reports it itself, without a key. @returns the token of its invitation */
async function report(deps: DrillDeps, place: DrillPlace, id: string): Promise<string> {
  const at = (minutesAgo: number) => new Date(deps.world.now() - minutesAgo * minuteMs).toISOString()
  const { divisionId, sourceId, authority } = place
  const caller = { apiKeyId: null, divisionId, hallId: null, sourceId, authority, mayDrill: true }
  const kept = await keepCase(deps, caller, `DRILL-${id}`, {
    itemCode: drillItemCode,
    divisionCode: place.divisionCode,
    caseType: 'IMMEDIATE',
    status: 'ACCEPTED',
    handlingChannel: 'OFFLINE',
    acceptedAt: at(2),
    applicant: { type: 'NATURAL_PERSON' },
    drill: true,
    occurrences: [
      {
        sequence: 1,
        service: 'APPLICATION',
        mode: 'COUNTER',
        hallCode: drillHallCode,
        windowCode: drillWindowCode,
        endedAt: at(1),
        outcome: 'DONE',
      },
    ],
  })
  return kept.occurrences[0]?.invitation?.token ?? ''
}

/** Through the door, with everything that stands there. @throws Refused with the code of the answer */
async function call({ http }: DrillDeps, url: string, payload: object, key: string): Promise<Record<string, unknown>> {
  const answer = await http.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': `drill-${key}` } })
  const body = answer.json<Record<string, unknown>>()
  if (answer.statusCode >= 300) throw Object.assign(new Error('refused'), { code: body['code'] })
  return body
}

/** A word that says nothing of anybody: the code of a refusal, or that it failed. */
function toFault(error: unknown): string {
  const code = error instanceof Refused ? error.code : (error as { code?: unknown }).code
  return typeof code === 'string' && /^[A-Z][A-Z_]{2,39}$/.test(code) ? code : 'FAILED'
}
