/** @jsxImportSource react */
import { Tag } from 'antd'
import { useState } from 'react'
import { type ScoreListEntryOutcome, scoreListEntryOutcomes } from '../../../domain/score-list-entry.ts'
import { sayCount, sayDay, sayDueTime } from '../../shared/format.ts'
import { Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { type Entry, type SayProps, sayPoints, sayShare } from './props.ts'
import { scoreListTexts } from './texts.ts'

export interface EntryProps extends SayProps {
  readonly entry: Entry
  readonly onDone: () => Promise<void>
}

/** A window on a list: why, how far it has come, what its unit says to it, and what was decided. */
export function EntryCard(props: EntryProps) {
  const { spoken, entry } = props
  const { language } = spoken
  const t = scoreListTexts[language].entries
  const { list, state, period, hallName, windowName, score, group, places, answersUntil, endsOn } = entry
  const name = `${t.lists[list]} · ${period} · ${hallName} · ${windowName}`
  const points = (list === 'PROGRESS' ? t.progress : t.score)(sayPoints(score), sayPoints(group))
  const isRunning = state === 'NOTIFIED' || state === 'TO_DECIDE' || state === 'LISTED'
  return (
    <li className="card stack" data-entry={entry.entryId} data-list={list} data-state={state}>
      <p>
        <Tag className="tag-plain">{t.lists[list]}</Tag>
        <Tag className={state === 'LISTED' ? 'tag-good' : 'tag-plain'}>{t.states[state]}</Tag>
      </p>
      <h3 className="broken">{`${period} · ${hallName} · ${windowName}`}</h3>
      <p>{points}</p>
      <p>{t.probability(sayShare(entry.probability))}</p>
      {places.length === 0 ? null : <p>{t.places(places.map(({ at, of }) => t.place(at, of)).join(' · '))}</p>}
      <p className="quiet">
        {t.evaluations(sayCount(language, entry.evaluations), sayCount(language, entry.groupWindows))}
      </p>
      {state === 'NOTIFIED' && answersUntil !== null ? <p>{t.answerBy(sayDueTime(language, answersUntil))}</p> : null}
      {isRunning ? <p className="quiet">{t.ends(sayDay(language, endsOn))}</p> : null}
      <Said {...props} />
      {entry.mayAnswer ? <Answering {...props} name={name} /> : null}
      {entry.mayDecide ? <Deciding {...props} name={name} /> : null}
    </li>
  )
}

function Said({ spoken: { language }, entry: { answer, decision } }: EntryProps) {
  const t = scoreListTexts[language].entries
  if (answer === null && decision === null) return null
  return (
    <dl className="pairs stacked">
      {answer === null ? null : (
        <>
          <dt>{t.answer}</dt>
          <dd className="broken words">{answer.words ?? ''}</dd>
        </>
      )}
      {decision === null ? null : (
        <>
          <dt>{`${t.reasons} · ${t.outcomes[decision.outcome]}`}</dt>
          <dd className="broken words">{decision.words ?? ''}</dd>
        </>
      )}
    </dl>
  )
}

type FormProps = EntryProps & { readonly name: string }

function Answering({ spoken, signedIn, entry, say, onDone, name }: FormProps) {
  const texts = scoreListTexts[spoken.language]
  const t = texts.entries.answering
  const [words, setWords] = useState('')
  const send = async () => {
    if (words.trim() === '') return texts.refusals.COMMENT_EMPTY
    const heard = await signedIn.ask('answerScoreListing', {
      params: { entryId: entry.entryId },
      body: { words: words.trim() },
    })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.label(name)} submit={t.submit} onSubmit={send}>
      <WordsField label={t.words} hint={t.hint} value={words} onChange={setWords} />
    </Form>
  )
}

function Deciding({ spoken, signedIn, entry, say, onDone, name }: FormProps) {
  const texts = scoreListTexts[spoken.language]
  const t = texts.entries.deciding
  const outcomes = entry.state === 'TO_DECIDE' ? scoreListEntryOutcomes : (['REMOVED'] as const)
  const [outcome, setOutcome] = useState<ScoreListEntryOutcome>(outcomes[0])
  const [words, setWords] = useState('')
  const send = async () => {
    if (words.trim() === '') return texts.refusals.COMMENT_EMPTY
    const heard = await signedIn.ask('decideScoreListing', {
      params: { entryId: entry.entryId },
      body: { outcome, words: words.trim() },
    })
    if (!heard.ok) return say(heard)
    await onDone()
    return undefined
  }
  return (
    <Form label={t.label(name)} submit={t.submit} onSubmit={send}>
      <SelectField
        label={t.outcome}
        value={outcome}
        options={outcomes.map((each): [string, string] => [each, texts.entries.outcomes[each]])}
        onChange={(value) => setOutcome(value as ScoreListEntryOutcome)}
      />
      <WordsField label={t.words} hint={t.hint} value={words} onChange={setWords} />
    </Form>
  )
}
