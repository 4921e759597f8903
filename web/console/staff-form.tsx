/** @jsxImportSource react */
import { useState } from 'react'
import { sayFailure } from './call.ts'
import type { Account, AccountProps } from './page.ts'
import { Act, Failure, Form, SelectField, Success, TextField } from './parts.tsx'

/** Who the holder of an account is at the windows: of what is said of him there he handles nothing. */
export function StaffForm({ spoken: { t }, signedIn: { ask }, account, places, onChanged }: AccountProps) {
  const { staff } = account
  const [hallCode, setHall] = useState(staff?.hallCode ?? account.hallCode ?? '')
  const [staffNo, setNumber] = useState(staff?.staffNo ?? '')
  const [isKept, setKept] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const keep = async (next: Account['staff']) => {
    setKept(false)
    const heard = await ask('setStaff', { params: { accountId: account.accountId }, body: { staff: next } })
    if (!heard.ok) return sayFailure(t, heard)
    onChanged(heard.answer)
    setKept(true)
    return undefined
  }
  const remove = async () => {
    const failed = await keep(null)
    setFailure(failed)
    if (failed === undefined) setNumber('')
  }
  const submit = async () =>
    hallCode === '' || staffNo.trim() === '' ? t.staff.lack : keep({ hallCode, staffNo: staffNo.trim() })
  return (
    <section className="card stack" aria-labelledby="staff">
      <h2 id="staff">{t.staff.title}</h2>
      <p className="quiet">{t.staff.hint}</p>
      <Success text={isKept ? t.staff.kept : undefined} />
      <Form submit={t.staff.submit} label={t.staff.title} onSubmit={submit}>
        <SelectField
          label={t.staff.hall}
          value={hallCode}
          options={[
            ['', t.opening.noHall],
            ...places.halls.map((hall): [string, string] => [hall.hallCode, `${hall.name} (${hall.hallCode})`]),
          ]}
          onChange={setHall}
        />
        <TextField label={t.staff.number} value={staffNo} maxLength={32} onChange={setNumber} />
      </Form>
      <Failure text={failure} />
      {staff === null ? null : (
        <Act t={t} label={t.staff.remove} sure={t.staff.removeSure} onSure={() => void remove()} />
      )}
    </section>
  )
}
