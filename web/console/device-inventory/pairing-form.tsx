/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form, Heading, SelectField } from '../parts.tsx'
import type { Places } from '../use-places.ts'
import { type Code, PairingCode } from './pairing-code.tsx'
import type { DeviceSpoken } from './say.ts'
import type { Device } from './use-devices.ts'

interface PairingFormProps extends PageProps {
  readonly say: DeviceSpoken
  readonly places: Places
}

type Settings = NonNullable<Device['settings']>

interface Wish {
  readonly hallCode: string
  readonly windowCode: string
  readonly kind: Device['kind']
  readonly layout: Settings['layout']
  readonly edition: Settings['edition']
  readonly language: Settings['language']
}

const noDrivers = { idReader: 'NONE', face: 'NONE', signature: 'NONE', printer: 'NONE', screen: 'NONE' } as const
const nothingYet: Wish = {
  hallCode: '',
  windowCode: '',
  kind: 'TABLET',
  layout: 'OPEN',
  edition: 'ordinary',
  language: 'zh-CN',
}

/** Where a new device stands and how it looks; answers with a code for it. */
export function PairingForm({ say, spoken, signedIn: { ask }, places }: PairingFormProps) {
  const { t } = say
  const [wish, setWish] = useState<Wish>(nothingYet)
  const [code, setCode] = useState<Code | undefined>(undefined)
  const windows = useWindows(ask)
  const isTerminal = wish.kind !== 'SCREEN'
  const make = async () => {
    setCode(undefined)
    if (wish.hallCode === '') return t.pairing.lack
    const { hallCode, windowCode, kind, ...looks } = wish
    const heard = await ask('issuePairingCode', {
      body: {
        hallCode,
        kind,
        ...(windowCode === '' ? {} : { windowCode }),
        ...(isTerminal ? { settings: { ...looks, keypad: null, drivers: noDrivers } } : {}),
      },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setCode(heard.answer)
    return undefined
  }
  const own = windows.filter(({ hallCode }) => hallCode === wish.hallCode)
  return (
    <>
      <Heading>{t.pairing.title}</Heading>
      {code === undefined ? null : <PairingCode say={say} code={code} />}
      <section className="card stack">
        <p>{t.pairing.hint}</p>
        <Form submit={t.pairing.submit} onSubmit={make}>
          <SelectField
            label={t.pairing.hall}
            value={wish.hallCode}
            options={[['', ''], ...places.halls.map(({ hallCode, name }): [string, string] => [hallCode, name])]}
            onChange={(hallCode) => setWish({ ...wish, hallCode, windowCode: '' })}
          />
          <SelectField
            label={t.pairing.window}
            value={wish.windowCode}
            options={[
              ['', t.pairing.noWindow],
              ...own.map(({ windowCode, name }): [string, string] => [windowCode, `${windowCode} ${name}`]),
            ]}
            onChange={(windowCode) => setWish({ ...wish, windowCode })}
          />
          <SelectField
            label={t.pairing.kind}
            value={wish.kind}
            options={Object.entries(t.kinds)}
            onChange={(kind) => setWish({ ...wish, kind: kind as Wish['kind'] })}
          />
          {isTerminal ? <Looks say={say} wish={wish} onChange={setWish} /> : null}
        </Form>
      </section>
    </>
  )
}

interface LooksProps {
  readonly say: DeviceSpoken
  readonly wish: Wish
  readonly onChange: (wish: Wish) => void
}

function Looks({ say: { t }, wish, onChange }: LooksProps) {
  return (
    <>
      <SelectField
        label={t.pairing.layout}
        value={wish.layout}
        options={Object.entries(t.pairing.layouts)}
        onChange={(layout) => onChange({ ...wish, layout: layout as Wish['layout'] })}
      />
      <SelectField
        label={t.pairing.edition}
        value={wish.edition}
        options={Object.entries(t.pairing.editions)}
        onChange={(edition) => onChange({ ...wish, edition: edition as Wish['edition'] })}
      />
      <SelectField
        label={t.pairing.language}
        value={wish.language}
        options={Object.entries(t.pairing.languages)}
        onChange={(language) => onChange({ ...wish, language: language as Wish['language'] })}
      />
    </>
  )
}

type Window = Answer<'listWindows'>['entries'][number]

function useWindows(ask: PageProps['signedIn']['ask']): readonly Window[] {
  const [windows, setWindows] = useState<readonly Window[]>([])
  useEffect(() => {
    void ask('listWindows', { query: { limit: '1000' } }).then((heard) => {
      if (heard.ok) setWindows(heard.answer.entries.filter(({ status }) => status === 'OPEN'))
    })
  }, [ask])
  return windows
}
