/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { type Answer, sayFailure } from '../call.ts'
import { Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import type { CardProps } from './card.ts'
import { type BoxStep, boxSteps } from './texts.zh.ts'

type CodeBook = Answer<'listOpinionSessions'>['options']['codeBook']

/** One of the ways in which a suggestion is dealt with. */
export function StepForm(props: CardProps) {
  const [isOpen, setOpen] = useState(false)
  const { t, suggestion } = props
  if (isOpen) return <OpenForm {...props} />
  return (
    <Button size="large" aria-label={t.label(suggestion.words ?? t.erased)} onClick={() => setOpen(true)}>
      {t.handle}
    </Button>
  )
}

interface Draft {
  readonly step: BoxStep
  readonly words: string
  readonly intoId: string
  readonly code: string
}

function OpenForm(props: CardProps) {
  const { page, t, suggestion, others, reload } = props
  const { spoken, signedIn, session } = page
  const [draft, setDraft] = useState<Draft>({ step: 'ANSWERED', words: '', intoId: '', code: '' })
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed })
  const mayFind = session.permissions.includes('opinion:decide')
  const steps = boxSteps.filter((each) => each !== 'FOUND' || mayFind)
  const submit = async () => {
    const heard = await send(props, draft)
    if (heard === undefined) return t.lack
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await reload()
    return undefined
  }
  const mergeable = others.filter((each) => each.suggestionId !== suggestion.suggestionId && each.intoId === null)
  return (
    <Form label={t.label(suggestion.words ?? t.erased)} submit={t.submit} onSubmit={submit}>
      <SelectField
        label={t.step}
        value={draft.step}
        options={steps.map((each): [string, string] => [each, t.steps[each]])}
        onChange={(step) => change({ step: step as BoxStep })}
      />
      {draft.step === 'MERGED' ? (
        <SelectField
          label={t.into}
          value={draft.intoId}
          options={[['', t.choose], ...mergeable.map(toChoice)]}
          onChange={(intoId) => change({ intoId })}
        />
      ) : (
        <WordsField
          label={draft.step === 'FOUND' ? t.finding : t.words}
          hint={t.wordsHint}
          value={draft.words}
          onChange={(words) => change({ words })}
        />
      )}
      {draft.step === 'FOUND' ? (
        <CodeField
          label={t.code}
          choose={t.choose}
          page={{ ask: signedIn.ask, language: spoken.language }}
          value={draft.code}
          onChange={(code) => change({ code })}
        />
      ) : null}
    </Form>
  )
}

const shownCharacters = 40

const toChoice = ({ suggestionId, words, hallName }: CardProps['suggestion']): [string, string] => [
  suggestionId,
  `${(words ?? '').slice(0, shownCharacters)} ${hallName ?? ''}`,
]

/** undefined where something is missing. */
async function send({ page, suggestion }: CardProps, { step, words, intoId, code }: Draft) {
  const { suggestionId, hallCode, divisionCode } = suggestion
  const said = words.trim()
  const params = { suggestionId }
  if (step === 'MERGED')
    return intoId === '' ? undefined : page.signedIn.ask('stepSuggestion', { params, body: { step, intoId } })
  if (said === '') return undefined
  if (step !== 'FOUND') return page.signedIn.ask('stepSuggestion', { params, body: { step, words: said } })
  if (code === '') return undefined
  const place = hallCode === null ? { divisionCode } : { hallCode }
  const body = { ...place, words: said, codes: [code], statements: [], suggestionIds: [suggestionId] }
  return page.signedIn.ask('findOpinion', { body })
}

interface CodeProps {
  readonly label: string
  readonly choose: string
  readonly page: { readonly ask: CardProps['page']['signedIn']['ask']; readonly language: string }
  readonly value: string
  readonly onChange: (code: string) => void
}

function CodeField({ label, choose, page: { ask, language }, value, onChange }: CodeProps) {
  const [book, setBook] = useState<CodeBook>([])
  useEffect(() => {
    void ask('listOpinionSessions', { query: { limit: '1' } }).then((heard) => {
      if (heard.ok) setBook(heard.answer.options.codeBook)
    })
  }, [ask])
  const options = book.map(({ code, name }): [string, string] => [code, language === 'en' ? name.en : name.zh])
  return <SelectField label={label} value={value} options={[['', choose], ...options]} onChange={onChange} />
}
