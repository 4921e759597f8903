import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../support/platform.ts'

const root = join(import.meta.dirname, '../..')

/** The one fence of a README that a reader pastes into a shell to walk through the main job. */
async function scenarioOf(file: string): Promise<string> {
  const fences = [...(await readFile(join(root, file), 'utf8')).matchAll(/^```bash\n([\s\S]*?)^```$/gm)]
  const scenarios = fences.map((fence) => fence[1] ?? '').filter((text) => text.includes('/api/v1/cases/'))
  expect(scenarios, `${file} has one scenario`).toHaveLength(1)
  return scenarios[0] ?? ''
}

/** What is run, without what is said: comments and the words of echo may be in another language. */
function commandsOf(scenario: string): string[] {
  return scenario
    .split('\n')
    .map((line) => line.replace(/(^|\s)# .*$/, '').trimEnd())
    .map((line) => (line.startsWith('echo ') ? ['echo', ...(line.match(/\$\w+|\$\(\w+\)/g) ?? [])].join(' ') : line))
    .filter((line) => line !== '')
}

interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function runInBash(script: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-c', script], { cwd: root, env: { ...process.env, ...env } })
    const out: Buffer[] = []
    const err: Buffer[] = []
    shell.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    shell.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    shell.once('error', reject)
    shell.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
}

/** What was printed under each numbered line, by its number. */
function stepsOf(stdout: string): readonly string[] {
  const steps: string[] = []
  for (const line of stdout.split('\n')) {
    const number = /^(\d)\. /.exec(line)?.[1]
    if (number === undefined) steps[steps.length - 1] += `\n${line}`
    else steps[Number(number)] = line
  }
  return steps
}

const answerIn = (step: string | undefined) => JSON.parse(/^\{.*\}$/m.exec(step ?? '')?.[0] ?? 'null') as unknown

describe('the scenario of the README, run as it stands', () => {
  let platform: TestPlatform
  let ran: Ran
  let steps: readonly string[]

  beforeAll(async () => {
    platform = await startPlatform()
    const env = { BASE: platform.base, TRIAL: join(platform.folder, 'trial.json') }
    ran = await runInBash(await scenarioOf('README.md'), env)
    steps = stepsOf(ran.stdout)
  })
  afterAll(() => platform?.stop())

  test('ends well and complains of nothing', () => {
    expect(ran.stderr).toBe('')
    expect(ran.code).toBe(0)
    expect(steps).toHaveLength(9)
  })

  test('a reported service that has ended is invited', () => {
    expect(steps[2]).toMatch(/^token [A-Za-z0-9_-]{22}$/m)
  })

  test('the citizen evaluates and gets a receipt', () => {
    expect(steps[3]).toContain('HTTP/1.1 201')
    expect(steps[3]).not.toContain('idempotency-replayed')
    expect(answerIn(steps[3])).toMatchObject({
      receipt: expect.stringMatching(/^[A-Za-z0-9_-]{64}$/),
      reasonPending: false,
    })
  })

  test('the same request again gets the same answer and says so', () => {
    expect(steps[4]).toContain('HTTP/1.1 201')
    expect(steps[4]).toContain('idempotency-replayed: true')
    expect(answerIn(steps[4])).toEqual(answerIn(steps[3]))
  })

  test('a second evaluation of the same service is refused', () => {
    expect(steps[5]).toContain('HTTP/1.1 409')
    expect(answerIn(steps[5])).toMatchObject({ code: 'ALREADY_EVALUATED' })
  })

  test('a bad grade without a reason is accepted, and completed afterwards', () => {
    expect(steps[6]).toContain('HTTP/1.1 201')
    expect(answerIn(steps[6])).toMatchObject({ reasonPending: true })
    expect(steps[7]).toContain('HTTP/1.1 201')
    expect(answerIn(steps[7])).toMatchObject({ reasonPending: false })
  })

  test('the board counts one after the first and two after both', () => {
    const counted = [steps[1], steps[3], steps[8]].map((step) =>
      Number(
        /(\d+) evaluations today|the board: (\d+)/
          .exec(step ?? '')
          ?.slice(1)
          .find(Boolean),
      ),
    )
    const [before = Number.NaN] = counted
    expect(counted).toEqual([before, before + 1, before + 2])
  })
})

test('the Chinese README has the same commands', async () => {
  const english = commandsOf(await scenarioOf('README.md'))
  const chinese = commandsOf(await scenarioOf('README.zh-CN.md'))
  expect(chinese).toEqual(english)
  expect(english.length).toBeGreaterThan(20)
})
