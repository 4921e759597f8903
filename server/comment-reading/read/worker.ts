import { parentPort } from 'node:worker_threads'
import { type AnalysisAsk, analyzeOne } from './analysis.ts'
import { loadReader } from './model.ts'

/** The thread that reads: it knows the model and nothing else, and keeps nothing of what it is asked. */
const { analyzer, reader } = loadReader()
parentPort?.postMessage({ reader })
parentPort?.on(
  'message',
  ({ turn, comments }: { readonly turn: number; readonly comments: readonly AnalysisAsk[] }) => {
    try {
      parentPort?.postMessage({ turn, told: comments.map((comment) => analyzeOne(analyzer, comment)) })
    } catch {
      // Without its message: it could hold words.
      parentPort?.postMessage({ turn })
    }
  },
)
