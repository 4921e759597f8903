/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayDueTime, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { Spoken } from '../use-spoken.ts'
import { CalibrationForm, type Stepped } from './calibration-form.tsx'
import { Marks } from './marks.tsx'
import { type Calibration, inLanguage, placeOf, sayHundredths } from './say.ts'
import { reviewTexts } from './texts.ts'

interface CalibrationCardProps {
  readonly spoken: Spoken
  readonly calibration: Calibration
  /** @returns what went wrong, in words */
  readonly onStep: (step: Stepped) => Promise<string | undefined>
}

/** Two who lay far apart at one place: what each has marked, what each has said, and what may be done next. */
export function CalibrationCard({ spoken, calibration, onStep }: CalibrationCardProps) {
  const { language } = spoken
  const t = reviewTexts[language]
  const { state, own, first, second, may } = calibration
  return (
    <li className="card stack" data-calibration={calibration.calibrationId} data-state={state}>
      <p>
        <Tag className={state === 'CLOSED' ? 'tag-good' : 'tag-bad'}>{t.calibration.states[state]}</Tag>
        <Tag className="tag-plain">{t.calibration.apart(sayHundredths(calibration.difference))}</Tag>
      </p>
      <h3 className="broken">{placeOf(calibration)}</h3>
      <p className="quiet">{[calibration.planTitle, inLanguage(language, calibration.formTitle)].join(' · ')}</p>
      <Rated {...{ language, own }} seat="FIRST" rated={first} />
      <Rated {...{ language, own }} seat="SECOND" rated={second} />
      <Steps {...{ language, calibration }} />
      {state === 'CLOSED' ? null : (
        <p className="quiet">{t.calibration.until(sayDueTime(language, calibration.until))}</p>
      )}
      {may.map((kind) => (
        <CalibrationForm key={`${kind}${calibration.steps.length}`} {...{ spoken, calibration, kind, onStep }} />
      ))}
    </li>
  )
}

interface RatedProps {
  readonly language: Language
  readonly own: Calibration['own']
  readonly seat: 'FIRST' | 'SECOND'
  readonly rated: Calibration['first']
}

const nameOf = (language: Language, own: Calibration['own'], seat: 'FIRST' | 'SECOND' | 'THIRD') => {
  const t = reviewTexts[language].calibration
  if (own === null || seat === 'THIRD') return t.seats[seat]
  return own === seat ? t.you : t.other
}

function Rated({ language, own, seat, rated }: RatedProps) {
  const t = reviewTexts[language]
  return (
    <details>
      <summary>
        {[nameOf(language, own, seat), rated.who, t.say(sayHundredths(rated.points))]
          .filter((part) => part !== null)
          .join(' · ')}
      </summary>
      <Marks language={language} marks={rated.marks} />
    </details>
  )
}

function Steps({
  language,
  calibration: { steps, own },
}: {
  readonly language: Language
  readonly calibration: Calibration
}) {
  const t = reviewTexts[language].calibration
  if (steps.length === 0) return null
  return (
    <ol>
      {steps.map(({ sequence, kind, by, at, points, cause, words }) => (
        <li key={sequence} className="broken">
          {[
            nameOf(language, own, by),
            t.steps[kind],
            ...(points === null ? [] : [reviewTexts[language].say(sayHundredths(points))]),
            ...(cause === null ? [] : [t.causes[cause]]),
            ...(kind === 'AGREED' ? [] : [words ?? t.hidden]),
          ].join(' · ')}
          <span className="under">{sayInstant(language, at)}</span>
        </li>
      ))}
    </ol>
  )
}
