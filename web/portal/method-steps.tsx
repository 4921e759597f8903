import { useEffect, useState } from 'preact/hooks'
import { sayCount } from '../shared/format.ts'
import { sayPercent, sayPoints, sayShare } from '../shared/score/say.ts'
import { useAnswer } from '../shared/use-answer.ts'
import { Told } from './parts.tsx'
import type { City, Hall, Methodology, RankedWindow, Saying } from './types.ts'

type Props = Saying & { readonly methodology: Methodology }

/** Each step with the numbers of the rules, and below it those of the window that the reader has chosen. */
export function MethodSteps({ methodology, ...saying }: Props) {
  const { t } = saying
  const [window, setWindow] = useState<RankedWindow | undefined>(undefined)
  const own = window === undefined ? [] : ownOf(saying, window)
  return (
    <section>
      <Chooser {...saying} onWindow={setWindow} />
      <h3>{t.method.stepsTitle}</h3>
      <ol class="notes steps" data-window={window?.windowCode}>
        {rulesOf(saying, methodology).map((rule, at) => (
          <li key={rule}>
            {rule}
            {own[at] === undefined ? null : (
              <p class="own">
                {t.method.own}
                {own[at]}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function rulesOf({ t, language }: Saying, { policies }: Methodology): readonly string[] {
  const { steps } = t.method
  const say = (word: string, at: string): string => {
    const value = policies.find((policy) => policy.word === word)?.rules.find((rule) => rule.at === at)?.value
    return typeof value === 'number' ? sayCount(language, value) : JSON.stringify(value ?? null)
  }
  const share = (at: string) => sayShare(Number(say('window-score', at)))
  const score = (at: string) => say('window-score', at)
  return [
    steps.counted(say('invitation', '/validForNaturalDays')),
    steps.points(
      score('/gradeMaps')
        .replace(/^\[\[([^\]]*)\].*$/, '$1')
        .split(','),
    ),
    steps.group(score('/windowsMin')),
    steps.mix,
    steps.drawn,
    steps.different(score('/heterogeneityLevelThousandths')),
    steps.named(score('/topPercent'), score('/bottomPercent'), share('/probabilityMinThousandths')),
    steps.enough(
      score('/evaluationsMin'),
      score('/clustersMin'),
      share('/reliabilityMinThousandths'),
      score('/poolMonths').slice(1, -1).split(',').join('、'),
    ),
    steps.low(score('/participationMinPercent')),
    steps.cell(score('/smallestCell')),
  ]
}

/** In the order of the steps above; undefined where there is nothing of the window to a step. */
function ownOf({ t, language }: Saying, window: RankedWindow): readonly (string | undefined)[] {
  const { steps } = t.method
  const say = (count: number) => sayCount(language, count)
  const { raw, expected, adjusted, score, lower, upper, evaluations, answered, invited } = window
  const isScored = score !== null && lower !== null && upper !== null
  return [
    evaluations === null
      ? steps.ownFew
      : answered === null || invited === null
        ? steps.ownCountedAlone(say(evaluations))
        : steps.ownCounted(say(evaluations), say(answered), say(invited)),
    raw === null ? undefined : steps.ownPoints(sayPoints(raw)),
    window.groupWindows === 0 ? undefined : steps.ownGroup(say(window.groupWindows)),
    expected === null || adjusted === null ? undefined : steps.ownMix(sayPoints(expected), sayPoints(adjusted)),
    isScored
      ? steps.ownDrawn(sayPoints(score), sayPoints(lower), sayPoints(upper), sayShare(window.reliability))
      : undefined,
    undefined,
    undefined,
    evaluations === null
      ? undefined
      : steps.ownEnough(say(evaluations), sayPoints(window.effective), say(window.months)),
    answered === null || invited === null ? undefined : steps.ownLow(sayPercent(answered, invited)),
  ]
}

interface ChooserProps extends Saying {
  readonly onWindow: (window: RankedWindow | undefined) => void
}

/** Hall, then window, of the newest month that stands. */
function Chooser({ onWindow, ...saying }: ChooserProps) {
  const { t } = saying
  const [hallCode, setHallCode] = useState('')
  const asked = useAnswer<City>('/api/v1/portal')
  if (asked.state !== 'THERE' || asked.answer.latest === null) return null
  const { latest, halls } = asked.answer
  const choose = (chosen: string) => {
    setHallCode(chosen)
    onWindow(undefined)
  }
  return (
    <div class="card stack">
      <p>{t.method.choose}</p>
      <Choice
        id="hall"
        label={t.method.hall}
        pick={t.method.pick}
        value={hallCode}
        options={halls.map((hall) => [hall.hallCode, hall.hallName])}
        onChoose={choose}
      />
      {hallCode === '' ? null : (
        <WindowChoice {...saying} key={hallCode} hallCode={hallCode} period={latest.period} onWindow={onWindow} />
      )}
    </div>
  )
}

interface WindowChoiceProps extends ChooserProps {
  readonly hallCode: string
  readonly period: string
}

function WindowChoice({ hallCode, period, onWindow, ...saying }: WindowChoiceProps) {
  const { t } = saying
  const [windowCode, setWindowCode] = useState('')
  const asked = useAnswer<Hall>(`/api/v1/portal/halls/${encodeURIComponent(hallCode)}`)
  return (
    <Told t={t} asked={asked}>
      {({ windows }) => {
        const told = windows.filter(({ figure }) => figure.evaluations !== null)
        if (told.length === 0) return <p>{t.method.noWindow}</p>
        return (
          <>
            <Choice
              id="window"
              label={t.method.window}
              pick={t.method.pick}
              value={windowCode}
              options={told.map((window) => [window.windowCode, window.windowName])}
              onChoose={setWindowCode}
            />
            {windowCode === '' ? null : (
              <Fetched key={windowCode} {...saying} {...{ hallCode, windowCode, period, onWindow }} />
            )}
          </>
        )
      }}
    </Told>
  )
}

/** Asks for the steps of one window and hands them up; says something where that fails. */
function Fetched({ hallCode, windowCode, period, onWindow, t }: WindowChoiceProps & { readonly windowCode: string }) {
  const query = new URLSearchParams({ hallCode, windowCode })
  const asked = useAnswer<RankedWindow>(`/api/v1/rankings/${period}/window?${query}`)
  return (
    <Told t={t} asked={asked}>
      {(window) => <Handed window={window} onWindow={onWindow} />}
    </Told>
  )
}

function Handed({ window, onWindow }: Pick<ChooserProps, 'onWindow'> & { readonly window: RankedWindow }) {
  useEffect(() => onWindow(window), [window])
  return null
}

interface ChoiceProps {
  readonly id: string
  readonly label: string
  readonly pick: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (value: string) => void
}

function Choice({ id, label, pick, value, options, onChoose }: ChoiceProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} class="field" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{pick}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
