/** @jsxImportSource react */
import { useState } from 'react'
import { type Family, families } from '../../domain/access.ts'
import { sayFailure } from './call.ts'
import { FirstPassword } from './first-password.tsx'
import type { Account, PageProps } from './page.ts'
import { Form, Heading, SelectField, Success, TextField } from './parts.tsx'
import { PlaceFields, type PlaceWish, toPlace } from './place-fields.tsx'
import type { Places } from './use-places.ts'

interface OpenAccountProps extends PageProps {
  readonly places: Places
  readonly onOpened: (account: Account) => void
}

const usernamePattern = /^[a-z][a-z0-9._-]{2,39}$/
const divisionPattern = /^([0-9]{6}|[0-9]{12})$/

export function OpenAccount({ spoken: { t }, signedIn, session, places, onOpened }: OpenAccountProps) {
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const [username, setUsername] = useState('')
  const [name, setName] = useState('')
  const [family, setFamily] = useState<Family>('BUSINESS')
  const [place, setPlace] = useState<PlaceWish>({ divisionCode: own?.divisionCode ?? '', hallCode: '' })
  const [firstPassword, setFirstPassword] = useState<string | undefined>(undefined)
  const [isOpened, setOpened] = useState(false)
  const open = async () => {
    const isWhole = usernamePattern.test(username) && name.trim() !== '' && divisionPattern.test(place.divisionCode)
    if (!isWhole) return t.opening.lack
    const heard = await signedIn.ask('openAccount', {
      body: { username, name: name.trim(), family, ...toPlace(place) },
    })
    if (!heard.ok) return sayFailure(t, heard)
    onOpened(heard.answer.account)
    setFirstPassword(heard.answer.firstPassword)
    setOpened(true)
    setUsername('')
    setName('')
    return undefined
  }
  return (
    <>
      <Heading>{t.opening.title}</Heading>
      <Success text={isOpened ? t.opening.opened : undefined} />
      {firstPassword === undefined ? (
        <section className="card">
          <p>{t.opening.hint}</p>
          <Form submit={t.opening.submit} onSubmit={open}>
            <TextField
              label={t.opening.username}
              value={username}
              onChange={setUsername}
              hint={t.opening.usernameHint}
              maxLength={40}
            />
            <TextField label={t.opening.name} value={name} onChange={setName} maxLength={60} />
            <SelectField
              label={t.opening.family}
              value={family}
              options={families.map((each) => [each, t.families[each]])}
              onChange={(chosen) => setFamily(chosen as Family)}
            />
            <PlaceFields t={t} places={places} wish={place} onChange={setPlace} />
          </Form>
        </section>
      ) : (
        <FirstPassword t={t} password={firstPassword} onSeen={() => setFirstPassword(undefined)} />
      )}
    </>
  )
}
