/** @jsxImportSource react */
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Act, Failure, Form, Heading, Success, TextField } from '../parts.tsx'
import { KeyState, sayKeyPlace } from './api-key-table.tsx'
import { ShownKey } from './shown-key.tsx'
import type { KeySpoken } from './spoken.ts'
import type { ApiKey } from './use-api-keys.ts'

interface ApiKeyProps extends PageProps {
  readonly say: KeySpoken
  readonly apiKey: ApiKey
  readonly mayWrite: boolean
  readonly onChanged: (apiKey: ApiKey) => void
}

/** One key: what it may do where, what it is shown by, and its renewal and end. */
export function ApiKeyView(props: ApiKeyProps) {
  const { say, spoken, signedIn, apiKey, mayWrite, onChanged } = props
  const { t } = say
  const [failed, setFailed] = useState<Failed | undefined>(undefined)
  const [isRevoked, setRevoked] = useState(false)
  const revoke = async () => {
    const heard = await signedIn.ask('revokeApiKey', { params: { apiKeyId: apiKey.apiKeyId }, body: {} })
    setFailed(heard.ok ? undefined : heard)
    setRevoked(heard.ok)
    if (heard.ok) onChanged(heard.answer)
  }
  return (
    <>
      <Heading>{apiKey.name}</Heading>
      <Failure text={failed && sayFailure(spoken.t, failed)} />
      <Success text={isRevoked ? t.revokedDone : undefined} />
      <Facts {...props} />
      <Credentials {...props} />
      {mayWrite && apiKey.state === 'GOOD' ? (
        <>
          <Rotation {...props} />
          <div className="acts">
            <Act t={spoken.t} label={t.revoke} sure={t.revokeSure} isDanger onSure={() => void revoke()} />
          </div>
        </>
      ) : null}
    </>
  )
}

function Facts({ say, apiKey }: ApiKeyProps) {
  const { t, language } = say
  return (
    <section className="card" aria-label={apiKey.name}>
      <dl className="pairs">
        <dt>{t.facts.keyName}</dt>
        <dd>{apiKey.keyName}</dd>
        <dt>{t.columns.state}</dt>
        <dd>
          <KeyState say={say} apiKey={apiKey} />
        </dd>
        <dt>{t.columns.place}</dt>
        <dd>{sayKeyPlace(say, apiKey)}</dd>
        <dt>{t.columns.scopes}</dt>
        <dd>{apiKey.scopes.map((scope) => t.scopes[scope]).join('; ')}</dd>
        <dt>{t.facts.source}</dt>
        <dd>{apiKey.sourceCode}</dd>
        <dt>{t.facts.signature}</dt>
        <dd data-signs={apiKey.requiresSignature}>{apiKey.requiresSignature ? t.facts.signs : t.facts.doesNotSign}</dd>
        <dt>{t.columns.used}</dt>
        <dd>{apiKey.usedAt === null ? t.never : sayInstant(language, apiKey.usedAt)}</dd>
        <dt>{t.facts.created}</dt>
        <dd>{sayInstant(language, apiKey.createdAt)}</dd>
        <dt>{t.columns.expires}</dt>
        <dd>{sayInstant(language, apiKey.expiresAt)}</dd>
        {apiKey.revokedAt === null ? null : (
          <>
            <dt>{t.facts.revoked}</dt>
            <dd>{sayInstant(language, apiKey.revokedAt)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Credentials({ say: { t, language }, apiKey }: ApiKeyProps) {
  const { facts } = t
  if (apiKey.credentials.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="credentials">
      <h2 id="credentials">{facts.credentials}</h2>
      <ul className="posts" data-credentials={apiKey.credentials.length}>
        {apiKey.credentials.map(({ createdAt, endsAt, usedAt, publicKey }) => (
          <li key={createdAt}>
            <span>
              {publicKey === null ? facts.secret : facts.publicKey(publicKey)}
              <span className="under">
                {[
                  facts.made(sayInstant(language, createdAt)),
                  endsAt === null ? facts.endsWithKey : facts.ends(sayInstant(language, endsAt)),
                  facts.usedAt(usedAt === null ? t.never : sayInstant(language, usedAt)),
                ].join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rotation({ say, spoken, signedIn, apiKey, onChanged }: ApiKeyProps) {
  const { t } = say
  const [hours, setHours] = useState('')
  const [publicKey, setPublicKey] = useState('')
  const [shownKey, setShownKey] = useState<string | undefined>(undefined)
  const rotate = async () => {
    if (!/^\d{0,4}$/.test(hours)) return t.rotation.wrongHours
    const heard = await signedIn.ask('rotateApiKey', {
      params: { apiKeyId: apiKey.apiKeyId },
      body: {
        ...(hours === '' ? {} : { overlapHours: Number(hours) }),
        ...(publicKey.trim() === '' ? {} : { publicKey: publicKey.trim() }),
      },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onChanged(heard.answer.apiKey)
    setShownKey(heard.answer.key)
    setPublicKey('')
    return undefined
  }
  if (shownKey !== undefined)
    return (
      <ShownKey say={say} shownKey={shownKey} signs={apiKey.requiresSignature} onSeen={() => setShownKey(undefined)} />
    )
  return (
    <section className="card stack" aria-labelledby="rotation">
      <h2 id="rotation">{t.rotation.title}</h2>
      <p>{t.rotation.hint}</p>
      <Form submit={t.rotation.submit} onSubmit={rotate}>
        <TextField
          label={t.rotation.overlap}
          hint={t.rotation.overlapHint}
          value={hours}
          isNumeric
          maxLength={4}
          onChange={setHours}
        />
        {apiKey.requiresSignature ? (
          <TextField
            label={t.form.publicKey}
            hint={t.form.publicKeyHint}
            value={publicKey}
            maxLength={400}
            onChange={setPublicKey}
          />
        ) : null}
      </Form>
    </section>
  )
}
