/** @jsxImportSource react */
import { Modal } from 'antd'
import { CodeForm } from './sign-in.tsx'
import type { ConsoleTexts } from './texts.zh.ts'
import type { AskSignedIn, StepUp } from './use-session.ts'

interface StepUpProps {
  readonly t: ConsoleTexts
  readonly ask: AskSignedIn
  readonly stepUp: StepUp | undefined
}

/** Over whatever page one is on; the act that waits goes on by itself. */
export function StepUpDialog({ t, ask, stepUp }: StepUpProps) {
  if (stepUp === undefined) return null
  return (
    <Modal open title={t.stepUp.title} footer={null} closable={{ 'aria-label': t.cancel }} onCancel={stepUp.givenUp}>
      <p>{t.stepUp.hint}</p>
      <CodeForm t={t} ask={ask} onDone={stepUp.shown} submit={t.stepUp.submit} label={t.factor.code} />
    </Modal>
  )
}
