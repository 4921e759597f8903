import { connect, type Socket } from 'node:net'
import { boardRequest, evaluationRequest, pathRequest } from './requests.ts'
import { quantile } from './statistics.ts'

/**
 * The load generator, a process of its own: keep-alive connections, each with one request under way, the next one sent when
 * the answer has come, or, at an offered rate, when its time has come: then the wait counts from that time, so that a server
 * that stands still is not spared the requests of that while. It shares the processors with the server and the database; that is part of every figure.
 */
export interface LoadOrder {
  readonly port: number
  readonly connections: number
  /** How many are offered each second, whether or not answers come; undefined is as many as the connections carry. */
  readonly offeredPerSecond?: number
  readonly warmUpSeconds: number
  /** Compilers and caches count calls, not seconds: the warm-up lasts until so many were answered as well. */
  readonly warmUpAnswers: number
  readonly seconds: number
  readonly what:
    | { readonly kind: 'EVALUATIONS'; readonly from: number; readonly to: number }
    | { readonly kind: 'BOARD'; readonly hallCode: string }
    | { readonly kind: 'PATH'; readonly path: string }
}

export interface LoadResult {
  readonly answers: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  /** Processor seconds of the generator itself. */
  readonly ownCpuSeconds: number
  /** First serial number that was not sent. */
  readonly next: number
}

export type LoadMessage =
  | { readonly kind: 'BEGUN' | 'ENDED' }
  | { readonly kind: 'RESULT'; readonly result: LoadResult }
  | { readonly kind: 'FAILED'; readonly why: string }

/** The last word ends the process: connections that are still open must not hold it. */
function say(message: LoadMessage): void {
  const isLast = message.kind === 'RESULT' || message.kind === 'FAILED'
  process.send?.(message, () => {
    if (isLast) process.exit()
  })
}

/** The same each time, or undefined where each is another. */
function fixedRequest(host: string, what: LoadOrder['what']): string | undefined {
  if (what.kind === 'BOARD') return boardRequest(host, what.hallCode)
  return what.kind === 'PATH' ? pathRequest(host, what.path) : undefined
}

/** Whoever is that slow is slow for other reasons than being cold. */
const patienceMs = 12_000

class Loader {
  readonly #order: LoadOrder
  readonly #host: string
  readonly #fixed: string | undefined
  readonly #latencies: number[] = []
  #next: number
  #answered = 0
  #isMeasuring = false
  #isOver = false
  #open = 0
  /** At an offered rate: the times of what no connection was free for, and the connections that have nothing to do. */
  readonly #due: number[] = []
  readonly #idle: ((dueAt: number) => void)[] = []
  #deviceTime = new Date().toISOString()
  #resolve: () => void = () => undefined
  #reject: (error: Error) => void = () => undefined
  readonly #done = new Promise<void>((resolve, reject) => {
    this.#resolve = resolve
    this.#reject = reject
  })

  constructor(order: LoadOrder) {
    this.#order = order
    this.#host = `127.0.0.1:${order.port}`
    const { what } = order
    this.#next = what.kind === 'EVALUATIONS' ? what.from : 0
    this.#fixed = fixedRequest(this.#host, what)
  }

  async run(): Promise<LoadResult> {
    const { connections, warmUpSeconds, warmUpAnswers, seconds } = this.#order
    const clock = setInterval(() => {
      this.#deviceTime = new Date().toISOString()
    }, 500)
    for (let index = 0; index < connections; index += 1) this.#connect()
    const pace = this.#offer()
    await this.#wait(warmUpSeconds)
    const patience = performance.now() + patienceMs
    while (this.#answered < warmUpAnswers && performance.now() < patience) await this.#wait(0.1)
    const cpu = process.cpuUsage()
    const started = performance.now()
    this.#isMeasuring = true
    say({ kind: 'BEGUN' })
    await this.#wait(seconds)
    this.#isMeasuring = false
    const took = (performance.now() - started) / 1000
    const used = process.cpuUsage(cpu)
    say({ kind: 'ENDED' })
    this.#isOver = true
    clearInterval(clock)
    clearInterval(pace)
    for (const next of this.#idle.splice(0)) next(performance.now())
    await this.#done
    const sorted = Float64Array.from(this.#latencies).sort()
    return {
      answers: sorted.length,
      perSecond: sorted.length / took,
      p50: quantile(sorted, 0.5),
      p95: quantile(sorted, 0.95),
      p99: quantile(sorted, 0.99),
      p999: quantile(sorted, 0.999),
      ownCpuSeconds: (used.user + used.system) / 1e6,
      next: this.#next,
    }
  }

  /** A failure ends the wait at once. */
  #wait(seconds: number): Promise<void> {
    return Promise.race([new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000)), this.#done])
  }

  /** Hands out what is due at this moment; a timer of a millisecond is late by less than two, for every server alike. */
  #offer(): NodeJS.Timeout | undefined {
    const { offeredPerSecond } = this.#order
    if (offeredPerSecond === undefined) return undefined
    const started = performance.now()
    let offered = 0
    return setInterval(() => {
      const owed = Math.floor(((performance.now() - started) * offeredPerSecond) / 1000)
      for (; offered < owed; offered += 1) {
        const dueAt = started + (offered * 1000) / offeredPerSecond
        const next = this.#idle.pop()
        if (next === undefined) this.#due.push(dueAt)
        else next(dueAt)
      }
    }, 1)
  }

  /** Calls back with the time from which the next request counts: now, or when its time came. */
  #whenDue(send: (dueAt: number) => void): void {
    const isAlwaysDue = this.#order.offeredPerSecond === undefined || this.#isOver
    const dueAt = isAlwaysDue ? performance.now() : this.#due.shift()
    if (dueAt === undefined) this.#idle.push(send)
    else send(dueAt)
  }

  #connect(): void {
    const socket = connect({ host: '127.0.0.1', port: this.#order.port, noDelay: true })
    this.#open += 1
    let sentAt = 0
    let received = ''
    const send = (dueAt: number) => {
      if (this.#isOver) {
        socket.end()
        return
      }
      sentAt = dueAt
      socket.write(this.#request())
    }
    socket.setEncoding('latin1')
    socket.on('connect', () => this.#whenDue(send))
    socket.on('data', (chunk) => {
      received = received === '' ? String(chunk) : received + chunk
      if (!isComplete(received)) return
      const wanted = this.#fixed === undefined ? '201' : '200'
      if (received.slice(9, 12) !== wanted) return this.#fail(received, socket)
      received = ''
      this.#answered += 1
      if (this.#isMeasuring) this.#latencies.push(performance.now() - sentAt)
      this.#whenDue(send)
    })
    socket.on('error', (error) => this.#fail(String(error), socket))
    socket.on('close', () => {
      this.#open -= 1
      if (!this.#isOver) this.#fail('the server closed a connection', socket)
      else if (this.#open === 0) this.#resolve()
    })
  }

  #request(): string {
    if (this.#fixed !== undefined) return this.#fixed
    const { what } = this.#order
    const serial = this.#next
    this.#next += 1
    if (what.kind === 'EVALUATIONS' && serial >= what.to) this.#reject(new Error('there were too few tokens'))
    return evaluationRequest(this.#host, serial, this.#deviceTime)
  }

  #fail(why: string, socket: Socket): void {
    socket.destroy()
    this.#reject(new Error(why))
  }
}

/** Headers and as many bytes of body as they announce. */
function isComplete(received: string): boolean {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /content-length: (\d+)/i.exec(received)
  return length !== null && received.length >= end + 4 + Number(length[1])
}

process.once('message', (order: LoadOrder) => {
  new Loader(order).run().then(
    (result) => say({ kind: 'RESULT', result }),
    (error: unknown) => say({ kind: 'FAILED', why: String(error) }),
  )
})
