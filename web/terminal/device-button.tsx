import { useState } from 'preact/hooks'
import type { Session } from './session.ts'
import type { TerminalTexts } from './texts.zh.ts'

/** Whether a device worked, for those who look after it. */
export function tellDevice(session: Session, kind: Parameters<Session['driverFailed']>[0], works: boolean): void {
  if (works) session.driverWorked(kind)
  else session.driverFailed(kind)
}

type DeviceState = 'READY' | 'BUSY' | 'DONE' | 'FAILED'

interface DeviceProps {
  readonly t: TerminalTexts
  readonly words: string
  readonly done: string
  readonly isEmulated: boolean
  readonly act: () => Promise<void>
  readonly told: (works: boolean) => void
}

/** One press, one answer: a device that does not react says so, and costs nobody the evaluation. */
export function DeviceButton({ t, words, done, isEmulated, act, told }: DeviceProps) {
  const [state, setState] = useState<DeviceState>('READY')
  const use = async () => {
    if (state === 'BUSY') return
    setState('BUSY')
    const works = await act().then(
      () => true,
      () => false,
    )
    setState(works ? 'DONE' : 'FAILED')
    told(works)
  }
  return (
    <div>
      <button type="button" class="button" aria-disabled={state === 'BUSY'} onClick={() => void use()}>
        {isEmulated ? `${words}（${t.emulated}）` : words}
      </button>
      <p role="status" class="quiet">
        {state === 'DONE' ? done : state === 'FAILED' ? t.deviceFailed : ''}
      </p>
    </div>
  )
}
