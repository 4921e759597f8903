import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a server said, or that it said nothing. */
export interface Heard {
  /** 0 where the connection broke before an answer. */
  readonly status: number
  readonly id: string
  readonly replayed: boolean
  readonly retryAfter: string | undefined
  readonly text: string
}

interface Wish {
  readonly token: string
  readonly key: string
}

const answerWithinMs = 20_000
const retryPauseMs = 40

/**
 * Citizens at their phones: many connections that are kept alive, each repeating its request under the same key until it is
 * acknowledged. Writes down what it asks before it asks, and what it was told, in a file that no server knows of.
 */
export class Citizens {
  readonly #base: URL
  readonly #agent: Agent
  readonly #connections: number
  readonly #file: number
  readonly #path: string
  /** Answers that are neither an acknowledgement nor “come again”. */
  readonly unexpected: Heard[] = []
  readonly busy: Heard[] = []
  acknowledged = 0
  broken = 0
  /** What was last heard that was no acknowledgement. */
  #last = ''

  constructor(base: string, path: string, connections = 64) {
    this.#base = new URL(base)
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
    this.#connections = connections
    this.#path = path
    this.#file = openSync(path, 'a')
  }

  /** Each token once, until each is acknowledged or the time is over. `heard` is told of every acknowledgement. */
  async evaluate(tokens: readonly string[], heard: () => void = () => undefined, withinMs = 150_000): Promise<void> {
    const giveUpAt = performance.now() + withinMs
    await this.#each(tokens, async (wish, index) => {
      while (!(await this.#attempt(wish, index, heard))) {
        if (performance.now() > giveUpAt) throw new Error(`not acknowledged within ${withinMs} ms: ${this.#last}`)
        await sleep(retryPauseMs)
      }
    })
  }

  /** Each token once, whatever comes of it, until `isOver`. @returns the tokens that were not acknowledged */
  async evaluateOnce(tokens: readonly string[], isOver: () => boolean, heard: () => void): Promise<string[]> {
    const left: string[] = []
    await this.#each(tokens, async (wish, index) => {
      if (isOver() || !(await this.#attempt(wish, index, heard))) left.push(wish.token)
    })
    return left
  }

  /** The same request again, under the same key. */
  replay(token: string, index: number): Promise<Heard> {
    return this.#send({ token, key: keyOf(token) }, index)
  }

  close(): void {
    this.#agent.destroy()
    closeSync(this.#file)
  }

  /** Token → id as acknowledged, read back from the file. A token with two ids would be an evaluation counted twice. */
  list(): ReadonlyMap<string, ReadonlySet<string>> {
    const acknowledged = new Map<string, Set<string>>()
    for (const line of readFileSync(this.#path, 'utf8').split('\n')) {
      const [kind, token = '', id = ''] = line.split(' ')
      if (kind === 'acknowledged') acknowledged.set(token, (acknowledged.get(token) ?? new Set()).add(id))
    }
    return acknowledged
  }

  async #each(tokens: readonly string[], act: (wish: Wish, index: number) => Promise<void>): Promise<void> {
    let next = 0
    const one = async () => {
      for (let index = next++; index < tokens.length; index = next++) {
        const token = tokens[index] ?? ''
        const wish = { token, key: keyOf(token) }
        writeSync(this.#file, `asks ${token} ${wish.key}\n`)
        await act(wish, index)
      }
    }
    await Promise.all(Array.from({ length: this.#connections }, one))
  }

  async #attempt(wish: Wish, index: number, heard: () => void): Promise<boolean> {
    const answer = await this.#send(wish, index)
    if (answer.status === 201) {
      writeSync(this.#file, `acknowledged ${wish.token} ${answer.id}\n`)
      this.acknowledged += 1
      heard()
      return true
    }
    this.#last = `${answer.status} ${answer.text}`.slice(0, 200)
    if (answer.status === 0) this.broken += 1
    else if (answer.status === 503) this.busy.push(answer)
    else this.unexpected.push(answer)
    return false
  }

  #send({ token, key }: Wish, index: number): Promise<Heard> {
    return new Promise((resolve) => {
      const silence = (error: Error) =>
        resolve({ status: 0, id: '', replayed: false, retryAfter: undefined, text: error.message })
      const sent = request(
        {
          agent: this.#agent,
          host: this.#base.hostname,
          port: this.#base.port,
          method: 'POST',
          path: '/api/v1/evaluations',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          timeout: answerWithinMs,
        },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk
          })
          answer.once('error', silence)
          answer.once('end', () => resolve(toHeard(answer.statusCode ?? 0, answer.headers, text)))
        },
      )
      sent.once('timeout', () => sent.destroy(new Error('no answer')))
      sent.once('error', silence)
      sent.end(JSON.stringify(bodyOf(token, index)))
    })
  }
}

const keys = new Map<string, string>()

/** Chosen once per token, as a phone chooses it once per tap. */
function keyOf(token: string): string {
  const key = keys.get(token) ?? randomUUID()
  keys.set(token, key)
  return key
}

function toHeard(status: number, headers: NodeJS.Dict<string | string[]>, text: string): Heard {
  // A connection that broke inside the body acknowledged nothing.
  const body = parse(text)
  return {
    status: status === 201 && body === undefined ? 0 : status,
    id: body?.id ?? '',
    replayed: headers['idempotency-replayed'] === 'true',
    retryAfter: typeof headers['retry-after'] === 'string' ? headers['retry-after'] : undefined,
    text,
  }
}

function parse(text: string): { id?: string } | undefined {
  try {
    return JSON.parse(text) as { id?: string }
  } catch {
    return undefined
  }
}

/** Good and bad, with and without words and scores, so that every companion row of an evaluation is written. */
export function bodyOf(token: string, index: number): Record<string, unknown> {
  const grade = 1 + (index % 5)
  return {
    token,
    grade,
    channel: index % 3 === 0 ? 'QR_CODE' : 'HALL_TABLET',
    ...(index % 7 === 0 ? { comment: '窗口人员很耐心，等候时间可以再短一些。' } : {}),
    ...(index % 4 === 0 ? { scores: { attitude: grade, efficiency: 1 + (index % 3) } } : {}),
  }
}
