/** @jsxImportSource react */
import { useCallback, useEffect, useState } from 'react'
import { sayInstant } from '../shared/format.ts'
import { type Answer, sayFailure } from './call.ts'
import type { PageProps } from './page.ts'
import { Act, Failure, Success } from './parts.tsx'
import { EnrolPasskey } from './passkey-forms.tsx'

type Passkeys = Answer<'listPasskeys'>['passkeys']

/** The own passkeys: which there are, one more, one less. */
export function OwnPasskeys({ spoken: { t, language }, signedIn }: PageProps) {
  const [passkeys, setPasskeys] = useState<Passkeys | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const { ask, take } = signedIn
  const look = useCallback(async () => {
    const heard = await ask('listPasskeys', {})
    if (heard.ok) setPasskeys(heard.answer.passkeys)
    else setFailure(sayFailure(t, heard))
  }, [ask, t])
  useEffect(() => void look(), [look])
  const remove = async (factorId: string) => {
    setDone(undefined)
    const heard = await ask('removePasskey', { params: { factorId }, body: {} })
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (!heard.ok) return
    setDone(t.passkey.removed)
    take(heard.answer)
    await look()
  }
  return (
    <section className="card stack" aria-labelledby="passkeys">
      <h2 id="passkeys">{t.passkey.title}</h2>
      <p className="quiet">{t.passkey.hint}</p>
      <Failure text={failure} />
      <Success text={done} />
      {passkeys?.length === 0 ? <p>{t.passkey.none}</p> : null}
      <ul className="passkeys">
        {passkeys?.map(({ factorId, name, createdAt, lastUsedAt }) => (
          <li key={factorId} className="stack" data-passkey={name}>
            <p>
              <strong>{name}</strong>{' '}
              <span className="quiet">
                {t.passkey.made(sayInstant(language, createdAt))}{' '}
                {lastUsedAt === null ? t.passkey.never : t.passkey.used(sayInstant(language, lastUsedAt))}
              </span>
            </p>
            <Act
              t={t}
              label={t.passkey.remove}
              name={t.passkey.removeNamed(name)}
              sure={t.passkey.removeSure}
              isDanger
              onSure={() => void remove(factorId)}
            />
          </li>
        ))}
      </ul>
      <EnrolPasskey
        t={t}
        ask={ask}
        onDone={(session) => {
          setDone(t.passkey.enrolled)
          take(session)
          void look()
        }}
      />
    </section>
  )
}
