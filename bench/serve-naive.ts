// Baseline: everything as in the product (validation, rules, seals, digests, the shared read of the occasions), but each
// request commits a transaction of its own.
import { giveEvaluation } from '../contracts/evaluation.ts'
import { keepEvaluation } from '../server/evaluation/actions.ts'
import { type Intake, Occasions } from '../server/evaluation/index.ts'
import { serve } from '../server/platform/serve.ts'
import { run } from '../server/run.ts'
import { createBaseline, listen } from './baseline.ts'
import { NaiveIntake } from './naive-intake.ts'

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
})
const { world, keys, app } = running
const { http } = await createBaseline(running.metrics)
const deps = {
  world,
  keys,
  rules: app.rules,
  occasions: new Occasions(world.intake, 10_000),
  intake: new NaiveIntake(world.intake) as unknown as Intake,
}
serve(http, giveEvaluation, async ({ body, idempotencyKey }) => {
  const { answer } = await keepEvaluation(deps, body, idempotencyKey)
  return { status: 201, body: answer }
})
await listen(http, () => running.stop())
