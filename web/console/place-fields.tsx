/** @jsxImportSource react */
import { SelectField, TextField } from './parts.tsx'
import type { ConsoleTexts } from './texts.zh.ts'
import type { Places } from './use-places.ts'

export interface PlaceWish {
  readonly divisionCode: string
  /** Empty: no one hall. */
  readonly hallCode: string
}

interface PlaceFieldsProps {
  readonly t: ConsoleTexts
  readonly places: Places
  readonly wish: PlaceWish
  readonly onChange: (wish: PlaceWish) => void
}

/** A division by its code, with its name where it is known, and one of its halls. */
export function PlaceFields({ t, places, wish, onChange }: PlaceFieldsProps) {
  const named = places.divisions.find(({ divisionCode }) => divisionCode === wish.divisionCode)
  const halls = places.halls.filter(({ divisionCode }) => divisionCode === wish.divisionCode)
  return (
    <>
      <TextField
        label={t.opening.division}
        value={wish.divisionCode}
        isNumeric
        maxLength={12}
        {...(named === undefined ? {} : { hint: named.name })}
        onChange={(divisionCode) => onChange({ divisionCode, hallCode: '' })}
      />
      <SelectField
        label={t.opening.hall}
        value={wish.hallCode}
        options={[
          ['', t.opening.noHall],
          ...halls.map(({ hallCode, name }): [string, string] => [hallCode, `${name} (${hallCode})`]),
        ]}
        onChange={(hallCode) => onChange({ ...wish, hallCode })}
      />
    </>
  )
}

/** As the promises want it. */
export function toPlace({ divisionCode, hallCode }: PlaceWish) {
  return { divisionCode, ...(hallCode === '' ? {} : { hallCode }) }
}
