// Running another program so that it cannot outlive us: in its own process group, with a limit, without stdin.
import { spawn } from 'node:child_process'
import process from 'node:process'

const running = new Set()

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Already gone.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) endGroup(child, 'SIGTERM')
    process.exit(1)
  })
}

/**
 * Runs a command; resolves with its exit code (null when it was ended by a signal or the limit).
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, minutesMax?: number, quiet?: boolean, cwd?: string }} [options]
 * @returns {Promise<{ code: number | null, timedOut: boolean, output: string }>}
 */
export function run(command, args, { env = {}, minutesMax = 30, quiet = false, cwd = process.cwd() } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit']
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, detached: true })
    running.add(child)
    let output = ''
    let timedOut = false
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const limit = setTimeout(() => {
      timedOut = true
      endGroup(child, 'SIGKILL')
    }, minutesMax * 60_000)
    const done = (code) => {
      clearTimeout(limit)
      running.delete(child)
      resolve({ code, timedOut, output })
    }
    child.on('error', (error) => {
      output += String(error)
      done(null)
    })
    child.on('exit', (code) => {
      // What the program left behind (a database, a browser) must not hold the next suite up.
      endGroup(child, 'SIGTERM')
      if (!quiet) done(code)
    })
    child.on('close', (code) => quiet && done(code))
  })
}
