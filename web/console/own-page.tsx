/** @jsxImportSource react */
import { lazy, Suspense, useState } from 'react'
import { poolRoles } from '../../domain/assessor.ts'
import { sayFailure } from './call.ts'
import { OwnLink } from './own-link.tsx'
import { OwnPasskeys } from './own-passkeys.tsx'
import { OwnReminder } from './own-reminder.tsx'
import { OwnSessions } from './own-sessions.tsx'
import type { PageProps } from './page.ts'
import { Act, Failure, Heading, Success } from './parts.tsx'
import { sayPost } from './say.ts'
import { PasswordForm } from './sign-in.tsx'

const OwnPools = lazy(() => import('./assessor/own-pools.tsx').then((part) => ({ default: part.OwnPools })))

/** Roles of those who may be held in a pool. */
const heldRoles: readonly string[] = Object.values(poolRoles).flat()

/** Who am I, what may I do here, and what I sign in with. */
export function OwnPage(props: PageProps) {
  const { spoken, signedIn, session } = props
  const { t } = spoken
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isChanged, setChanged] = useState(false)
  const mayBeHeld = session.posts.some(({ role }) => heldRoles.includes(role))
  const leaveEverywhere = async () => {
    const heard = await signedIn.leave(true)
    if (!heard.ok) setFailure(sayFailure(t, heard))
  }
  return (
    <>
      <Heading>{t.own.title}</Heading>
      <section className="card stack" aria-labelledby="may">
        <h2 id="may">{t.own.may}</h2>
        {session.permissions.length === 0 ? <p>{t.own.nothing}</p> : null}
        <ul className="facts" data-permissions={session.permissions.join(' ')}>
          {session.permissions.map((permission) => (
            <li key={permission}>{t.permissions[permission]}</li>
          ))}
        </ul>
        <dl className="pairs">
          <dt>{t.own.family}</dt>
          <dd>{t.families[session.family]}</dd>
          <dt>{t.own.factors}</dt>
          <dd>{session.secondFactors.map((factor) => t.secondFactors[factor]).join(', ')}</dd>
          <dt>{t.own.posts}</dt>
          <dd>{session.posts.map((post) => sayPost(t, post)).join('; ') || t.post.none}</dd>
        </dl>
      </section>
      <section className="card stack" aria-labelledby="security">
        <h2 id="security">{t.own.security}</h2>
        <p className="quiet">{t.password.hint}</p>
        <Success text={isChanged ? t.password.changed : undefined} />
        <PasswordForm
          t={t}
          ask={signedIn.ask}
          username={session.username}
          onDone={(next) => {
            signedIn.take(next)
            setChanged(true)
          }}
        />
      </section>
      {mayBeHeld ? (
        <Suspense fallback={null}>
          <OwnPools {...props} />
        </Suspense>
      ) : null}
      <OwnPasskeys {...props} />
      <OwnLink {...props} />
      <OwnReminder {...props} />
      <OwnSessions {...props} />
      <section className="card stack" aria-labelledby="everywhere">
        <h2 id="everywhere">{t.own.everywhere}</h2>
        <Failure text={failure} />
        <Act
          t={t}
          label={t.own.everywhere}
          sure={t.own.everywhereHint}
          isDanger
          onSure={() => void leaveEverywhere()}
        />
      </section>
    </>
  )
}
