/** @jsxImportSource react */
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { FindingList, Replaces, RuleList } from './rule-list.tsx'
import { type PolicyProps, sayDays, sayWord } from './say.ts'

/** One policy that was put in force. */
export function PolicyView(props: PolicyProps & { readonly id: string }) {
  const { say, spoken, id } = props
  const { t } = say
  const { value: policy, failure, reload } = useAnswer(props, 'seePolicy', { params: { policyId: id } })
  if (policy === undefined)
    return (
      <>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  return (
    <>
      <Heading>{`${sayWord(say, policy.word)} · ${policy.divisionName}`}</Heading>
      <section className="card">
        <dl className="pairs">
          <dt>{t.columns.state}</dt>
          <dd data-state={policy.state}>{policy.governs ? t.governs : t.states[policy.state]}</dd>
          <dt>{t.columns.days}</dt>
          <dd>{`${sayDays(say, policy)} · ${t.version(String(policy.version))}`}</dd>
          <dt>{t.columns.source}</dt>
          <dd>{policy.source}</dd>
          <Replaces say={say} replaces={policy.replaces} />
        </dl>
      </section>
      <FindingList say={say} word={policy.word} findings={policy.findings} />
      <RuleList say={say} word={policy.word} rules={policy.rules} hasBefore={policy.replaces !== null} />
    </>
  )
}
