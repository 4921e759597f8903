import { createServer } from 'node:net'

export const HOST = '127.0.0.1'
/** Below the ports that systems hand out for outgoing connections, so that ours is still free after a restart. */
const PORTS = { from: 15_000, to: 29_999 } as const

/** The fixed port or an error; else the remembered one when it is free; else any free one. */
export async function choosePort(remembered: number | undefined, fixed: number | undefined): Promise<number> {
  if (remembered !== undefined && (await isFree(remembered))) return remembered
  if (fixed !== undefined) throw new Error(`Port ${fixed} for PostgreSQL is taken`)
  const count = PORTS.to - PORTS.from + 1
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = PORTS.from + Math.floor(Math.random() * count)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port for PostgreSQL between ${PORTS.from} and ${PORTS.to}`)
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, HOST, () => server.close(() => resolve(true)))
  })
}
