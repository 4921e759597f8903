/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { assessorEndCausesAlone } from '../../../domain/assessor.ts'
import { sayDay } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { AssessorTexts } from './texts.zh.ts'
import type { Assessor, PoolProps } from './use-assessors.ts'

const stateClasses = { CURRENT: 'tag-good', TERM_OVER: 'tag-plain', ENDED: 'tag-plain' } as const

interface TermProps {
  readonly t: AssessorTexts
  readonly language: Language
  readonly term: Answer<'listOwnPools'>['pools'][number]
}

/** What stands of one term, for whoever manages the pools and for whoever is in one. */
export function TermFacts({ t, language, term }: TermProps) {
  const words = t.list
  const { agency, home, employers, endedOn, cause, reason } = term
  const day = (each: string) => sayDay(language, each)
  return (
    <>
      <p>
        <Tag className={stateClasses[term.state]}>{words.states[term.state]}</Tag>
        <Tag className="tag-plain">{t.pools[term.pool]}</Tag>
        <Tag className="tag-plain">{t.backgrounds[term.background]}</Tag>
        {term.isSelfAssessment ? <Tag className="tag-bad">{words.self}</Tag> : null}
        {term.isUnannounced ? <Tag className="tag-bad">{words.unannounced}</Tag> : null}
      </p>
      <dl className="pairs stacked">
        <dt>{words.term}</dt>
        <dd>{words.span(day(term.recruitedOn), day(term.termTo))}</dd>
        <dt>{words.place}</dt>
        <dd>{term.divisionName}</dd>
        {agency === null ? null : <Pair name={words.agency} value={agency.name} />}
        {home === null ? null : <Pair name={words.home} value={home.name} />}
        {employers.length === 0 ? null : (
          <Pair
            name={words.employers}
            value={employers
              .map(({ name, leftOn }) => words.employer(name, leftOn === null ? undefined : day(leftOn)))
              .join('; ')}
          />
        )}
        {endedOn === null || cause === null ? null : (
          <Pair name={words.states.ENDED} value={words.ended(day(endedOn), t.end.causes[cause])} />
        )}
        {reason === null ? null : <Pair name={words.reason} value={reason} />}
      </dl>
    </>
  )
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="broken words">{value}</dd>
    </>
  )
}

interface MemberCardProps extends Pick<PoolProps, 'page' | 't'> {
  readonly member: Assessor
  readonly onEnded: (name: string) => Promise<void>
}

/** One who is held in a pool, or was; his term is ended here, with the reason. */
export function MemberCard({ page, t, member, onEnded }: MemberCardProps) {
  const [isEnding, setEnding] = useState(false)
  const { name, halls, mayEnd } = member
  return (
    <li className="card stack" data-assessor={member.assessorId} data-state={member.state}>
      <h3 className="broken">{name}</h3>
      <TermFacts t={t} language={page.spoken.language} term={member} />
      {halls.length === 0 ? null : (
        <p className="quiet">{`${t.list.halls}: ${halls.map((hall) => hall.name).join(', ')}`}</p>
      )}
      {!mayEnd ? null : isEnding ? (
        <EndForm page={page} t={t} member={member} onEnded={onEnded} />
      ) : (
        <Button size="large" aria-label={t.end.openOf(name)} onClick={() => setEnding(true)}>
          {t.end.open}
        </Button>
      )}
    </li>
  )
}

function EndForm({ page: { spoken, signedIn }, t, member, onEnded }: MemberCardProps) {
  const [cause, setCause] = useState<(typeof assessorEndCausesAlone)[number]>('ROTATED')
  const [reason, setReason] = useState('')
  const { assessorId, name } = member
  const send = async () => {
    if (reason.trim() === '') return t.end.lack
    const heard = await signedIn.ask('endAssessor', { params: { assessorId }, body: { cause, reason: reason.trim() } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await onEnded(name)
    return undefined
  }
  return (
    <Form label={t.end.openOf(name)} submit={t.end.submit} onSubmit={send}>
      <SelectField
        label={t.end.cause}
        value={cause}
        options={assessorEndCausesAlone.map((each): [string, string] => [each, t.end.causes[each]])}
        onChange={(each) => setCause(each as typeof cause)}
      />
      <WordsField label={t.end.reason} hint={t.end.reasonHint} value={reason} rows={2} onChange={setReason} />
    </Form>
  )
}
