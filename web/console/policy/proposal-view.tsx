/** @jsxImportSource react */
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Heard, sayFailure } from '../call.ts'
import { Act, Failure, Heading, Success, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { FindingList, Replaces, RuleList } from './rule-list.tsx'
import { type PolicyProps, type Proposal, sayDays, sayWord } from './say.ts'

/** What somebody has proposed, beside what holds; whoever may decide does so here. */
export function ProposalView(props: PolicyProps & { readonly id: string }) {
  const { say, spoken, id } = props
  const {
    value: proposal,
    failure,
    reload,
    keep,
  } = useAnswer(props, 'seePolicyProposal', { params: { proposalId: id } })
  if (proposal === undefined)
    return (
      <>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  return (
    <>
      <Heading>{`${sayWord(say, proposal.word)} · ${proposal.divisionName}`}</Heading>
      <Facts {...props} proposal={proposal} />
      <FindingList say={say} word={proposal.word} findings={proposal.findings} />
      {proposal.state === 'OPEN' ? <Decision {...props} proposal={proposal} onEnded={keep} /> : null}
      <RuleList say={say} word={proposal.word} rules={proposal.rules} hasBefore={proposal.replaces !== null} />
    </>
  )
}

function Facts({ say, proposal }: PolicyProps & { readonly proposal: Proposal }) {
  const { t, language } = say
  return (
    <section className="card">
      <dl className="pairs">
        <dt>{t.columns.state}</dt>
        <dd data-state={proposal.state}>{t.proposals.states[proposal.state]}</dd>
        <dt>{t.columns.days}</dt>
        <dd>{sayDays(say, proposal)}</dd>
        <dt>{t.columns.source}</dt>
        <dd>{proposal.source}</dd>
        <Replaces say={say} replaces={proposal.replaces} />
        <dt>{t.proposals.proposedAt}</dt>
        <dd>{sayInstant(language, proposal.proposedAt)}</dd>
        {proposal.endedAt === null ? null : (
          <>
            <dt>{t.proposals.endedAt}</dt>
            <dd>{sayInstant(language, proposal.endedAt)}</dd>
          </>
        )}
        {proposal.reason === null ? null : (
          <>
            <dt>{t.proposals.reason}</dt>
            <dd>{proposal.reason}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

interface DecisionProps extends PolicyProps {
  readonly proposal: Proposal
  readonly onEnded: (proposal: Proposal) => void
}

function Decision({ say: { t }, spoken, session, signedIn, proposal, onEnded }: DecisionProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isDone, setDone] = useState(false)
  const [reason, setReason] = useState('')
  const { proposalId } = proposal
  const mayDecide = session.permissions.includes('policy:decide') && !proposal.isOwn
  const isContradicted = proposal.findings.some(({ weight }) => weight === 'REFUSES')
  const end = (heard: Heard<'decidePolicyProposal' | 'withdrawPolicyProposal'>) => {
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    setDone(heard.ok)
    if (heard.ok) onEnded(heard.answer)
  }
  const decide = async (outcome: 'ADOPTED' | 'REJECTED') => {
    const why = outcome === 'REJECTED' && reason.trim() !== '' ? { reason: reason.trim() } : {}
    end(await signedIn.ask('decidePolicyProposal', { params: { proposalId }, body: { outcome, ...why } }))
  }
  const withdraw = async () => end(await signedIn.ask('withdrawPolicyProposal', { params: { proposalId }, body: {} }))
  return (
    <section className="card stack">
      <Failure text={failure} />
      <Success text={isDone ? t.proposals.done : undefined} />
      {isContradicted ? <p className="notice">{t.proposals.contradicts}</p> : null}
      {mayDecide ? null : <p className="quiet">{t.proposals.waits}</p>}
      {mayDecide && !isContradicted ? (
        <Act
          t={spoken.t}
          label={t.proposals.adopt}
          sure={t.proposals.adoptSure}
          onSure={() => void decide('ADOPTED')}
        />
      ) : null}
      {mayDecide ? (
        <>
          <TextField label={t.proposals.rejectReason} value={reason} maxLength={400} onChange={setReason} />
          <Act
            t={spoken.t}
            label={t.proposals.reject}
            sure={t.proposals.reject}
            isDanger
            onSure={() => void decide('REJECTED')}
          />
        </>
      ) : null}
      {proposal.isOwn ? (
        <Act t={spoken.t} label={t.proposals.withdraw} sure={t.proposals.withdrawSure} onSure={() => void withdraw()} />
      ) : null}
    </section>
  )
}
