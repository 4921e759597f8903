// The real server as a process of its own, as an operator starts it: for tests that kill it and for measurements.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'

const OUTPUT_MAX = 200_000

/** Nothing of the caller's settings reaches the server: DATABASE_URL of a developer's shell, for one. */
const cleanEnvironment = () =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )

/**
 * Starts a command that ends in a serving Yiping and watches it. Kills it when we end, whatever happens.
 * @param {{ command?: string, args?: string[], cwd: string, env?: Record<string, string>, uid?: number, gid?: number,
 *   detached?: boolean, secondsMax?: number }} options
 */
export function launchServer({ command = process.execPath, args = ['tools/start.mjs'], cwd, env = {}, ...rest }) {
  const { secondsMax = 60, ...identity } = rest
  const child = spawn(command, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...identity,
  })
  let output = ''
  const keep = (chunk) => {
    output = (output + chunk).slice(-OUTPUT_MAX)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const exited = Promise.race([
    once(child, 'close').then(([code, signal]) => ({ code, signal })),
    once(child, 'error').then(([error]) => ({ code: null, signal: null, error: String(error) })),
  ])
  void exited.then(() => process.off('exit', end))
  const hasExited = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid,
    exited,
    hasExited,
    output: () => output,
    kill: (signal) => child.kill(signal),
    /** Resolves with the address of the server once it says that it serves. */
    async serving() {
      const giveUpAt = performance.now() + secondsMax * 1000
      while (performance.now() < giveUpAt) {
        const url = /is serving on (\S+)\n/.exec(output)?.[1]
        if (url !== undefined && /Ctrl-C stops it/.test(output)) return url
        if (hasExited()) throw new Error(`the server ended instead of serving:\n${output.slice(-4000)}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`the server does not serve after ${secondsMax} s:\n${output.slice(-4000)}`)
    },
  }
}

/** A server of this working copy on `dataDir`, with the trial hall alone where nothing else is said; ready to be asked when this resolves. */
export async function startServer({ root, dataDir, env = {}, args = ['--trial=hall'] }) {
  const server = launchServer({
    cwd: root,
    args: ['tools/start.mjs', ...args],
    env: { PORT: '0', METRICS_PORT: 'off', LOG_LEVEL: 'warn', DATA_DIR: path.resolve(dataDir), ...env },
  })
  const base = await server.serving()
  return { ...server, base }
}
