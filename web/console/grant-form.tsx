/** @jsxImportSource react */
import { useState } from 'react'
import { type Role, roleRules, roles } from '../../domain/access.ts'
import { sayFailure } from './call.ts'
import type { AccountProps } from './page.ts'
import { Form, SelectField, Success, TextField } from './parts.tsx'
import { PlaceFields, type PlaceWish, toPlace } from './place-fields.tsx'
import { useOrganizations } from './use-organizations.ts'

/** One role in one place; only roles of the account’s family are offered, because no other is ever granted. */
export function GrantForm({ spoken: { t }, signedIn, account, places, onChanged }: AccountProps) {
  const offered = roles.filter((role) => roleRules[role].family === account.family)
  const [role, setRole] = useState<Role | undefined>(offered[0])
  const [place, setPlace] = useState<PlaceWish>({
    divisionCode: account.divisionCode,
    hallCode: account.hallCode ?? '',
  })
  const [effectiveFrom, setFrom] = useState('')
  const [effectiveUntil, setUntil] = useState('')
  const [organizationCode, setOrganization] = useState('')
  const organizations = useOrganizations(signedIn.ask)
  const [isGranted, setGranted] = useState(false)
  const grant = async () => {
    if (role === undefined) return undefined
    setGranted(false)
    const heard = await signedIn.ask('grantPost', {
      params: { accountId: account.accountId },
      body: {
        role,
        ...toPlace(place),
        ...(organizationCode === '' ? {} : { organizationCode }),
        ...(effectiveFrom === '' ? {} : { effectiveFrom }),
        ...(effectiveUntil === '' ? {} : { effectiveUntil }),
      },
    })
    if (!heard.ok) return sayFailure(t, heard)
    onChanged(heard.answer)
    setGranted(true)
    return undefined
  }
  return (
    <section className="card stack" aria-labelledby="grant">
      <h2 id="grant">{t.grant.title}</h2>
      <Success text={isGranted ? t.grant.granted : undefined} />
      <Form submit={t.grant.submit} onSubmit={grant}>
        <SelectField
          label={t.grant.role}
          value={role ?? ''}
          options={offered.map((each) => [each, t.roles[each]])}
          onChange={(chosen) => setRole(chosen as Role)}
        />
        <PlaceFields t={t} places={places} wish={place} onChange={setPlace} />
        {account.family === 'BUSINESS' ? (
          <>
            <SelectField
              label={t.grant.organization}
              value={organizationCode}
              options={[['', t.grant.noOrganization], ...organizations]}
              onChange={setOrganization}
            />
            <p className="quiet">{t.grant.organizationHint}</p>
          </>
        ) : null}
        <TextField type="date" label={t.grant.from} value={effectiveFrom} onChange={setFrom} />
        <TextField type="date" label={t.grant.until} value={effectiveUntil} onChange={setUntil} />
      </Form>
    </section>
  )
}
