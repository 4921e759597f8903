import { useState } from 'preact/hooks'
import { type Answer, call } from '../shared/call.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import type { ReportTexts } from './report-texts.ts'

type Hall = Answer<'findReportedPlaces'>['halls'][number]

/** Where it happened; empty: not said. */
export interface ReportPlace {
  readonly hallCode: string
  readonly windowCode: string
  readonly staffNo: string
}

export const nowhere: ReportPlace = { hallCode: '', windowCode: '', staffNo: '' }

interface PlaceProps {
  readonly t: ReportTexts
  readonly shared: SharedTexts
  readonly place: ReportPlace
  readonly onPlace: (place: ReportPlace) => void
}

/** Found by a part of the name or the code; asked in a body, so that no address says which hall it is about. */
export function PlaceFields({ t, shared, place, onPlace }: PlaceProps) {
  const [search, setSearch] = useState('')
  const [halls, setHalls] = useState<readonly Hall[]>([])
  const [warning, setWarning] = useState<string | undefined>(undefined)
  const find = async () => {
    if (search.trim() === '') return
    const heard = await call('findReportedPlaces', { body: { search: search.trim() } })
    if (!heard.ok) return setWarning(heard.offline ? t.later : sayRefusal(shared, heard.problem.code))
    setHalls(heard.answer.halls)
    setWarning(heard.answer.halls.length === 0 ? t.notFound : undefined)
    onPlace({ ...nowhere, hallCode: heard.answer.halls[0]?.hallCode ?? '' })
  }
  const chosen = halls.find(({ hallCode }) => hallCode === place.hallCode)
  return (
    <fieldset class="stack">
      <legend class="card-title">{t.place}</legend>
      <p class="quiet">{t.placeHint}</p>
      <label class="card-title" for="report-search">
        {t.search}
      </label>
      <input
        class="field"
        id="report-search"
        maxLength={40}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void find()
        }}
      />
      <button type="button" class="button" onClick={() => void find()}>
        {t.find}
      </button>
      <div role="status">{warning === undefined ? null : <p class="warning">{warning}</p>}</div>
      {halls.length === 0 ? null : (
        <Choice
          id="report-hall"
          label={t.hall}
          none={t.noHall}
          value={place.hallCode}
          options={halls.map(({ hallCode, hallName }) => [hallCode, hallName])}
          onChoose={(hallCode) => onPlace({ ...nowhere, hallCode })}
        />
      )}
      {chosen === undefined ? null : (
        <>
          <Choice
            id="report-window"
            label={t.window}
            none={t.noWindow}
            value={place.windowCode}
            options={chosen.windows.map(({ windowCode, windowName }) => [windowCode, `${windowCode} ${windowName}`])}
            onChoose={(windowCode) => onPlace({ ...place, windowCode })}
          />
          <label class="card-title" for="report-staff">
            {t.staffNo}
          </label>
          <input
            class="field"
            id="report-staff"
            maxLength={32}
            value={place.staffNo}
            onInput={(event) => onPlace({ ...place, staffNo: event.currentTarget.value })}
          />
        </>
      )}
    </fieldset>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly (readonly [value: string, name: string])[]
  readonly onChoose: (value: string) => void
}

function Choice({ id, label, none, value, options, onChoose }: ChoiceProps) {
  return (
    <>
      <label class="card-title" for={id}>
        {label}
      </label>
      <select class="field" id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{none}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each} lang="zh-CN">
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
