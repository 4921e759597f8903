/** @jsxImportSource react */
import { Button } from 'antd'
import type { ConsoleTexts } from './texts.zh.ts'

interface FirstPasswordProps {
  readonly t: ConsoleTexts
  readonly password: string
  readonly onSeen: () => void
}

/** Shown this once: it is kept nowhere, here neither. */
export function FirstPassword({ t, password, onSeen }: FirstPasswordProps) {
  return (
    <section className="card stack" aria-labelledby="first-password">
      <h2 id="first-password">{t.firstPassword.title}</h2>
      <p className="secret" data-first-password>
        {password}
      </p>
      <p>{t.firstPassword.hint}</p>
      <Button size="large" onClick={onSeen}>
        {t.firstPassword.seen}
      </Button>
    </section>
  )
}
