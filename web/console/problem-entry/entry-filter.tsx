/** @jsxImportSource react */
import { sayKindOf } from '../handling-order/say.ts'
import { SelectField } from '../parts.tsx'
import { usePlaces } from '../use-places.ts'
import type { EntryListProps } from './say.ts'
import { type EntryFilter, type History, useWindows } from './use-entries.ts'

interface EntryFilterProps extends EntryListProps {
  readonly kinds: History['kinds']
}

type Option = readonly [string, string]

/** By place, kind, state and how often; each hall’s windows once it is chosen. */
export function EntryFilterFields(props: EntryFilterProps) {
  const { say, filter, onFilter, kinds, signedIn } = props
  const t = say.t.filter
  const { halls } = usePlaces(signedIn.ask)
  const windows = useWindows(props).filter(({ hallCode }) => hallCode === filter.hallCode)
  const set = (part: Partial<EntryFilter>) => onFilter({ ...filter, ...part })
  return (
    <fieldset className="filter" aria-label={t.label}>
      <SelectField
        label={t.hall}
        value={filter.hallCode}
        options={[['', t.everyHall], ...halls.map(({ hallCode, name }): Option => [hallCode, name])]}
        onChange={(hallCode) => set({ hallCode, windowCode: '' })}
      />
      {filter.hallCode === '' ? null : (
        <SelectField
          label={t.window}
          value={filter.windowCode}
          options={[
            ['', t.everyWindow],
            ...windows.map(({ windowCode, name }): Option => [windowCode, `${windowCode} ${name}`]),
          ]}
          onChange={(windowCode) => set({ windowCode })}
        />
      )}
      <SelectField
        label={t.kind}
        value={filter.kind}
        options={[['', t.everyKind], ...kinds.map((kind): Option => [kind.code, sayKindOf(say.orders, kind)])]}
        onChange={(kind) => set({ kind })}
      />
      <SelectField
        label={t.state}
        value={filter.state}
        options={[['', t.everyState], ...(['OPEN', 'CLOSED'] as const).map((state): Option => [state, t[state]])]}
        onChange={(state) => set({ state: state as EntryFilter['state'] })}
      />
      <SelectField
        label={t.again}
        value={filter.again}
        options={[
          ['', t.everyTime],
          ['true', t.onlyAgain],
        ]}
        onChange={(again) => set({ again: again as EntryFilter['again'] })}
      />
    </fieldset>
  )
}
