/** @jsxImportSource react */
import { Tag } from 'antd'
import { useState } from 'react'
import { type ReviewOutcome, reviewOutcomes } from '../../../domain/assessment-review.ts'
import { sayDay, sayDueTime, sayInstant } from '../../shared/format.ts'
import type { Ask } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import type { Spoken } from '../use-spoken.ts'
import { Marks } from './marks.tsx'
import { inLanguage, placeOf, type Review, readPoints, sayHundredths } from './say.ts'
import { reviewTexts } from './texts.ts'
import { WordsField } from './words-field.tsx'

export type Noted = Ask<'noteAssessmentReview'>['body']

interface ReviewCardProps {
  readonly spoken: Spoken
  readonly review: Review
  /** @returns what went wrong, in words */
  readonly onNote: (noted: Noted) => Promise<string | undefined>
}

/** One assessment that was drawn: what was found, and what another agency says to it. */
export function ReviewCard({ spoken, review, onNote }: ReviewCardProps) {
  const { language } = spoken
  const t = reviewTexts[language]
  const { outcome, reviewedBy, reviewedAt, pointsFound } = review
  return (
    <li className="card stack" data-review={review.visitId} data-state={review.state}>
      <p>
        <Tag className={outcome === 'UNFOUNDED' ? 'tag-bad' : outcome === 'CONFIRMED' ? 'tag-good' : 'tag-plain'}>
          {outcome === null ? t.states[review.state] : t.outcomes[outcome]}
        </Tag>
        <Tag className="tag-plain">{t.pools[review.pool]}</Tag>
      </p>
      <h2 className="broken">{placeOf(review)}</h2>
      <p className="quiet">
        {[
          review.planTitle,
          inLanguage(language, review.formTitle),
          t.visitedOn(sayDay(language, review.visitedOn)),
        ].join(' · ')}
      </p>
      <dl className="pairs stacked">
        <dt>{t.points}</dt>
        <dd>{t.say(sayHundredths(review.points))}</dd>
        {review.said === null ? null : (
          <>
            <dt>{t.said}</dt>
            <dd className="broken words">{review.said}</dd>
          </>
        )}
        {review.agency === null ? null : (
          <>
            <dt>{t.agency}</dt>
            <dd>{review.agency}</dd>
          </>
        )}
        {pointsFound === null ? null : (
          <>
            <dt>{t.found}</dt>
            <dd>{t.say(sayHundredths(pointsFound))}</dd>
          </>
        )}
        {review.words === null ? null : (
          <>
            <dt>{t.words}</dt>
            <dd className="broken words">{review.words}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>{t.marksOf(review.marks.length)}</summary>
        <Marks {...{ language }} marks={review.marks} />
      </details>
      <p className="quiet">
        {reviewedBy === null || reviewedAt === null
          ? t.reviewBy(sayDueTime(language, review.reviewUntil))
          : t.reviewed(reviewedBy, sayInstant(language, reviewedAt))}
      </p>
      {review.state === 'OPEN' ? <Checking {...{ spoken, review, onNote }} /> : null}
    </li>
  )
}

function Checking({ spoken, review, onNote }: ReviewCardProps) {
  const t = reviewTexts[spoken.language]
  const [outcome, setOutcome] = useState<ReviewOutcome>('CONFIRMED')
  const [points, setPoints] = useState('')
  const [words, setWords] = useState('')
  if (review.hindrance !== null) return <p>{t.hindrances[review.hindrance]}</p>
  const submit = async () => {
    const found = readPoints(points)
    const isChanged = outcome === 'CHANGED'
    if (words.trim() === '' || (isChanged && found === undefined)) return t.ask.lack
    return onNote({ outcome, words: words.trim(), ...(isChanged && found !== undefined ? { points: found } : {}) })
  }
  return (
    <Form label={t.ask.label(placeOf(review))} submit={t.ask.submit} onSubmit={submit}>
      <SelectField
        label={t.ask.outcome}
        value={outcome}
        options={reviewOutcomes.map((each): [string, string] => [each, t.outcomes[each]])}
        onChange={(value) => setOutcome(value as ReviewOutcome)}
      />
      {outcome === 'CHANGED' ? (
        <TextField label={t.ask.points} value={points} maxLength={6} onChange={setPoints} />
      ) : null}
      <WordsField label={t.words} value={words} onChange={setWords} />
    </Form>
  )
}
