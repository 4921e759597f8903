/** @jsxImportSource react */
import { useCallback } from 'react'
import { sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { CalibrationCard } from './calibration-card.tsx'
import type { Stepped } from './calibration-form.tsx'
import type { Calibration } from './say.ts'
import { reviewTexts } from './texts.ts'

/** 我的校准: where one lay far apart from somebody else. */
export function OwnCalibrationsPage(props: PageProps) {
  const { spoken } = props
  const { language, t: words } = spoken
  const t = reviewTexts[language].calibration
  const { ask } = props.signedIn
  const list = useCallback(async () => {
    const heard = await ask('listOwnCalibrations', {})
    if (!heard.ok) return { failure: sayFailure(words, heard) }
    return { listed: { rows: heard.answer.calibrations, next: null } }
  }, [ask, words])
  const { found, failure, again, reload } = useList<Calibration>(props, list)
  const step = async (calibrationId: string, body: Stepped) => {
    if (body.kind === 'CLOSED') return undefined
    const heard = await ask('stepOwnCalibration', { params: { calibrationId }, body })
    if (!heard.ok) return sayFailure(words, heard)
    await reload()
    return undefined
  }
  return (
    <>
      <Heading>{t.own}</Heading>
      <p className="quiet">{t.ownHint}</p>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? words.loading : null}</p>
      ) : found.rows.length === 0 ? (
        <p className="card">{t.ownNone}</p>
      ) : (
        <ul className="cards order-cards">
          {found.rows.map((calibration) => (
            <CalibrationCard
              key={calibration.calibrationId}
              {...{ spoken, calibration }}
              onStep={(body) => step(calibration.calibrationId, body)}
            />
          ))}
        </ul>
      )}
    </>
  )
}
