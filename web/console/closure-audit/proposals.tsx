/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { type AccountabilityOutcome, accountabilityOutcomes } from '../../../domain/closure-audit.ts'
import { sayInstant } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField, TextField } from '../parts.tsx'
import { placeOf } from './audit-card.tsx'
import { closureAuditTexts } from './texts.ts'
import { type Proposal, toListed, useList } from './use-list.ts'

/** 追责问责建议: what was put before the leading group, and what it has said to it. */
export function Proposals(props: PageProps & { readonly falseClosure: string }) {
  const { spoken, session, falseClosure } = props
  const texts = closureAuditTexts[spoken.language]
  const t = texts.accountability
  const { ask } = props.signedIn
  const list = useCallback(
    async (after: string | null) => {
      const query = after === null ? {} : { after }
      const heard = await ask('listAccountabilityProposals', { query })
      return toListed({ spoken }, heard, ({ proposals }) => proposals)
    },
    [ask, spoken],
  )
  const { found, failure, again, more, reload } = useList<Proposal>(props, list)
  const decide = async (proposalId: string, outcome: AccountabilityOutcome, words: string) => {
    const heard = await ask('decideAccountability', { params: { proposalId }, body: { outcome, words } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await reload()
    return undefined
  }
  const mayDecide = session.permissions.includes('accountability:decide')
  return (
    <section aria-labelledby="accountability">
      <h2 id="accountability">{t.title}</h2>
      <p className="quiet">{t.hint(falseClosure)}</p>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found !== undefined && found.rows.length === 0 ? <p className="card">{t.none}</p> : null}
      <ul className="cards order-cards">
        {(found?.rows ?? []).map((proposal) => (
          <li className="card stack" key={proposal.proposalId} data-proposal={proposal.proposalId}>
            <p>
              <Tag className={proposal.outcome === null ? 'tag-bad' : 'tag-plain'}>
                {proposal.outcome === null ? t.waiting : t.outcomes[proposal.outcome]}
              </Tag>
            </p>
            <h3 className="broken">{placeOf(proposal)}</h3>
            <p>{`${t.cause(falseClosure)} · ${proposal.lead.name}`}</p>
            {proposal.words === null ? null : <p className="broken words">{proposal.words}</p>}
            <p className="quiet">
              {proposal.decidedAt === null
                ? t.proposed(sayInstant(spoken.language, proposal.proposedAt))
                : t.decided(sayInstant(spoken.language, proposal.decidedAt))}
            </p>
            {proposal.outcome === null && mayDecide ? (
              <Decision
                spoken={spoken}
                proposal={proposal}
                onDecide={(outcome, words) => decide(proposal.proposalId, outcome, words)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {texts.more}
        </Button>
      )}
    </section>
  )
}

interface DecisionProps extends Pick<PageProps, 'spoken'> {
  readonly proposal: Proposal
  readonly onDecide: (outcome: AccountabilityOutcome, words: string) => Promise<string | undefined>
}

function Decision({ spoken, proposal, onDecide }: DecisionProps) {
  const t = closureAuditTexts[spoken.language].accountability
  const [outcome, setOutcome] = useState<AccountabilityOutcome | ''>('')
  const [words, setWords] = useState('')
  const submit = async () => (outcome === '' || words.trim() === '' ? t.lack : onDecide(outcome, words.trim()))
  return (
    <Form label={t.form(placeOf(proposal))} submit={t.submit} onSubmit={submit}>
      <SelectField
        label={t.outcome}
        value={outcome}
        options={[['', ''], ...accountabilityOutcomes.map((each): [string, string] => [each, t.outcomes[each]])]}
        onChange={(value) => setOutcome(value as AccountabilityOutcome | '')}
      />
      <TextField label={t.words} value={words} maxLength={2000} onChange={setWords} />
    </Form>
  )
}
