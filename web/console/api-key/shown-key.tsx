/** @jsxImportSource react */
import { Button } from 'antd'
import { CopyButton } from '../copy-button.tsx'
import type { KeySpoken } from './spoken.ts'

interface ShownKeyProps {
  readonly say: KeySpoken
  readonly shownKey: string
  readonly signs: boolean
  readonly onSeen: () => void
}

/** Shown this once: what is kept of it is a hash. */
export function ShownKey({ say: { t }, shownKey, signs, onSeen }: ShownKeyProps) {
  const { secret } = t
  return (
    <section className="card stack" aria-labelledby="shown-key">
      <h2 id="shown-key">{signs ? secret.signsTitle : secret.title}</h2>
      <p className="secret" data-key={shownKey}>
        {shownKey}
      </p>
      <p>{signs ? secret.signsHint : secret.hint}</p>
      <CopyButton text={shownKey} label={secret.copy} done={secret.copied} byHand={secret.copyByHand} />
      <Button size="large" onClick={onSeen}>
        {secret.seen}
      </Button>
    </section>
  )
}
