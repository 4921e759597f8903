/** @jsxImportSource react */
import { Button, Table, Tag } from 'antd'
import { useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { Failure, Heading, SelectField, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { optionsOf, usePlaces } from '../use-places.ts'
import { type ListedPolicy, type ListedProposal, type PolicyProps, sayDays, sayWord } from './say.ts'

const tags = { IN_FORCE: 'good', FUTURE: 'plain', REPLACED: 'plain', ENDED: 'plain' } as const

export function PolicyList(props: PolicyProps) {
  const { spoken, session, signedIn, say, go } = props
  const { t } = say
  const places = usePlaces(signedIn.ask)
  const [filter, setFilter] = useState({ divisionCode: '', word: '', on: '' })
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  const found = useAnswer(props, 'listPolicies', { query })
  const policies = found.value?.policies
  const divisionCode = filter.divisionCode === '' ? (found.value?.divisionCode ?? '') : filter.divisionCode
  const words = Object.keys(t.words)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      {session.permissions.includes('policy:propose') ? (
        <Button type="primary" size="large" onClick={() => go('new')}>
          {t.proposals.make}
        </Button>
      ) : null}
      {session.permissions.includes('policy-proposal:read') ? <Proposals {...props} /> : null}
      <div className="filter">
        <SelectField
          label={t.filter.division}
          value={divisionCode}
          options={optionsOf(places.divisions, divisionCode)}
          onChange={(chosen) => setFilter({ ...filter, divisionCode: chosen })}
        />
        <SelectField
          label={t.filter.word}
          value={filter.word}
          options={[['', t.filter.all], ...words.map((word) => [word, sayWord(say, word)] as const)]}
          onChange={(word) => setFilter({ ...filter, word })}
        />
        <TextField
          type="date"
          label={t.filter.on}
          value={filter.on === '' ? (found.value?.on ?? '') : filter.on}
          onChange={(on) => setFilter({ ...filter, on })}
        />
      </div>
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {policies === undefined ? (
        <p>{found.failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <PolicyTable {...props} policies={policies} />
      )}
    </>
  )
}

function PolicyTable({ say, policies, go }: PolicyProps & { readonly policies: readonly ListedPolicy[] }) {
  const { t } = say
  const wide = { responsive: ['md' as const] }
  return (
    <Table<ListedPolicy>
      className="list"
      rowKey="policyId"
      dataSource={[...policies]}
      pagination={false}
      locale={{ emptyText: t.none }}
      columns={[
        {
          title: t.columns.word,
          key: 'word',
          render: (_, policy) => (
            <>
              <strong>{sayWord(say, policy.word)}</strong>
              <span className="under">{policy.divisionName}</span>
              <span className="under only-narrow">{sayDays(say, policy)}</span>
            </>
          ),
        },
        { title: t.columns.days, key: 'days', ...wide, render: (_, policy) => sayDays(say, policy) },
        { title: t.columns.source, key: 'source', ...wide, render: (_, { source }) => source },
        {
          title: t.columns.state,
          key: 'state',
          render: (_, { state, governs }) => (
            <Tag className={`tag-${governs ? 'good' : tags[state]}`} data-state={state} data-governs={governs}>
              {governs ? t.governs : t.states[state]}
            </Tag>
          ),
        },
        {
          title: t.columns.act,
          key: 'act',
          render: (_, { policyId, word, divisionName }) => (
            <Button
              size="large"
              aria-label={t.seeNamed(`${sayWord(say, word)} ${divisionName}`)}
              onClick={() => go(`policy/${policyId}`)}
            >
              {t.see}
            </Button>
          ),
        },
      ]}
    />
  )
}

function Proposals(props: PolicyProps) {
  const { say, spoken, go } = props
  const { t } = say
  const found = useAnswer(props, 'listPolicyProposals', {})
  const proposals = found.value?.proposals
  return (
    <section className="card stack spaced" aria-labelledby="proposals">
      <h2 id="proposals">{t.proposals.title}</h2>
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {proposals === undefined ? null : proposals.length === 0 ? (
        <p>{t.proposals.none}</p>
      ) : (
        <ul className="posts" data-proposals={proposals.length}>
          {proposals.map((proposal) => (
            <ProposalLine key={proposal.proposalId} say={say} proposal={proposal} onShow={go} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface ProposalLineProps extends Pick<PolicyProps, 'say'> {
  readonly proposal: ListedProposal
  readonly onShow: (at: string) => void
}

function ProposalLine({ say, proposal, onShow }: ProposalLineProps) {
  const { t, language } = say
  const name = `${sayWord(say, proposal.word)} ${proposal.divisionName}`
  return (
    <li>
      <span>
        <strong>{name}</strong>{' '}
        <Tag className={proposal.state === 'OPEN' ? 'tag-bad' : 'tag-plain'} data-state={proposal.state}>
          {t.proposals.states[proposal.state]}
        </Tag>
        <span className="under">
          {[proposal.source, sayDays(say, proposal), sayInstant(language, proposal.proposedAt)].join(' · ')}
        </span>
      </span>
      <Button size="large" aria-label={t.seeNamed(name)} onClick={() => onShow(`proposal/${proposal.proposalId}`)}>
        {t.see}
      </Button>
    </li>
  )
}
