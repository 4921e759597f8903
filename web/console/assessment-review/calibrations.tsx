/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback } from 'react'
import { sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { CalibrationCard } from './calibration-card.tsx'
import type { Stepped } from './calibration-form.tsx'
import type { Calibration } from './say.ts'
import { reviewTexts } from './texts.ts'

/** All of the own place; a third closes them here. */
export function Calibrations(props: PageProps) {
  const { spoken } = props
  const { language, t: words } = spoken
  const t = reviewTexts[language]
  const { ask } = props.signedIn
  const list = useCallback(
    async (after: string | null) => {
      const heard = await ask('listCalibrations', { query: after === null ? {} : { after } })
      if (!heard.ok) return { failure: sayFailure(words, heard) }
      return { listed: { rows: heard.answer.calibrations, next: heard.answer.next } }
    },
    [ask, words],
  )
  const { found, failure, again, more, reload } = useList<Calibration>(props, list)
  const close = async (calibrationId: string, step: Stepped) => {
    if (step.kind !== 'CLOSED') return undefined
    const { cause, words: said } = step
    const heard = await ask('closeCalibration', { params: { calibrationId }, body: { cause, words: said } })
    if (!heard.ok) return sayFailure(words, heard)
    await reload()
    return undefined
  }
  return (
    <section aria-labelledby="calibrations">
      <h2 id="calibrations">{t.calibration.title}</h2>
      <p className="quiet">{t.calibration.hint}</p>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? null : found.rows.length === 0 ? (
        <p className="card">{t.calibration.none}</p>
      ) : (
        <ul className="cards order-cards">
          {found.rows.map((calibration) => (
            <CalibrationCard
              key={calibration.calibrationId}
              {...{ spoken, calibration }}
              onStep={(step) => close(calibration.calibrationId, step)}
            />
          ))}
        </ul>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </section>
  )
}
