/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayFailure } from './call.ts'
import { Failure, Form, TextField } from './parts.tsx'
import { createPasskey, placeOfPasskeys, signWithPasskey } from './passkey.ts'
import type { ConsoleTexts } from './texts.zh.ts'
import type { AskSignedIn, Session } from './use-session.ts'

interface PasskeyProps {
  readonly t: ConsoleTexts
  readonly ask: AskSignedIn
  readonly onDone: (session: Session) => void
}

/** Where a page cannot use passkeys: why, and where it could. */
function Elsewhere({ t }: { readonly t: ConsoleTexts }) {
  const place = placeOfPasskeys()
  if (place === 'HERE') return null
  if (place === 'NOWHERE') return <p className="quiet">{t.passkey.nowhere}</p>
  return (
    <p className="quiet">
      {t.passkey.elsewhere} <a href={place.at}>{place.at}</a>
    </p>
  )
}

/** A name, and the authenticator does the rest. */
export function EnrolPasskey({ t, ask, onDone }: PasskeyProps) {
  const [name, setName] = useState('')
  if (placeOfPasskeys() !== 'HERE') return <Elsewhere t={t} />
  const enrol = async () => {
    if (name.trim() === '') return t.passkey.needName
    const asked = await ask('beginPasskeyEnrolment', { body: {} })
    if (!asked.ok) return sayFailure(t, asked)
    const response = await createPasskey(asked.answer)
    if (response === undefined) return t.passkey.givenUp
    const { challengeId } = asked.answer
    const heard = await ask('enrolPasskey', { body: { challengeId, name: name.trim(), response } })
    if (!heard.ok) return sayFailure(t, heard)
    setName('')
    onDone(heard.answer)
    return undefined
  }
  return (
    <Form submit={t.passkey.enrol} onSubmit={enrol} label={t.passkey.enrol}>
      <TextField label={t.passkey.name} hint={t.passkey.nameHint} value={name} onChange={setName} maxLength={60} />
    </Form>
  )
}

interface ButtonProps {
  readonly label: string
  /** @returns what went wrong, in words */
  readonly act: () => Promise<string | undefined>
}

function PasskeyButton({ label, act }: ButtonProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isWaiting, setWaiting] = useState(false)
  const press = async () => {
    if (isWaiting) return
    setWaiting(true)
    setFailure(undefined)
    setFailure(await act())
    setWaiting(false)
  }
  return (
    <div className="stack">
      <Failure text={failure} />
      <Button size="large" aria-busy={isWaiting} onClick={() => void press()}>
        {label}
      </Button>
    </div>
  )
}

/** In the place of a code: after the password, or before a sensitive act. */
export function ShowPasskey({ t, ask, onDone }: PasskeyProps) {
  if (placeOfPasskeys() !== 'HERE') return <Elsewhere t={t} />
  const show = async () => {
    const asked = await ask('beginPasskeyShowing', { body: {} })
    if (!asked.ok) return sayFailure(t, asked)
    const response = await signWithPasskey(asked.answer, asked.answer.present)
    if (response === undefined) return t.passkey.givenUp
    const heard = await ask('showPasskey', { body: { challengeId: asked.answer.challengeId, response } })
    if (!heard.ok) return sayFailure(t, heard)
    onDone(heard.answer)
    return undefined
  }
  return <PasskeyButton label={t.passkey.show} act={show} />
}

/** In the place of name, password and code. */
export function SignInWithPasskey({ t, ask, onDone }: PasskeyProps) {
  if (placeOfPasskeys() !== 'HERE') return null
  const signIn = async () => {
    const asked = await ask('beginPasskeySignIn', { body: {} })
    if (!asked.ok) return sayFailure(t, asked)
    const response = await signWithPasskey(asked.answer, undefined)
    if (response === undefined) return t.passkey.givenUp
    const heard = await ask('signInWithPasskey', { body: { challengeId: asked.answer.challengeId, response } })
    if (!heard.ok) return sayFailure(t, heard)
    onDone(heard.answer)
    return undefined
  }
  return <PasskeyButton label={t.passkey.signIn} act={signIn} />
}
