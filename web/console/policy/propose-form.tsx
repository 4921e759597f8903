/** @jsxImportSource react */
import { useState } from 'react'
import { sayFailure } from '../call.ts'
import { Failure, Form, Heading, SelectField, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { optionsOf, usePlaces } from '../use-places.ts'
import type { RuleSent } from './draft.ts'
import { ChosenRules, RuleFields } from './rule-fields.tsx'
import { type Pack, type PolicyProps, sayWord } from './say.ts'

interface Wish {
  readonly word: string
  readonly divisionCode: string
  readonly effectiveFrom: string
  readonly effectiveUntil: string
  readonly source: string
  readonly rules: readonly RuleSent[]
}

const sentOf = ({ rules }: Pack): readonly RuleSent[] => rules.map(({ ...rule }) => rule)

const nothingYet: Wish = {
  word: 'handling',
  divisionCode: '',
  effectiveFrom: '',
  effectiveUntil: '',
  source: '',
  rules: [],
}

/** What shall hold in a region from a day on, rule by rule, each with its source. Nothing changes before another has put it in force. */
export function ProposeForm(props: PolicyProps) {
  const { spoken, session, signedIn, say, go } = props
  const { t } = say
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const [wish, setWish] = useState<Wish>({ ...nothingYet, divisionCode: own?.divisionCode ?? '' })
  const change = (changed: Partial<Wish>) => setWish({ ...wish, ...changed })
  const without = (at: string) => wish.rules.filter((rule) => rule.at !== at)
  const propose = async () => {
    const { effectiveUntil, rules, ...rest } = wish
    const source = rest.source.trim()
    if ([rest.divisionCode, rest.effectiveFrom, source].includes('') || rules.length === 0) return t.form.lack
    const until = effectiveUntil === '' ? {} : { effectiveUntil }
    const heard = await signedIn.ask('proposePolicy', { body: { ...rest, ...until, source, rules: [...rules] } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    go(`proposal/${heard.answer.proposalId}`)
    return undefined
  }
  return (
    <>
      <Heading>{t.form.title}</Heading>
      <p className="quiet">{t.form.hint}</p>
      <WhatFields {...props} wish={wish} onChange={change} />
      <RuleFields
        {...props}
        word={wish.word}
        divisionCode={wish.divisionCode}
        onAdd={(rule) => change({ rules: [...without(rule.at), rule] })}
      />
      <section className="card stack">
        <ChosenRules say={say} word={wish.word} rules={wish.rules} onRemove={(at) => change({ rules: without(at) })} />
        <Form submit={t.form.submit} onSubmit={propose}>
          <DayFields say={say} wish={wish} onChange={change} />
        </Form>
      </section>
    </>
  )
}

interface WishProps {
  readonly wish: Wish
  readonly onChange: (changed: Partial<Wish>) => void
}

/** Which policy, where, and perhaps what a document of some region says of it. */
function WhatFields({ wish, onChange, ...props }: PolicyProps & WishProps) {
  const { spoken, signedIn, say } = props
  const { t, language } = say
  const places = usePlaces(signedIn.ask)
  const packs = useAnswer(props, 'listPolicyPacks', {})
  const [packCode, setPackCode] = useState('')
  const fitting = (packs.value?.packs ?? []).filter(({ word }) => word === wish.word)
  const pack = fitting.find(({ code }) => code === packCode)
  const take = (code: string) => {
    setPackCode(code)
    const taken = fitting.find((each) => each.code === code)
    if (taken !== undefined) onChange({ source: taken.document, rules: sentOf(taken) })
  }
  return (
    <section className="card stack">
      <Failure text={packs.failure} again={{ label: spoken.t.again, ask: packs.reload }} />
      <SelectField
        label={t.filter.word}
        value={wish.word}
        options={Object.keys(t.words).map((word) => [word, sayWord(say, word)])}
        onChange={(word) => {
          setPackCode('')
          onChange({ word, rules: [] })
        }}
      />
      <SelectField
        label={t.filter.division}
        value={wish.divisionCode}
        options={optionsOf(places.divisions, wish.divisionCode)}
        onChange={(divisionCode) => onChange({ divisionCode })}
      />
      <SelectField
        label={t.form.pack}
        value={packCode}
        options={[
          ['', t.form.noPack],
          ...fitting.map(({ code, nameZh, nameEn }) => [code, language === 'en' ? nameEn : nameZh] as const),
        ]}
        onChange={take}
      />
      {pack?.note ? <p className="notice">{pack.note}</p> : null}
    </section>
  )
}

function DayFields({ say: { t }, wish, onChange }: WishProps & Pick<PolicyProps, 'say'>) {
  return (
    <>
      <TextField
        label={t.form.document}
        value={wish.source}
        maxLength={400}
        onChange={(source) => onChange({ source })}
      />
      <TextField
        type="date"
        label={t.form.from}
        hint={t.form.fromHint}
        value={wish.effectiveFrom}
        onChange={(effectiveFrom) => onChange({ effectiveFrom })}
      />
      <TextField
        type="date"
        label={t.form.until}
        value={wish.effectiveUntil}
        onChange={(effectiveUntil) => onChange({ effectiveUntil })}
      />
    </>
  )
}
