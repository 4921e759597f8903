import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { SETTINGS } from '../server/platform/settings.ts'

export interface Server {
  readonly name: string
  readonly port: number
  readonly pid: number
  stop(): Promise<void>
}

const readyWithinMs = 60_000

/**
 * Starts one server as a process of its own, as in production: the product itself or a baseline. It prints the address it
 * serves on. Settings of the product that happen to be in our own environment stay here.
 */
export async function startServer(
  name: string,
  file: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
  folder = import.meta.dirname,
): Promise<Server> {
  const ours = new Set<string>(Object.values(SETTINGS).map((setting) => setting.name))
  const inherited = Object.entries(process.env).filter(([variable]) => !ours.has(variable))
  const child = spawn(process.execPath, [...process.execArgv, join(folder, file), ...flags], {
    env: { ...Object.fromEntries(inherited), HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(name, child)
  return {
    name,
    port,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function portOf(name: string, child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`${name} does not get ready:\n${said}`))
    }, readyWithinMs)
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      const address = /serving on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)
      if (address === null) return
      clearTimeout(late)
      resolve(Number(address[1]))
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`${name} ended with ${code}:\n${said}`))
    })
  })
}
