import { Worker } from 'node:worker_threads'
import { type AnalysisAsk, type AnalysisTold, analyzeOne } from './analysis.ts'
import { loadReader } from './model.ts'

/** Whoever reads comments. Its name is the version of the model and of the labels. */
export interface CommentReader {
  name(): Promise<string>
  read(comments: readonly AnalysisAsk[]): Promise<readonly AnalysisTold[]>
  /** Ends the thread, if there is one. */
  drain(): Promise<void>
}

/** In a thread of its own, so that an evaluation never waits for it. From the sources there is no thread that could be started: there it reads in place. */
export const openCommentReader = (): CommentReader =>
  import.meta.url.endsWith('.ts') ? readerInPlace() : new ReaderInThread()

function readerInPlace(): CommentReader {
  let loaded: ReturnType<typeof loadReader> | undefined
  const load = () => {
    loaded ??= loadReader()
    return loaded
  }
  return {
    name: async () => load().reader,
    read: async (comments) => comments.map((comment) => analyzeOne(load().analyzer, comment)),
    drain: async () => undefined,
  }
}

interface Thread {
  readonly worker: Worker
  readonly name: Promise<string>
}

type Told = { readonly reader: string } | { readonly turn: number; readonly told?: readonly AnalysisTold[] }

class ReaderInThread implements CommentReader {
  private thread: Thread | undefined
  private turns = 0
  private readonly waiting = new Map<number, PromiseWithResolvers>()

  name(): Promise<string> {
    return this.running().name
  }

  async read(comments: readonly AnalysisAsk[]): Promise<readonly AnalysisTold[]> {
    const { worker } = this.running()
    this.turns += 1
    const turn = this.turns
    return new Promise((resolve, reject) => {
      this.waiting.set(turn, { resolve, reject })
      worker.postMessage({ turn, comments })
    })
  }

  async drain(): Promise<void> {
    await this.thread?.worker.terminate()
  }

  /** Started when it is first needed, and again where it has ended. */
  private running(): Thread {
    if (this.thread !== undefined) return this.thread
    const worker = new Worker(new URL('./worker.js', import.meta.url))
    const name = new Promise<string>((resolve, reject) => {
      worker.on('message', (told: Told) => {
        if ('reader' in told) resolve(told.reader)
        else this.settle(told)
      })
      worker.once('error', (error: Error) => reject(new Error(`the reader of comments ended: ${error.name}`)))
      worker.once('exit', () => {
        reject(new Error('the reader of comments ended'))
        this.fail()
      })
    })
    // A process that has nothing else to do does not wait for it: told last, for whoever listens holds it again.
    worker.unref()
    // Whoever asks for the name is told; where nobody does, the fault is told by what was to be read.
    name.catch(() => undefined)
    this.thread = { worker, name }
    return this.thread
  }

  private settle({ turn, told }: { readonly turn: number; readonly told?: readonly AnalysisTold[] }): void {
    const asked = this.waiting.get(turn)
    this.waiting.delete(turn)
    if (told === undefined) asked?.reject(new Error('comments could not be read'))
    else asked?.resolve(told)
  }

  private fail(): void {
    this.thread = undefined
    for (const { reject } of this.waiting.values()) reject(new Error('the reader of comments ended'))
    this.waiting.clear()
  }
}

interface PromiseWithResolvers {
  resolve(told: readonly AnalysisTold[]): void
  reject(error: Error): void
}
