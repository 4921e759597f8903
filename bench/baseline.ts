import type { FastifyInstance } from 'fastify'
import { createHttp } from '../server/platform/http.ts'
import { createMetrics, type Metrics } from '../server/platform/metrics.ts'

/** The product's own front: the same limits, headers, hooks, log and request metrics as in server/run.ts. */
export async function createBaseline(metrics: Metrics = createMetrics()): Promise<{ readonly http: FastifyInstance }> {
  const http = await createHttp({
    logLevel: 'info',
    trustedProxies: [],
    tls: null,
    onAnswered: ({ method, route, status, milliseconds, code }) => {
      metrics.requests.observe({ method, route, status }, milliseconds / 1000)
      if (code !== undefined) metrics.refusals.inc({ route, code })
    },
  })
  return { http }
}

export async function listen(http: FastifyInstance, stop: () => Promise<void> = async () => {}): Promise<void> {
  await http.listen({ host: '127.0.0.1', port: 0 })
  const address = http.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('a server that listens has an address')
  process.stdout.write(`serving on http://127.0.0.1:${address.port}\n`)
  process.once('SIGTERM', () => {
    http
      .close()
      .then(stop)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  })
}
