import pg from 'pg'

const retryMs = 500

interface Hearer {
  readonly heard: (payload: string) => void
  readonly gap: () => void
}

/**
 * One connection that listens for all features. When it is lost it comes back by itself and tells everybody that
 * something may have been missed.
 */
export class Listener {
  readonly #url: string
  readonly #hearers = new Map<string, Hearer[]>()
  #client: pg.Client | undefined
  #isClosed = false
  #retry: NodeJS.Timeout | undefined

  constructor(url: string) {
    this.#url = url
  }

  /** To be called before `open`. */
  add(channel: string, hearer: Hearer): void {
    this.#hearers.set(channel, [...(this.#hearers.get(channel) ?? []), hearer])
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      options: '-c role=yiping_app',
      keepAlive: true,
      application_name: 'yiping_listener',
    })
    let isLost = false
    const lost = () => {
      if (isLost) return
      isLost = true
      this.#comeBack()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ channel, payload }) => {
      for (const hearer of this.#hearers.get(channel) ?? []) hearer.heard(payload ?? '')
    })
    this.#client = client
    await client.connect()
    for (const channel of this.#hearers.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    for (const hearers of this.#hearers.values()) for (const hearer of hearers) hearer.gap()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retry)
    await this.#client?.end().catch(() => undefined)
  }

  #comeBack(): void {
    if (this.#isClosed) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      if (this.#isClosed) return
      this.open().catch(() => this.#comeBack())
    }, retryMs)
  }
}
