import { useEffect, useState } from 'preact/hooks'
import { sayRefusal } from '../shared/refusal.ts'
import { type Answer, call } from './api.ts'
import type { SuggestionTexts } from './texts.zh.ts'

type Hall = Answer<'findReportedPlaces'>['halls'][number]

/** Where it is about; empty: not said. */
export interface Place {
  readonly hallCode: string
  readonly windowCode: string
}

const nowhere: Place = { hallCode: '', windowCode: '' }

/** /suggest/{hallCode}/{windowCode}: what a code that hangs in a hall leads to. */
export function placeOf(pathname: string): Place {
  const [, , hallCode = '', windowCode = ''] = pathname.split('/')
  return { hallCode, windowCode }
}

interface PlaceProps {
  readonly t: SuggestionTexts
  readonly place: Place
  readonly onPlace: (place: Place) => void
}

/** Found by a part of the name or the code; asked in a body, so that no address says what somebody is about to speak of. */
export function PlaceFields({ t, place, onPlace }: PlaceProps) {
  const [search, setSearch] = useState(place.hallCode)
  const [halls, setHalls] = useState<readonly Hall[]>([])
  const [warning, setWarning] = useState<string | undefined>(undefined)
  const find = async (wanted: Place) => {
    if (search.trim() === '') return
    const heard = await call('findReportedPlaces', { body: { search: search.trim() } })
    if (!heard.ok) return setWarning(heard.offline ? t.failed : sayRefusal(t.shared, heard.problem.code))
    setHalls(heard.answer.halls)
    setWarning(heard.answer.halls.length === 0 ? t.notFound : undefined)
    const hall = heard.answer.halls.find(({ hallCode }) => hallCode === wanted.hallCode) ?? heard.answer.halls[0]
    const window = hall?.windows.find(({ windowCode }) => windowCode === wanted.windowCode)
    onPlace({ hallCode: hall?.hallCode ?? '', windowCode: window?.windowCode ?? '' })
  }
  useEffect(() => {
    if (place.hallCode !== '') void find(place)
    // Once: what the address says is looked for when the page opens.
  }, [])
  const chosen = halls.find(({ hallCode }) => hallCode === place.hallCode)
  return (
    <fieldset class="stack">
      <legend class="card-title">{t.place}</legend>
      <p class="quiet">{t.placeHint}</p>
      <label class="card-title" for="place-search">
        {t.search}
      </label>
      <input
        class="field"
        id="place-search"
        maxLength={40}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void find(nowhere)
        }}
      />
      <button type="button" class="button" onClick={() => void find(nowhere)}>
        {t.find}
      </button>
      <div role="status">{warning === undefined ? null : <p class="warning">{warning}</p>}</div>
      {halls.length === 0 ? null : (
        <Choice
          id="place-hall"
          label={t.hall}
          none={t.noHall}
          value={place.hallCode}
          options={halls.map(({ hallCode, hallName }) => [hallCode, hallName])}
          onChoose={(hallCode) => onPlace({ hallCode, windowCode: '' })}
        />
      )}
      {chosen === undefined ? null : (
        <Choice
          id="place-window"
          label={t.window}
          none={t.noWindow}
          value={place.windowCode}
          options={chosen.windows.map(({ windowCode, windowName }) => [windowCode, `${windowCode} ${windowName}`])}
          onChoose={(windowCode) => onPlace({ ...place, windowCode })}
        />
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
