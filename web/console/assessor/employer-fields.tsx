/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { SelectField, TextField } from '../parts.tsx'
import { useOrganizations } from '../use-organizations.ts'
import type { PoolProps } from './use-assessors.ts'

/** Where somebody works or has worked. */
export interface Employed {
  readonly organizationCode: string
  readonly name: string
  readonly leftOn: string | null
}

interface EmployerFieldsProps extends Pick<PoolProps, 'page' | 't'> {
  readonly employers: readonly Employed[]
  readonly onChange: (employers: readonly Employed[]) => void
}

/** 任职回避: one by one, each with the day on which he has left. */
export function EmployerFields({ page, t, employers, onChange }: EmployerFieldsProps) {
  const words = t.recruit
  const organizations = useOrganizations(page.signedIn.ask)
  const [code, setCode] = useState('')
  const [leftOn, setLeftOn] = useState('')
  const free = organizations.filter(([each]) => !employers.some(({ organizationCode }) => organizationCode === each))
  const add = () => {
    const name = organizations.find(([each]) => each === code)?.[1]
    if (name === undefined) return
    onChange([...employers, { organizationCode: code, name, leftOn: leftOn === '' ? null : leftOn }])
    setCode('')
    setLeftOn('')
  }
  return (
    <>
      {employers.length === 0 ? null : (
        <ul data-employers={employers.length}>
          {employers.map(({ organizationCode, name, leftOn: left }) => (
            <li key={organizationCode} className="acts">
              <span className="broken">{t.list.employer(name, left ?? undefined)}</span>
              <Button
                size="large"
                aria-label={words.removeEmployer(name)}
                onClick={() => onChange(employers.filter((each) => each.organizationCode !== organizationCode))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField label={words.employer} value={code} options={[['', words.choose], ...free]} onChange={setCode} />
      <p className="quiet">{words.employerHint}</p>
      {code === '' ? null : (
        <>
          <TextField type="date" label={words.leftOn} value={leftOn} hint={words.leftOnHint} onChange={setLeftOn} />
          <Button size="large" onClick={add}>
            {words.addEmployer}
          </Button>
        </>
      )}
    </>
  )
}
