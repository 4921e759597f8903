/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import type { Outcome } from '../shared/call.ts'
import { type Answer, type Failed, sayFailure } from './call.ts'
import { Failure, Form, Heading, TextField } from './parts.tsx'
import { EnrolPasskey, ShowPasskey, SignInWithPasskey } from './passkey-forms.tsx'
import { SignOn } from './sign-on.tsx'
import type { ConsoleTexts } from './texts.zh.ts'
import type { AskSignedIn, Ending, Session } from './use-session.ts'

interface StepProps {
  readonly t: ConsoleTexts
  readonly ask: AskSignedIn
  readonly onDone: (session: Session) => void
}

/** Takes the session on success, says the refusal otherwise. */
function settle(t: ConsoleTexts, heard: Outcome<Session>, onDone: (session: Session) => void) {
  if (!heard.ok) return sayFailure(t, heard)
  onDone(heard.answer)
  return undefined
}

interface SignInProps extends StepProps {
  readonly ending: Ending
  readonly idleMinutes: number
}

export function SignIn({ t, ask, onDone, ending, idleMinutes }: SignInProps) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const why = {
    NEVER: undefined,
    IDLE: t.signIn.idle(String(idleMinutes)),
    OVER: t.signIn.over,
    ENDED: t.signIn.ended,
    LEFT: t.signIn.left,
  }[ending]
  return (
    <section className="narrow" data-stage="SIGN_IN">
      <Heading>{t.signIn.title}</Heading>
      <div role="status">{why === undefined ? null : <p className="notice">{why}</p>}</div>
      <Form
        submit={t.signIn.submit}
        onSubmit={async () => settle(t, await ask('signIn', { body: { username, password } }), onDone)}
      >
        <TextField
          label={t.signIn.username}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          maxLength={60}
        />
        <TextField
          label={t.signIn.password}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          maxLength={200}
        />
      </Form>
      <SignInWithPasskey t={t} ask={ask} onDone={onDone} />
      <SignOn t={t} ask={ask} onDone={onDone} />
      <p className="quiet">{t.signIn.hint}</p>
    </section>
  )
}

interface CodeFormProps extends StepProps {
  readonly submit: string
  readonly label: string
  readonly send?: (code: string) => Promise<Outcome<Session>>
}

/** Six digits of the authenticator. */
function CodeForm({ t, ask, onDone, submit, label, send }: CodeFormProps) {
  const [code, setCode] = useState('')
  const show = send ?? ((shown: string) => ask('showSecondFactor', { body: { code: shown } }))
  const trySend = async () => {
    const digits = code.replace(/ /g, '')
    if (!/^[0-9]{6}$/.test(digits)) return t.factor.needCode
    return settle(t, await show(digits), onDone)
  }
  return (
    <Form submit={submit} onSubmit={trySend}>
      <TextField label={label} value={code} onChange={setCode} autoComplete="one-time-code" isNumeric maxLength={7} />
    </Form>
  )
}

export type Factors = Session['secondFactors']

interface FactorProps extends StepProps {
  readonly factors: Factors
  readonly submit: string
}

/** Whatever its holder has: a passkey, a code, or either. */
export function FactorForms({ factors, submit, ...props }: FactorProps) {
  const { t } = props
  const hasPasskey = factors.includes('PASSKEY')
  return (
    <>
      {hasPasskey ? <ShowPasskey {...props} /> : null}
      {hasPasskey && factors.includes('TOTP') ? <p>{t.passkey.orCode}</p> : null}
      {factors.includes('TOTP') ? <CodeForm {...props} submit={submit} label={t.factor.code} /> : null}
    </>
  )
}

export function SecondFactor(props: StepProps & { readonly factors: Factors }) {
  const { t } = props
  return (
    <section className="narrow" data-stage="SECOND_FACTOR">
      <Heading>{t.factor.title}</Heading>
      <p>{t.factor.hint}</p>
      <FactorForms {...props} submit={t.factor.submit} />
    </section>
  )
}

interface PasswordFormProps extends StepProps {
  readonly username: string
}

export function PasswordForm({ t, ask, onDone, username }: PasswordFormProps) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const send = async () => {
    if (next !== again) return t.password.differs
    const heard = await ask('changeOwnPassword', { body: { current, next } })
    return settle(t, heard, (session) => {
      setCurrent('')
      setNext('')
      setAgain('')
      onDone(session)
    })
  }
  const field = { type: 'password', maxLength: 200 } as const
  return (
    <Form submit={t.password.submit} onSubmit={send}>
      {/* For the browser's own password keeper: whose password it is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <TextField
        {...field}
        label={t.password.current}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
      />
      <TextField {...field} label={t.password.next} value={next} onChange={setNext} autoComplete="new-password" />
      <TextField {...field} label={t.password.again} value={again} onChange={setAgain} autoComplete="new-password" />
    </Form>
  )
}

export function ChangePassword(props: PasswordFormProps) {
  const { t } = props
  return (
    <section className="narrow" data-stage="CHANGE_PASSWORD">
      <Heading>{t.password.title}</Heading>
      <p>{t.password.mustHint}</p>
      <PasswordForm {...props} />
    </section>
  )
}

type Begun = Answer<'beginTotp'> & { readonly picture: string }

export function Enrol({ t, ask, onDone }: StepProps) {
  const [begun, setBegun] = useState<Begun | undefined>(undefined)
  const [failed, setFailed] = useState<Failed | undefined>(undefined)
  useEffect(() => {
    let isOver = false
    const begin = async () => {
      const heard = await ask('beginTotp', { body: {} })
      if (isOver) return
      if (!heard.ok) return setFailed(heard)
      const picture = await draw(heard.answer.uri)
      if (!isOver) setBegun({ ...heard.answer, picture })
    }
    void begin()
    return () => {
      isOver = true
    }
  }, [ask])
  return (
    <section className="narrow" data-stage="ENROL_FACTOR">
      <Heading>{t.enrol.title}</Heading>
      <Failure text={failed && sayFailure(t, failed)} />
      {begun === undefined ? null : (
        <>
          <p>{t.enrol.hint}</p>
          <img className="qr" src={begun.picture} alt={t.enrol.picture} width={220} height={220} />
          <p className="quiet">{t.enrol.secret}</p>
          <p className="secret" data-secret={begun.secret}>
            {begun.secret.match(/.{1,4}/g)?.join(' ')}
          </p>
          <CodeForm
            t={t}
            ask={ask}
            onDone={onDone}
            submit={t.enrol.submit}
            label={t.enrol.code}
            send={(code) => ask('confirmTotp', { params: { factorId: begun.factorId }, body: { code } })}
          />
        </>
      )}
      <h2>{t.passkey.orPasskey}</h2>
      <EnrolPasskey t={t} ask={ask} onDone={onDone} />
    </section>
  )
}

/** In this page alone: the secret is in it. */
async function draw(uri: string): Promise<string> {
  const { toString: toSvg } = await import('qrcode')
  const svg = await toSvg(uri, { type: 'svg', margin: 4 })
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
