import { useState } from 'preact/hooks'
import { countCodePoints } from '../../domain/evaluation.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { Answer } from '../shared/call.ts'
import { sayEarlyRefusal } from '../shared/early-refusal.ts'
import { type Language, nameIn } from '../shared/language.ts'
import type { Reasons, ReasonsState } from './journey.ts'
import type { CitizenTexts as Texts } from './texts.zh.ts'

type Questionnaire = Answer<'openInvitation'>['questionnaire']

interface FormProps {
  readonly t: Texts
  readonly language: Language
  readonly grade: SatisfactionGrade
  readonly questionnaire: Questionnaire
  readonly state: ReasonsState
  readonly onSend: (reasons: Reasons) => void
  readonly onSkip: (() => void) | undefined
}

/** The reasons of one grade. Everything is optional, and leaving it out is a button of the same size. */
export function ReasonsForm({ t, language, grade, questionnaire, state, onSend, onSkip }: FormProps) {
  const [tags, setTags] = useState<readonly string[]>([])
  const [comment, setComment] = useState('')
  const [scores, setScores] = useState<Readonly<Record<string, number>>>({})
  const [isEmpty, setIsEmpty] = useState(false)
  const text = tidy(comment)
  const isTooLong = countCodePoints(text) > questionnaire.commentCodePointsMax
  const isBusy = state.kind === 'SENDING' || state.kind === 'DELAYED'

  const submit = (event: Event) => {
    event.preventDefault()
    const nothing = tags.length === 0 && text === '' && Object.keys(scores).length === 0
    setIsEmpty(nothing)
    if (nothing || isTooLong || isBusy) return
    onSend({
      ...(tags.length > 0 ? { tags: [...tags] } : {}),
      ...(text === '' ? {} : { comment: text }),
      ...(Object.keys(scores).length > 0 ? { scores } : {}),
    })
  }

  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <fieldset>
        <legend class="card-title">{t.whyTitle(t.shared.grades[grade])}</legend>
        <p class="quiet">{t.whyHint}</p>
        <Tags {...{ language, grade, questionnaire, tags, setTags }} />
      </fieldset>
      <Comment t={t} value={comment} max={questionnaire.commentCodePointsMax} onInput={setComment} />
      <Scores {...{ t, language, questionnaire, scores, setScores }} />
      <div role="alert">
        {complaint(t, state, isEmpty) ? <p class="warning">{complaint(t, state, isEmpty)}</p> : null}
      </div>
      <p role="status" class={state.kind === 'DELAYED' ? 'warning' : 'quiet'} hidden={!isBusy}>
        {state.kind === 'DELAYED' ? t.reasonsKept : isBusy ? t.sending : ''}
      </p>
      <div class="pair">
        <button type="submit" class="button button-primary" aria-disabled={isBusy}>
          {t.sendReasons}
        </button>
        {onSkip === undefined ? null : (
          <button type="button" class="button" onClick={onSkip}>
            {t.skipReasons}
          </button>
        )}
      </div>
    </form>
  )
}

function complaint(t: Texts, state: ReasonsState, isEmpty: boolean): string {
  if (state.kind === 'REFUSED') return sayEarlyRefusal(t.shared, state.code)
  return isEmpty ? t.shared.refusals.REASONS_EMPTY : ''
}

/** As the server counts it: NFC, without space at the ends. */
export function tidy(comment: string): string {
  return comment.normalize('NFC').trim()
}

interface TagsProps {
  readonly language: Language
  readonly grade: SatisfactionGrade
  readonly questionnaire: Questionnaire
  readonly tags: readonly string[]
  readonly setTags: (tags: readonly string[]) => void
}

function Tags({ language, grade, questionnaire, tags, setTags }: TagsProps) {
  const toggle = (code: string) => setTags(tags.includes(code) ? tags.filter((each) => each !== code) : [...tags, code])
  return (
    <div class="tags">
      {questionnaire.tags
        .filter((tag) => tag.grade === grade)
        .map((tag) => (
          <label class="choice" key={tag.code}>
            <input type="checkbox" checked={tags.includes(tag.code)} onChange={() => toggle(tag.code)} />
            <span>{nameIn(language, tag)}</span>
          </label>
        ))}
    </div>
  )
}

interface CommentProps {
  readonly t: Texts
  readonly value: string
  readonly max: number
  readonly onInput: (value: string) => void
}

export function Comment({ t, value, max, onInput }: CommentProps) {
  const left = max - countCodePoints(tidy(value))
  return (
    <div>
      <label class="card-title" for="comment">
        {t.comment}
      </label>
      <p class="quiet" id="comment-hint">
        {t.commentHint}
      </p>
      <textarea
        class="field"
        id="comment"
        rows={3}
        value={value}
        aria-describedby="comment-hint comment-left"
        aria-invalid={left < 0}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class={left < 0 ? 'warning' : 'quiet'} id="comment-left" aria-live={left < 20 ? 'polite' : 'off'}>
        {left < 0 ? t.over(-left) : t.left(left)}
      </p>
    </div>
  )
}

interface ScoresProps {
  readonly t: Texts
  readonly language: Language
  readonly questionnaire: Questionnaire
  readonly scores: Readonly<Record<string, number>>
  readonly setScores: (scores: Readonly<Record<string, number>>) => void
}

function Scores({ t, language, questionnaire, scores, setScores }: ScoresProps) {
  if (questionnaire.dimensions.length === 0) return null
  const scale = Array.from({ length: questionnaire.scoreScale }, (_, index) => index + 1)
  const choose = (code: string, score: number | undefined) => {
    const { [code]: _, ...others } = scores
    setScores(score === undefined ? others : { ...others, [code]: score })
  }
  return (
    <details class="scores">
      <summary>{t.scores}</summary>
      <p class="quiet">{t.scoresHint(questionnaire.scoreScale)}</p>
      {questionnaire.dimensions.map((dimension) => (
        <fieldset key={dimension.code} class="score">
          <legend>{nameIn(language, dimension)}</legend>
          <div class="scale">
            {[undefined, ...scale].map((score) => (
              <label class="choice choice-small" key={score ?? 0}>
                <input
                  type="radio"
                  name={`score-${dimension.code}`}
                  checked={scores[dimension.code] === score}
                  onChange={() => choose(dimension.code, score)}
                />
                <span>{score ?? t.noScore}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </details>
  )
}
