/** @jsxImportSource react */
import { useState } from 'react'
import type { Scope } from '../../../contracts/route.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form, Heading, SelectField, TextField } from '../parts.tsx'
import { PlaceFields, type PlaceWish, toPlace } from '../place-fields.tsx'
import { usePlaces } from '../use-places.ts'
import { ShownKey } from './shown-key.tsx'
import type { KeySpoken } from './spoken.ts'
import type { ApiKeys } from './use-api-keys.ts'

interface MakeApiKeyProps extends PageProps {
  readonly say: KeySpoken
  readonly found: ApiKeys
}

interface Wish {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly sourceCode: string
  readonly expiresOn: string
  readonly publicKey: string
}

const nothingYet: Wish = { name: '', scopes: [], sourceCode: '', expiresOn: '', publicKey: '' }

/** A day ends at midnight in China, wherever the browser is. */
const endOf = (day: string) => `${day}T23:59:59+08:00`

export function MakeApiKey(props: MakeApiKeyProps) {
  const { say, spoken, signedIn, session, found } = props
  const { t } = say
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const places = usePlaces(signedIn.ask)
  const [wish, setWish] = useState<Wish>(nothingYet)
  const [place, setPlace] = useState<PlaceWish>({
    divisionCode: own?.divisionCode ?? '',
    hallCode: own?.hallCode ?? '',
  })
  const [shown, setShown] = useState<{ readonly key: string; readonly signs: boolean } | undefined>(undefined)
  const sourceCode = wish.sourceCode === '' ? (found.sourceCodes[0] ?? '') : wish.sourceCode
  const make = async () => {
    const { name, scopes: wanted, expiresOn, publicKey } = wish
    const isWhole = name.trim() !== '' && wanted.length > 0 && place.divisionCode !== '' && expiresOn !== ''
    if (!isWhole || sourceCode === '') return t.form.lack
    const heard = await signedIn.ask('issueApiKey', {
      body: {
        name: name.trim(),
        scopes: [...wanted],
        ...toPlace(place),
        sourceCode,
        expiresAt: endOf(expiresOn),
        ...(publicKey.trim() === '' ? {} : { publicKey: publicKey.trim() }),
      },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    found.keep(heard.answer.apiKey)
    setShown({ key: heard.answer.key, signs: heard.answer.apiKey.requiresSignature })
    setWish(nothingYet)
    return undefined
  }
  return (
    <>
      <Heading>{t.form.title}</Heading>
      {shown === undefined ? (
        <section className="card">
          <Form submit={t.form.submit} onSubmit={make}>
            <TextField
              label={t.form.name}
              hint={t.form.nameHint}
              value={wish.name}
              maxLength={100}
              onChange={(name) => setWish({ ...wish, name })}
            />
            <ScopeFields say={say} chosen={wish.scopes} onChange={(chosen) => setWish({ ...wish, scopes: chosen })} />
            <PlaceFields t={spoken.t} places={places} wish={place} onChange={setPlace} />
            <SelectField
              label={t.form.source}
              value={sourceCode}
              options={found.sourceCodes.map((each) => [each, each])}
              onChange={(chosen) => setWish({ ...wish, sourceCode: chosen })}
            />
            <TextField
              type="date"
              label={t.form.expires}
              value={wish.expiresOn}
              onChange={(expiresOn) => setWish({ ...wish, expiresOn })}
            />
            <TextField
              label={t.form.publicKey}
              hint={t.form.publicKeyHint}
              value={wish.publicKey}
              maxLength={400}
              onChange={(publicKey) => setWish({ ...wish, publicKey })}
            />
          </Form>
        </section>
      ) : (
        <ShownKey say={say} shownKey={shown.key} signs={shown.signs} onSeen={() => setShown(undefined)} />
      )}
    </>
  )
}

interface ScopeFieldsProps {
  readonly say: KeySpoken
  readonly chosen: readonly Scope[]
  readonly onChange: (chosen: readonly Scope[]) => void
}

function ScopeFields({ say: { t }, chosen, onChange }: ScopeFieldsProps) {
  return (
    <fieldset className="checks">
      <legend>{t.form.scopes}</legend>
      {(Object.keys(t.scopes) as Scope[]).map((scope) => (
        <label key={scope} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))
            }
          />
          {t.scopes[scope]}
        </label>
      ))}
    </fieldset>
  )
}
