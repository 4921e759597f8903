/** @jsxImportSource react */
import { useState } from 'react'
import { type SettlementWay, settlementWays } from '../../../domain/opinion-coding.ts'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { groupName, type SessionProps, wordIn } from './seen.ts'

type Choices = readonly (readonly [string, string])[]

function choicesOf({ page, seen }: SessionProps): Choices {
  return seen.options.codeBook.map(({ code, name, definition }) => [
    code,
    `${wordIn(page, name)}：${wordIn(page, definition)}`,
  ])
}

interface Given {
  readonly main: string
  readonly more: string
}

/** 编码: what one has not coded yet, all at once. */
export function CodingForm(props: SessionProps) {
  const { page, t, seen, onSeen } = props
  const { spoken, signedIn } = page
  const open = seen.protocol.filter(({ ownCodes }) => ownCodes === null)
  const [given, setGiven] = useState<Readonly<Record<number, Given>>>({})
  const of = (number: number): Given => given[number] ?? { main: '', more: '' }
  const put = (number: number, changed: Partial<Given>) =>
    setGiven({ ...given, [number]: { ...of(number), ...changed } })
  const submit = async () => {
    if (open.some(({ number }) => of(number).main === '')) return t.coding.lack
    const codings = open.map(({ number }) => {
      const { main, more } = of(number)
      return { number, codes: more === '' || more === main ? [main] : [main, more] }
    })
    const heard = await signedIn.ask('codeOpinions', {
      params: { sessionId: seen.sessionId },
      body: { version: seen.version, codings },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onSeen(heard.answer)
    return undefined
  }
  const choices = choicesOf(props)
  return (
    <section className="card stack" data-coding={open.length}>
      <h2>{t.coding.title}</h2>
      <p className="quiet">{t.coding.hint}</p>
      <Form label={t.coding.title} submit={t.coding.submit} onSubmit={submit}>
        {open.map(({ number, group, words }) => {
          const told = sayCount(spoken.language, number)
          return (
            <div className="stack" key={number}>
              <p className="broken words">
                {told}. <strong>{groupName(props, group)}</strong> {words ?? t.protocol.erased}
              </p>
              <SelectField
                label={t.coding.main(told)}
                value={of(number).main}
                options={[['', t.coding.choose], ...choices]}
                onChange={(main) => put(number, { main })}
              />
              {seen.options.codesMax < 2 ? null : (
                <SelectField
                  label={t.coding.more(told)}
                  value={of(number).more}
                  options={[['', t.coding.noMore], ...choices]}
                  onChange={(more) => put(number, { more })}
                />
              )}
            </div>
          )
        })}
      </Form>
    </section>
  )
}

/** Where coders lie apart. */
export function Settlements(props: SessionProps) {
  const apart = props.seen.protocol.filter(({ state }) => state === 'APART')
  return (
    <>
      {apart.map((statement) => (
        <Settlement key={statement.number} {...props} number={statement.number} isCoder={statement.ownCodes !== null} />
      ))}
    </>
  )
}

function Settlement(props: SessionProps & { readonly number: number; readonly isCoder: boolean }) {
  const { page, t, seen, onSeen, number, isCoder } = props
  const { spoken, signedIn } = page
  const [way, setWay] = useState<SettlementWay>(isCoder ? 'TALK' : 'THIRD')
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (code === '' || reason.trim() === '') return t.coding.lack
    const heard = await signedIn.ask('settleOpinionCode', {
      params: { sessionId: seen.sessionId },
      body: { version: seen.version, number, codes: [code], way, reason: reason.trim() },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onSeen(heard.answer)
    return undefined
  }
  const told = sayCount(spoken.language, number)
  return (
    <section className="card stack" data-settle={number}>
      <h2>{t.coding.settle(told)}</h2>
      <Form label={t.coding.settle(told)} submit={t.coding.settleSubmit} onSubmit={submit}>
        <SelectField
          label={t.coding.way}
          value={way}
          options={settlementWays.map((each): [string, string] => [each, t.coding.ways[each]])}
          onChange={(value) => setWay(value as SettlementWay)}
        />
        <SelectField
          label={t.coding.code}
          value={code}
          options={[['', t.coding.choose], ...choicesOf(props)]}
          onChange={setCode}
        />
        <TextField label={t.coding.reason} value={reason} maxLength={1000} onChange={setReason} />
      </Form>
    </section>
  )
}
