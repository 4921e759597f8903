// The product with what the bench says of the log: all on, or neither taken in nor promised. Nothing else differs.
import { serveMetrics } from '../server/platform/metrics.ts'
import { run } from '../server/run.ts'

const env = process.env as Readonly<Record<string, string>>
const running = await run({
  databaseUrl: env.DATABASE_URL ?? '',
  keyDir: env.KEY_DIR ?? '',
  host: '127.0.0.1',
  port: 0,
  tls: null,
  trustedProxies: [],
  logLevel: 'info',
  intakeConnections: Number(env.INTAKE_CONNECTIONS),
  appConnections: 8,
  intakeQueueMax: 10_000,
  importMegabytesMax: 20,
  facesFolder: null,
  embedOrigins: [],
  version: '0.0.0-bench',
  publicUrl: (port) => `http://127.0.0.1:${port}`,
  ledger: JSON.parse(env.BENCH_LEDGER ?? '{}'),
})
await serveMetrics(running.metrics, '127.0.0.1', 0)
process.stdout.write(`serving on http://127.0.0.1:${running.port}\n`)
process.once('SIGTERM', () => {
  running.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
