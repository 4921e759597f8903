/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { limitUnits, type TimeLimit } from '../../../domain/time-limit.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { draftOf, optionalRules, type RuleDraft, type RuleSent, readDraft } from './draft.ts'
import { type PolicyProps, type PolicySpoken, sayRuleName, sayValue } from './say.ts'

interface RuleFieldsProps extends PolicyProps {
  readonly word: string
  readonly divisionCode: string
  readonly onAdd: (rule: RuleSent) => void
}

/** One rule after the other: what holds there now stands in the fields. */
export function RuleFields(props: RuleFieldsProps) {
  const { say, word, divisionCode, onAdd } = props
  const { t } = say
  const listed = useAnswer(props, 'listPolicies', { query: { word, divisionCode } }, divisionCode !== '')
  const governing = listed.value?.policies.find(({ governs }) => governs)
  const policy = useAnswer(
    props,
    'seePolicy',
    { params: { policyId: String(governing?.policyId) } },
    governing !== undefined,
  )
  const rules = governing === undefined || policy.value?.word !== word ? [] : policy.value.rules
  const pointers = [...new Set([...rules.map(({ at }) => at), ...(optionalRules[word] ?? [])])]
  const valueAt = (at: string) => rules.find((rule) => rule.at === at)?.value
  const [draft, setDraft] = useState<RuleDraft | undefined>(undefined)
  const shown = draft !== undefined && pointers.includes(draft.at) ? draft : undefined
  const add = async () => {
    if (shown === undefined) return t.form.badValue
    const sent = readDraft(shown, valueAt(shown.at))
    if (sent === undefined) return t.form.badValue
    onAdd(sent)
    setDraft(undefined)
    return undefined
  }
  return (
    <section className="card stack">
      <SelectField
        label={t.form.rule}
        value={shown?.at ?? ''}
        options={[['', '—'], ...pointers.map((at) => [at, sayRuleName(say, word, at)] as const)]}
        onChange={(at) => setDraft(at === '' ? undefined : draftOf(at, valueAt(at)))}
      />
      {shown === undefined ? null : (
        <Form submit={t.form.add} onSubmit={add}>
          <ValueFields say={say} draft={shown} onChange={setDraft} />
          <TextField
            label={t.form.text}
            value={shown.text}
            maxLength={400}
            onChange={(text) => setDraft({ ...shown, text })}
          />
          <TextField
            type="date"
            label={t.form.publishedOn}
            value={shown.publishedOn}
            onChange={(publishedOn) => setDraft({ ...shown, publishedOn })}
          />
          <TextField
            label={t.form.url}
            value={shown.url}
            maxLength={400}
            onChange={(url) => setDraft({ ...shown, url })}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={shown.mayBeLaxer}
              onChange={({ target }) => setDraft({ ...shown, mayBeLaxer: target.checked })}
            />
            {t.form.mayBeLaxer}
          </label>
        </Form>
      )}
    </section>
  )
}

interface ValueFieldsProps {
  readonly say: PolicySpoken
  readonly draft: RuleDraft
  readonly onChange: (draft: RuleDraft) => void
}

function ValueFields({ say: { t }, draft, onChange }: ValueFieldsProps) {
  if (draft.unit === '')
    return (
      <TextField
        label={t.form.value}
        hint={t.form.valueHint}
        value={draft.value}
        maxLength={2000}
        onChange={(value) => onChange({ ...draft, value })}
      />
    )
  return (
    <>
      <TextField
        label={t.form.count}
        value={draft.value}
        isNumeric
        maxLength={4}
        onChange={(value) => onChange({ ...draft, value })}
      />
      <SelectField
        label={t.form.unit}
        value={draft.unit}
        options={limitUnits.map((unit) => [unit, t.units[unit]])}
        onChange={(unit) => onChange({ ...draft, unit: unit as TimeLimit['unit'] })}
      />
    </>
  )
}

interface ChosenRulesProps {
  readonly say: PolicySpoken
  readonly word: string
  readonly rules: readonly RuleSent[]
  readonly onRemove: (at: string) => void
}

export function ChosenRules({ say, word, rules, onRemove }: ChosenRulesProps) {
  const { t } = say
  return (
    <>
      <h2>{t.form.chosen}</h2>
      {rules.length === 0 ? <p>{t.form.noneChosen}</p> : null}
      <ul className="posts" data-chosen={rules.length}>
        {rules.map((rule) => (
          <li key={rule.at}>
            <span>
              {sayRuleName(say, word, rule.at)} <strong>{sayValue(say, rule.value)}</strong>
              <span className="under">{rule.text}</span>
            </span>
            <Button
              size="large"
              aria-label={t.form.remove(sayRuleName(say, word, rule.at))}
              onClick={() => onRemove(rule.at)}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
