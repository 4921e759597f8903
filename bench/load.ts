import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { LoadMessage, LoadOrder, LoadResult } from './loader.ts'

/** Runs the load generator once; `begun` and `ended` are called when its measured part begins and ends. */
export function load(order: LoadOrder, begun: () => void = nothing, ended: () => void = nothing): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'loader.js'), { stdio: 'inherit' })
  child.send(order)
  return new Promise((resolve, reject) => {
    child.on('message', (message: LoadMessage) => {
      switch (message.kind) {
        case 'BEGUN':
          return begun()
        case 'ENDED':
          return ended()
        case 'RESULT':
          return resolve(message.result)
        case 'FAILED':
          return reject(new Error(message.why))
      }
    })
    child.once('exit', (code) => reject(new Error(`the load generator ended early (${code})`)))
  })
}

function nothing(): void {}
