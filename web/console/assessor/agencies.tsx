/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure, Form, Success } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { WordsField } from '../words-field.tsx'
import { ContractForm, type ContractSent } from './contract-form.tsx'
import type { PoolProps } from './use-assessors.ts'

type Agency = Answer<'listAgencies'>['agencies'][number]

/** 第三方机构: their contracts; whoever manages the pools records, renews and ends them. */
export function Agencies({ page, t, divisionCode }: PoolProps) {
  const { spoken, session, signedIn } = page
  const words = t.agencies
  const [done, setDone] = useState<string | undefined>(undefined)
  const { value, failure, reload } = useAnswer(page, 'listAgencies', {})
  const agencies = value?.agencies.filter((agency) => agency.divisionCode === divisionCode)
  const mayWrite = session.permissions.includes('assessor:write')
  const changed = async (said: string) => {
    await reload()
    setDone(said)
  }
  const record = async (term: ContractSent, name: string) => {
    const heard = await signedIn.ask('recordAgency', { body: { divisionCode, name, term } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await changed(words.form.done)
    return undefined
  }
  return (
    <section aria-labelledby="agencies">
      <h2 id="agencies">{words.title}</h2>
      <p className="quiet">{words.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      <Success text={done} />
      {agencies === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : agencies.length === 0 ? (
        <p className="card">{words.none}</p>
      ) : (
        <ul className="cards order-cards pool-cards" data-agencies={agencies.length}>
          {agencies.map((agency) => (
            <AgencyCard
              key={agency.agencyId}
              page={page}
              t={t}
              agency={agency}
              mayWrite={mayWrite}
              onChanged={changed}
            />
          ))}
        </ul>
      )}
      {mayWrite && agencies !== undefined ? (
        <section className="card stack spaced" aria-labelledby="record">
          <h2 id="record">{words.form.title}</h2>
          <ContractForm key={agencies.length} t={t} label={words.form.title} hasName onSend={record} />
        </section>
      ) : null}
    </section>
  )
}

interface AgencyCardProps extends Pick<PoolProps, 'page' | 't'> {
  readonly agency: Agency
  readonly mayWrite: boolean
  readonly onChanged: (said: string) => Promise<void>
}

function AgencyCard(props: AgencyCardProps) {
  const { page, t, agency, mayWrite } = props
  const { language } = page.spoken
  const words = t.agencies
  const [doing, setDoing] = useState<'NOTHING' | 'RENEWING' | 'ENDING'>('NOTHING')
  const [state, tag] =
    agency.endedOn !== null
      ? [words.ended, 'tag-plain']
      : agency.isUnderContract
        ? [words.holds, 'tag-good']
        : [words.over, 'tag-late']
  const [term] = agency.terms
  return (
    <li className="card stack" data-agency={agency.agencyId} data-holds={agency.isUnderContract}>
      <h3 className="broken">{agency.name}</h3>
      <p>
        <Tag className={tag}>{state}</Tag>
        <Tag className="tag-plain">{words.members(sayCount(language, agency.members))}</Tag>
      </p>
      {term === undefined ? null : (
        <dl className="pairs stacked">
          <dt>{words.contract}</dt>
          <dd>{t.list.span(sayDay(language, term.contractFrom), sayDay(language, term.contractTo))}</dd>
          <dt>{words.qualification}</dt>
          <dd className="broken words">{term.qualification}</dd>
          <dt>{words.team}</dt>
          <dd>{words.teamOf(sayCount(language, term.team), sayCount(language, term.publicMembers))}</dd>
        </dl>
      )}
      {agency.terms.length > 1 ? <p className="quiet">{words.earlier(String(agency.terms.length - 1))}</p> : null}
      {agency.endedOn === null ? null : (
        <p className="broken">{[words.endedOn(sayDay(language, agency.endedOn)), agency.reason].join(' · ')}</p>
      )}
      {!mayWrite || agency.endedOn !== null ? null : doing === 'RENEWING' ? (
        <Renew {...props} />
      ) : doing === 'ENDING' ? (
        <End {...props} />
      ) : (
        <div className="acts">
          <Button size="large" aria-label={words.renewOf(agency.name)} onClick={() => setDoing('RENEWING')}>
            {words.renew}
          </Button>
          <Button size="large" aria-label={words.endOf(agency.name)} onClick={() => setDoing('ENDING')}>
            {words.end}
          </Button>
        </div>
      )}
    </li>
  )
}

function Renew({ page: { spoken, signedIn }, t, agency, onChanged }: AgencyCardProps) {
  const { agencyId, name, terms } = agency
  const renew = async (contract: ContractSent) => {
    const body = { version: terms[0]?.sequence ?? 0, ...contract }
    const heard = await signedIn.ask('noteAgencyTerm', { params: { agencyId }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await onChanged(t.agencies.renewed)
    return undefined
  }
  return <ContractForm t={t} label={t.agencies.renewOf(name)} hasName={false} before={terms[0]} onSend={renew} />
}

function End({ page: { spoken, signedIn }, t, agency, onChanged }: AgencyCardProps) {
  const words = t.agencies
  const { agencyId, name } = agency
  const [reason, setReason] = useState('')
  const end = async () => {
    if (reason.trim() === '') return words.lackReason
    const heard = await signedIn.ask('endAgency', { params: { agencyId }, body: { reason: reason.trim() } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await onChanged(words.endDone)
    return undefined
  }
  return (
    <Form label={words.endOf(name)} submit={words.endSubmit} onSubmit={end}>
      <WordsField label={words.endReason} hint={t.end.reasonHint} value={reason} rows={2} onChange={setReason} />
    </Form>
  )
}
