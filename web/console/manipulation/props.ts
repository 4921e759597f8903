import type { Answer, Failed } from '../call.ts'
import type { PageProps } from '../page.ts'

export type Signal = Answer<'listManipulationSignals'>['signals'][number]

export interface SignalProps extends PageProps {
  readonly signal: Signal
  /** Why it did not go, in words of this page. */
  readonly say: (heard: Failed) => string
  readonly onDone: () => Promise<void>
}
