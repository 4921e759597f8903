/** @jsxImportSource react */
import { Button } from 'antd'
import { sayDueTime } from '../../shared/format.ts'
import type { OrderSpoken } from './say.ts'
import type { OrderFilter, Place, Sheet } from './use-orders.ts'

interface PlacesProps {
  readonly say: OrderSpoken
  readonly sheet: Sheet
  readonly filter: OrderFilter
  readonly onFilter: (filter: OrderFilter) => void
}

/** A hall at once, window by window; or a place, hall by hall. */
export function Places({ say: { t, language }, sheet: { places }, filter, onFilter }: PlacesProps) {
  const isByWindow = places.some(({ windowCode }) => windowCode !== null)
  const title = isByWindow ? t.places.windows : t.places.halls
  const isChosen = ({ hallCode, windowCode }: Place) =>
    filter.hallCode === hallCode && filter.windowCode === (windowCode ?? '')
  const choose = ({ hallCode, windowCode }: Place) => onFilter({ ...filter, hallCode, windowCode: windowCode ?? '' })
  if (places.length === 0) return null
  return (
    <details className="drawer" open={isByWindow}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <ul className="places">
        {places.map((place) => (
          <li key={`${place.hallCode}/${place.windowCode ?? ''}`}>
            <Button
              size="large"
              type={isChosen(place) ? 'primary' : 'default'}
              aria-label={t.places.show(place.name)}
              aria-pressed={isChosen(place)}
              onClick={() => choose(place)}
            >
              {place.name}
            </Button>
            <span>{`${t.places.open} ${place.open}`}</span>
            <span className={place.overdue > 0 ? 'warned' : 'quiet'}>{`${t.places.overdue} ${place.overdue}`}</span>
            <span className="quiet">
              {`${t.places.due} ${place.nextDueAt === null ? t.places.noLimit : sayDueTime(language, place.nextDueAt)}`}
            </span>
          </li>
        ))}
      </ul>
      {filter.hallCode === '' ? null : (
        <Button size="large" onClick={() => onFilter({ ...filter, hallCode: '', windowCode: '' })}>
          {t.places.every}
        </Button>
      )}
    </details>
  )
}
