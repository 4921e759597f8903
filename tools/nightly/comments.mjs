// A hundred thousand comments to be read again while evaluations come: how much later those are answered.
import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build } from '../lib/prepare.mjs'

export const title = 'Intake beside 100,000 comments to be read'

const COMMENTS = Number(process.env.COMMENTS ?? 100_000)
const ROUNDS = Number(process.env.COMMENT_ROUNDS ?? 5)
const MUST = 1.5

const figure = (number) => Math.round(number).toLocaleString('en-US')
const each = (values, digits) => values.map((value) => value.toFixed(digits)).join(', ')

export async function run({ root, print }) {
  await build(root, print)
  execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench/tsconfig.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  const { benchCommentsAlone } = await import(pathToFileURL(path.join(root, 'build/bench/comments.js')).href)
  const [load = 0] = loadavg()
  const started = performance.now()
  const plan = { rounds: ROUNDS, seconds: 8, warmUpSeconds: 2, firstWarmUpAnswers: 0 }
  const told = await benchCommentsAlone(COMMENTS, plan)
  const seconds = (performance.now() - started) / 1000
  const others = `others had up to ${(told.othersShare * 100).toFixed(0)} % of the processors; load average before ${load.toFixed(1)}`
  return [
    {
      what: `100 evaluations offered each second beside ${figure(COMMENTS)} comments to be read: 99th percentile at most ${MUST}× of that without, median of ${ROUNDS} runs in turn`,
      ok: told.median <= MUST && told.leftAfter.every((left) => left > 0),
      result: `${told.median.toFixed(2)}× (${each(told.ratios, 2)}); with ${each(told.p99With, 1)} ms, without ${each(told.p99Without, 1)} ms; still unread after each ${told.leftAfter.map(figure).join(', ')}; ${others}`,
      seconds,
    },
    {
      what: `${figure(told.comments)} comments are read with nothing else to do`,
      ok: true,
      result: `the last of them ${told.readSeconds.toFixed(0)} s after the last was given`,
      seconds: told.readSeconds,
    },
  ]
}
