/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField, Success } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { type SessionProps, wordIn } from './seen.ts'

/** 归纳意见: statements that say the same, in words for everybody. */
export function FindForm({ page, t, seen, reload }: SessionProps) {
  const { spoken, signedIn } = page
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [words, setWords] = useState('')
  const [code, setCode] = useState('')
  const [isKept, setKept] = useState(false)
  const coded = seen.protocol.filter(({ codes }) => codes !== null)
  if (coded.length === 0) return null
  const toggle = (number: number) =>
    setChosen(chosen.includes(number) ? chosen.filter((each) => each !== number) : [...chosen, number])
  const submit = async () => {
    setKept(false)
    if (chosen.length === 0 || words.trim() === '' || code === '') return t.finding.lack
    const place = seen.hallCode === null ? { divisionCode: seen.divisionCode } : { hallCode: seen.hallCode }
    const statements = chosen.map((number) => ({ sessionId: seen.sessionId, number }))
    const body = { ...place, words: words.trim(), codes: [code], statements, suggestionIds: [] }
    const heard = await signedIn.ask('findOpinion', { body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setChosen([])
    setWords('')
    setKept(true)
    await reload()
    return undefined
  }
  return (
    <section className="card stack">
      <h2>{t.finding.title}</h2>
      <p className="quiet">{t.finding.hint}</p>
      <Form label={t.finding.title} submit={t.finding.submit} onSubmit={submit}>
        <fieldset className="stack">
          <legend>{t.finding.statements}</legend>
          {coded.map(({ number, words: said }) => (
            <label key={number} className="check">
              <input type="checkbox" checked={chosen.includes(number)} onChange={() => toggle(number)} />{' '}
              <span className="broken">
                {t.finding.statement(sayCount(spoken.language, number))} {said}
              </span>
            </label>
          ))}
        </fieldset>
        <SelectField
          label={t.finding.code}
          value={code}
          options={[
            ['', t.coding.choose],
            ...seen.options.codeBook.map((each): [string, string] => [each.code, wordIn(page, each.name)]),
          ]}
          onChange={setCode}
        />
        <WordsField label={t.finding.words} hint={t.finding.wordsHint} value={words} onChange={setWords} />
      </Form>
      <Success text={isKept ? t.finding.kept : undefined} />
    </section>
  )
}
