/** @jsxImportSource react */
import { Modal } from 'antd'
import { FactorForms, type Factors } from './sign-in.tsx'
import type { ConsoleTexts } from './texts.zh.ts'
import type { AskSignedIn, StepUp } from './use-session.ts'

interface StepUpProps {
  readonly t: ConsoleTexts
  readonly ask: AskSignedIn
  readonly stepUp: StepUp | undefined
  readonly factors: Factors
}

/** Over whatever page one is on; the act that waits goes on by itself. */
export function StepUpDialog({ t, ask, stepUp, factors }: StepUpProps) {
  if (stepUp === undefined) return null
  return (
    <Modal open title={t.stepUp.title} footer={null} closable={{ 'aria-label': t.cancel }} onCancel={stepUp.givenUp}>
      <p>{t.stepUp.hint}</p>
      <FactorForms t={t} ask={ask} onDone={stepUp.shown} factors={factors} submit={t.stepUp.submit} />
    </Modal>
  )
}
