import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { bodyOf } from './client.ts'
import type { Twin } from './twins.ts'

/** What a citizen has in hand after the answer. */
export interface Answered {
  readonly id: string
  readonly receipt: string
  readonly promise: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** How often it was sent before an answer came. */
  readonly tries: number
}

const tickMs = 20
const answerWithinMs = 10_000
const retryPauseMs = 50
const underWayMax = 80
const giveUpMs = 180_000

/**
 * Citizens who come at a steady rate whatever the servers do, and never more than a certain number at once: now to the one server, now to the other, and
 * again under the same key until one of them has answered.
 */
export class SteadyCitizens {
  readonly #twins: readonly [Twin, Twin]
  readonly #perSecond: number
  readonly #tokens: string[] = []
  readonly #underWay = new Set<Promise<void>>()
  readonly answered: Answered[] = []
  /** Answers that are neither an evaluation nor “come again”, and citizens who gave up. */
  readonly unexpected: string[] = []
  #sent = 0
  #timer: NodeJS.Timeout | undefined

  constructor(twins: readonly [Twin, Twin], perSecond: number) {
    this.#twins = twins
    this.#perSecond = perSecond
  }

  get waiting(): number {
    return this.#tokens.length
  }

  add(tokens: readonly string[]): void {
    this.#tokens.push(...tokens)
  }

  begin(): void {
    const begun = performance.now()
    let come = 0
    this.#timer = setInterval(() => {
      const owed = Math.floor(((performance.now() - begun) * this.#perSecond) / 1000) - come
      come += owed
      for (let one = 0; one < owed && this.#underWay.size < underWayMax; one += 1) this.#send()
    }, tickMs)
  }

  /** Nobody comes any more; resolves when everybody who came has his answer. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all(this.#underWay)
  }

  #send(): void {
    const token = this.#tokens.pop()
    if (token === undefined) return
    const index = this.#sent++
    const sent = this.#untilAnswered(JSON.stringify(bodyOf(token, index)), index)
      .catch((error: unknown) => void this.unexpected.push(String(error)))
      .finally(() => void this.#underWay.delete(sent))
    this.#underWay.add(sent)
  }

  async #untilAnswered(body: string, index: number): Promise<void> {
    const key = randomUUID()
    const giveUpAt = Date.now() + giveUpMs
    for (let tries = 1; Date.now() < giveUpAt; tries += 1) {
      // With the first try to the one, with the next to the other.
      const twin = this.#twins[(index + tries) % 2] as Twin
      const given = twin.isServing ? await this.#attempt(twin.base, key, body) : undefined
      if (given !== undefined) return void this.answered.push({ ...given, at: Date.now(), tries })
      await sleep(retryPauseMs)
    }
    throw new Error('nobody answered')
  }

  /** undefined where it has to be sent again. */
  async #attempt(
    base: string,
    key: string,
    body: string,
  ): Promise<Pick<Answered, 'id' | 'receipt' | 'promise'> | undefined> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const signal = AbortSignal.timeout(answerWithinMs)
    try {
      const answer = await fetch(`${base}/api/v1/evaluations`, { method: 'POST', headers, body, signal })
      const text = await answer.text()
      if (answer.status === 201) return JSON.parse(text) as Answered
      if (answer.status !== 503) this.unexpected.push(`${answer.status} ${text}`.slice(0, 300))
    } catch {
      // The connection broke, or nothing came: whether it was taken nobody knows.
    }
    return undefined
  }
}
