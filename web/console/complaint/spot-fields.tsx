/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import type { Answer } from '../call.ts'
import { SelectField, TextField } from '../parts.tsx'
import type { AskSignedIn } from '../use-session.ts'
import type { ComplaintTexts } from './texts.zh.ts'

/** Where it happened; empty: not known, or not said. */
export interface Spot {
  readonly hallCode: string
  readonly windowCode: string
  readonly itemCode: string
  readonly staffNo: string
}

export const nowhere: Spot = { hallCode: '', windowCode: '', itemCode: '', staffNo: '' }

/** As the promises want it. */
export function toNamed({ hallCode, windowCode, itemCode, staffNo }: Spot) {
  return {
    hallCode,
    ...(windowCode === '' ? {} : { windowCode }),
    ...(itemCode === '' ? {} : { itemCode }),
    ...(staffNo.trim() === '' ? {} : { staffNo: staffNo.trim() }),
  }
}

interface Known {
  readonly halls: Answer<'listHalls'>['entries']
  readonly windows: Answer<'listWindows'>['entries']
  readonly items: Answer<'listItems'>['entries']
}

const everything = { query: { limit: '1000' } }

function useKnown(ask: AskSignedIn): Known {
  const [known, setKnown] = useState<Known>({ halls: [], windows: [], items: [] })
  useEffect(() => {
    const load = async () => {
      const [halls, windows, items] = await Promise.all([
        ask('listHalls', everything),
        ask('listWindows', everything),
        ask('listItems', everything),
      ])
      setKnown({
        halls: halls.ok ? halls.answer.entries : [],
        windows: windows.ok ? windows.answer.entries : [],
        items: items.ok ? items.answer.entries : [],
      })
    }
    void load()
  }, [ask])
  return known
}

interface SpotFieldsProps {
  readonly t: ComplaintTexts
  readonly ask: AskSignedIn
  readonly spot: Spot
  readonly onChange: (spot: Spot) => void
}

/** Hall, window, item and person, from what the catalogue knows of the own place. */
export function SpotFields({ t, ask, spot, onChange }: SpotFieldsProps) {
  const { halls, windows, items } = useKnown(ask)
  const only = halls.length === 1 ? halls[0]?.hallCode : undefined
  useEffect(() => {
    if (only !== undefined && spot.hallCode === '') onChange({ ...spot, hallCode: only })
  }, [only, spot, onChange])
  const ofHall = windows.filter(({ hallCode }) => hallCode === spot.hallCode)
  return (
    <>
      <SelectField
        label={t.hall}
        value={spot.hallCode}
        options={[['', t.choose], ...halls.map(({ hallCode, name }): [string, string] => [hallCode, name])]}
        onChange={(hallCode) => onChange({ ...spot, hallCode, windowCode: '' })}
      />
      <SelectField
        label={t.window}
        value={spot.windowCode}
        options={[
          ['', t.noWindow],
          ...ofHall.map(({ windowCode, name }): [string, string] => [windowCode, `${windowCode} ${name}`]),
        ]}
        onChange={(windowCode) => onChange({ ...spot, windowCode })}
      />
      <SelectField
        label={t.item}
        value={spot.itemCode}
        options={[['', t.noItem], ...items.map(({ itemCode, name }): [string, string] => [itemCode, name])]}
        onChange={(itemCode) => onChange({ ...spot, itemCode })}
      />
      <TextField
        label={t.optional(t.staffNo)}
        value={spot.staffNo}
        hint={t.staffNoHint}
        maxLength={32}
        onChange={(staffNo) => onChange({ ...spot, staffNo })}
      />
    </>
  )
}
