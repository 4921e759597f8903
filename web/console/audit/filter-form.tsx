/** @jsxImportSource react */
import { useState } from 'react'
import { auditActorKinds, auditActs, auditTargetKinds } from '../../../domain/audit.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import type { AuditSpoken } from './say.ts'
import type { Wanted } from './use-entries.ts'

/** As it stands in the fields; what is empty is not asked for. */
type Filled = { readonly [Each in keyof Required<Wanted>]: string }

const nothing: Filled = {
  from: '',
  to: '',
  actorKind: '',
  actorId: '',
  username: '',
  act: '',
  targetKind: '',
  targetId: '',
  result: '',
  divisionCode: '',
  hallCode: '',
}

interface FilterFormProps {
  readonly say: AuditSpoken
  readonly onSearch: (wanted: Wanted) => Promise<void>
}

export function FilterForm({ say: { t, places }, onSearch }: FilterFormProps) {
  const [filled, setFilled] = useState(nothing)
  const set = (name: keyof Filled) => (value: string) => setFilled({ ...filled, [name]: value.trim() })
  const text = (name: 'username' | 'targetId') => ({ label: t.filter[name], value: filled[name], onChange: set(name) })
  const select = <Each extends string>(
    name: 'actorKind' | 'act' | 'targetKind',
    all: readonly Each[],
    words: { readonly [Word in Each]: string },
  ) => (
    <SelectField
      label={t.filter[name]}
      value={filled[name]}
      options={[['', t.filter.any], ...all.map((each): [string, string] => [each, words[each]])]}
      onChange={set(name)}
    />
  )
  const search = async () => {
    await onSearch(Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== '')))
    return undefined
  }
  return (
    <Form submit={t.filter.search} label={t.filter.label} onSubmit={search}>
      <div className="filter">
        <TextField type="date" label={t.filter.from} value={filled.from} onChange={set('from')} />
        <TextField type="date" label={t.filter.to} value={filled.to} onChange={set('to')} />
        {select('act', auditActs, t.acts)}
        <SelectField
          label={t.filter.result}
          value={filled.result}
          options={[
            ['', t.filter.any],
            ['DONE', t.filter.done],
            ['REFUSED', t.filter.refused],
          ]}
          onChange={set('result')}
        />
        {select('actorKind', auditActorKinds, t.actors)}
        <TextField {...text('username')} maxLength={40} />
        {select('targetKind', auditTargetKinds, t.targets)}
        <TextField {...text('targetId')} maxLength={200} />
        <SelectField
          label={t.filter.hall}
          value={filled.hallCode}
          options={[
            ['', t.filter.any],
            ...places.halls.map(({ hallCode, name }): [string, string] => [hallCode, name]),
          ]}
          onChange={set('hallCode')}
        />
      </div>
    </Form>
  )
}
