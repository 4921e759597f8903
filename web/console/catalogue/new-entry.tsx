/** @jsxImportSource react */
import { useState } from 'react'
import { Form, TextField } from '../parts.tsx'
import { EntryForm } from './entry-form.tsx'
import type { Content } from './fields.ts'
import type { EntryProps } from './spoken.ts'

/** How a code of each kind is written; the server has the last word. */
const patterns = {
  division: /^[0-9]{12}$/,
  organization: /^[0-9A-HJ-NPQRTUWXY]{18}$/,
  hall: /^[0-9A-Za-z-]{2,32}$/,
  window: /^[0-9A-Za-z-]{1,32}$/,
  staff: /^[0-9A-Za-z-]{1,32}$/,
  item: /^[0-9A-Za-z]{31}$/,
  'item-variant': /^[0-9A-Za-z]{33}$/,
  'window-item': /^[0-9A-Za-z]{31}$/,
} as const
type Addable = keyof typeof patterns

/** What the code stands below, where it is part of the code itself. */
const isBelow = (kind: Addable) => kind === 'window' || kind === 'staff' || kind === 'window-item'

/** An entry that nobody knows yet: its code first, which is for good, then what it says. */
export function NewEntry(props: EntryProps) {
  const { say, here, go } = props
  const { t } = say
  const kind = here.kind as Addable
  const parent = here.code
  const [code, setCode] = useState(kind === 'item-variant' ? parent : '')
  const [begun, setBegun] = useState<string | undefined>(undefined)
  if (!(kind in patterns)) return <p>{t.choose}</p>
  const begin = () => {
    if (!patterns[kind].test(code.trim())) return Promise.resolve(t.codeMissing)
    setBegun(isBelow(kind) ? `${parent}/${code.trim()}` : code.trim())
    return Promise.resolve(undefined)
  }
  return (
    <section className="card stack" aria-labelledby="new-entry">
      <h2 id="new-entry">{t.add[kind]}</h2>
      {begun === undefined ? (
        <Form submit={t.goOn} onSubmit={begin}>
          <TextField label={t.code[kind]} hint={t.codeHint} value={code} maxLength={33} onChange={setCode} />
        </Form>
      ) : (
        <EntryForm
          {...props}
          kind={kind}
          code={begun}
          content={beginningOf(kind, parent)}
          seenVersions={0}
          onKept={async () => {
            await props.onChanged()
            go(`${kind}/${begun}`)
          }}
        />
      )}
    </section>
  )
}

function beginningOf(kind: Addable, parent: string): Content {
  switch (kind) {
    case 'division':
      return { parentCode: parent }
    case 'organization':
    case 'hall':
      return { divisionCode: parent }
    case 'item':
      return { organizationCode: parent }
    case 'staff':
    case 'window':
    case 'item-variant':
    case 'window-item':
      return {}
  }
}
