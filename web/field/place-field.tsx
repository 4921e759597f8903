import { useState } from 'preact/hooks'
import { type Position, toPosition } from '../../domain/assessment.ts'
import type { FieldTexts } from './texts.zh.ts'

interface PlaceProps {
  readonly t: FieldTexts
  readonly position: Position | undefined
  readonly isOptional: boolean
  readonly onChange: (position: Position) => void
}

const patienceMs = 30_000

/** Asked once, by a tap, with the reason; nothing finer than is kept is taken out of the browser’s answer. */
export function PlaceField({ t, position, isOptional, onChange }: PlaceProps) {
  const [state, setState] = useState<'READY' | 'BUSY' | 'DENIED'>('READY')
  const find = () => {
    if (state === 'BUSY') return
    if (navigator.geolocation === undefined) return setState('DENIED')
    setState('BUSY')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('READY')
        onChange(toPosition(coords))
      },
      () => setState('DENIED'),
      { timeout: patienceMs, maximumAge: patienceMs },
    )
  }
  const degrees = (thousandths: number) => (thousandths / 1000).toFixed(3)
  return (
    <section class="card stack" data-place={position !== undefined}>
      <h2 class="card-title">{t.location}</h2>
      <p class="quiet">
        {t.locationWhy}
        {isOptional ? t.locationOptional : ''}
      </p>
      <p role="status">
        {position === undefined
          ? state === 'BUSY'
            ? t.locationBusy
            : ''
          : t.locationKept(degrees(position.latitudeThousandths), degrees(position.longitudeThousandths))}
      </p>
      {state === 'DENIED' ? (
        <p class="warning" role="alert">
          {t.locationDenied}
        </p>
      ) : null}
      {position === undefined ? (
        <button type="button" class="button" onClick={find}>
          {t.locationAsk}
        </button>
      ) : null}
    </section>
  )
}
