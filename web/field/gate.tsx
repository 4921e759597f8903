import { useState } from 'preact/hooks'
import type { Door, FieldDesk } from './desk.ts'
import type { FieldTexts } from './texts.zh.ts'

interface GateProps {
  readonly t: FieldTexts
  readonly door: Exclude<Door, { kind: 'IN' }>
  readonly field: FieldDesk
}

/** Where nothing can be filled in: why, and what helps. */
export function Gate({ t, door, field }: GateProps) {
  if (door.kind === 'OPENING') return <p role="status">{t.opening}</p>
  const isToSignIn = door.kind === 'NOT_ASSESSOR' || door.kind === 'WIPED' || door.kind === 'SIGNED_OUT'
  return (
    <section class="card stack" data-door={door.kind}>
      <h1>{t.title}</h1>
      <p role="status">{sayDoor(t, door)}</p>
      {door.kind === 'UNREACHED' ? (
        <button type="button" class="button button-primary" onClick={() => void field.open()}>
          {t.again}
        </button>
      ) : null}
      {isToSignIn ? <SignIn label={t.signIn} /> : null}
      {door.kind === 'SIGNED_OUT' && door.hasKept ? (
        <Twice label={t.wipe} again={t.wipeAsked} onSure={() => void field.wipe()} />
      ) : null}
    </section>
  )
}

function sayDoor(t: FieldTexts, door: GateProps['door']): string {
  if (door.kind === 'WIPED') return door.isEnded ? t.wiped : t.signOutOffline
  if (door.kind === 'SIGNED_OUT') return door.hasKept ? t.signedOutKept : t.signedOut
  return { OPENING: t.opening, NO_STORE: t.noStore, UNREACHED: t.unreached, NOT_ASSESSOR: t.notAssessor }[door.kind]
}

/** Signed in at the console; from there a page of the menu leads back here. */
export function SignIn({ label }: { readonly label: string }) {
  return (
    <a class="button button-primary" href="/console/#field">
      {label}
    </a>
  )
}

interface TwiceProps {
  readonly label: string
  /** What it says when it was tapped once. */
  readonly again: string
  /** Whether there is anything that would be lost. */
  readonly isAskedFirst?: boolean
  readonly onSure: () => void
}

/** What cannot be undone is done with the second tap. */
export function Twice({ label, again, isAskedFirst = true, onSure }: TwiceProps) {
  const [isAsked, setAsked] = useState(!isAskedFirst)
  return (
    <button type="button" class="button" onClick={() => (isAsked ? onSure() : setAsked(true))}>
      {isAsked && isAskedFirst ? again : label}
    </button>
  )
}
