import { join } from 'node:path'
import type { RunOptions } from '../../server/run.ts'

/** How a platform of a test runs, unless the test says otherwise. */
export function optionsOf(
  database: { readonly serverUrl: string },
  folder: string,
  options: Partial<RunOptions>,
): RunOptions {
  return {
    databaseUrl: database.serverUrl,
    keyDir: join(folder, 'keys'),
    host: '127.0.0.1',
    port: 0,
    tls: null,
    trustedProxies: [],
    logLevel: 'error',
    intakeConnections: 2,
    appConnections: 8,
    intakeQueueMax: 10_000,
    importMegabytesMax: 20,
    facesFolder: null,
    embedOrigins: [],
    outgoingHosts: ['127.0.0.1'],
    version: '0.0.0-test',
    publicUrl: (port) => `http://127.0.0.1:${port}`,
    ...options,
  }
}
