/** @jsxImportSource react */
import { useState } from 'react'
import { Form, TextField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { AssessorTexts } from './texts.zh.ts'

/** A contract as it is sent. */
export interface ContractSent {
  readonly qualification: string
  readonly contractFrom: string
  readonly contractTo: string
  readonly team: number
  readonly publicMembers: number
}

interface ContractFormProps {
  readonly t: AssessorTexts
  readonly label: string
  /** Of a new agency its name is asked for, too. */
  readonly hasName: boolean
  readonly before?: ContractSent | undefined
  /** @returns what went wrong, in words */
  readonly onSend: (contract: ContractSent, name: string) => Promise<string | undefined>
}

/** 合同: its days, the qualification, and how many of the team are 公众代表. */
export function ContractForm({ t, label, hasName, before, onSend }: ContractFormProps) {
  const words = t.agencies.form
  const [filled, setFilled] = useState({
    name: '',
    qualification: before?.qualification ?? '',
    contractFrom: '',
    contractTo: '',
    team: before === undefined ? '' : String(before.team),
    publicMembers: before === undefined ? '' : String(before.publicMembers),
  })
  const set = (member: keyof typeof filled) => (value: string) => setFilled({ ...filled, [member]: value })
  const send = async () => {
    const { name, ...contract } = filled
    const isWhole = Object.values(contract).every((value) => value.trim() !== '') && (!hasName || name.trim() !== '')
    const numbers = { team: Number(contract.team), publicMembers: Number(contract.publicMembers) }
    if (!isWhole || !Object.values(numbers).every(Number.isInteger)) return words.lack
    return onSend({ ...contract, qualification: contract.qualification.trim(), ...numbers }, name.trim())
  }
  return (
    <Form label={label} submit={words.submit} onSubmit={send}>
      {hasName ? <TextField label={words.name} value={filled.name} maxLength={200} onChange={set('name')} /> : null}
      <WordsField
        label={words.qualification}
        hint={words.qualificationHint}
        value={filled.qualification}
        rows={2}
        onChange={set('qualification')}
      />
      <TextField type="date" label={words.from} value={filled.contractFrom} onChange={set('contractFrom')} />
      <TextField type="date" label={words.until} value={filled.contractTo} onChange={set('contractTo')} />
      <TextField label={words.team} value={filled.team} isNumeric maxLength={6} onChange={set('team')} />
      <TextField
        label={words.publicMembers}
        value={filled.publicMembers}
        isNumeric
        maxLength={6}
        onChange={set('publicMembers')}
      />
    </Form>
  )
}
