/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { usePlaces } from '../use-places.ts'
import { DeviceTable } from './device-table.tsx'
import { DeviceView } from './device-view.tsx'
import { PairingForm } from './pairing-form.tsx'
import type { DeviceSpoken } from './say.ts'
import { deviceTexts } from './texts.ts'
import type { DeviceTexts } from './texts.zh.ts'
import { type Device, type Devices, useDevices } from './use-devices.ts'

/** 设备台账: which devices there are, how each is at this moment, and what may be done with them. */
export function DevicesPage(props: PageProps) {
  const { spoken, session, at, go } = props
  const say: DeviceSpoken = { language: spoken.language, t: deviceTexts[spoken.language] }
  const found = useDevices(props)
  const mayWrite = session.permissions.includes('device:write')
  const device = found.devices?.find(({ deviceId }) => deviceId === at)
  if (at === '') return <Inventory {...props} say={say} found={found} mayWrite={mayWrite} />
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {say.t.back}
      </Button>
      {at === 'new' && mayWrite ? <Pairing {...props} say={say} /> : null}
      {at !== 'new' && device === undefined ? (
        <Absent say={say} found={found} loading={spoken.t.loading} again={spoken.t.again} />
      ) : null}
      {device === undefined ? null : (
        <DeviceView
          key={device.deviceId}
          {...props}
          say={say}
          device={device}
          now={found.now}
          mayWrite={mayWrite}
          onChanged={found.reload}
        />
      )}
    </>
  )
}

interface SayProps extends PageProps {
  readonly say: DeviceSpoken
}

function Pairing(props: SayProps) {
  const places = usePlaces(props.signedIn.ask)
  return <PairingForm {...props} places={places} />
}

interface AbsentProps {
  readonly say: DeviceSpoken
  readonly found: Devices
  readonly loading: string
  readonly again: string
}

function Absent({ say, found, loading, again }: AbsentProps) {
  return (
    <>
      <Failure
        text={found.failure ?? (found.devices === undefined ? undefined : say.t.gone)}
        again={{ label: again, ask: found.reload }}
      />
      {found.devices === undefined && found.failure === undefined ? <p>{loading}</p> : null}
    </>
  )
}

interface Wanted {
  readonly hallCode: string
  readonly condition: string
}

function fits({ hallCode, condition }: Wanted, device: Device): boolean {
  if (hallCode !== '' && device.hallCode !== hallCode) return false
  return condition === '' || (condition === 'GAPS' ? device.missing > 0 : device.condition === condition)
}

interface InventoryProps extends SayProps {
  readonly found: Devices
  readonly mayWrite: boolean
}

function Inventory({ spoken, say, found, mayWrite, go }: InventoryProps) {
  const { t } = say
  const [wanted, setWanted] = useState<Wanted>({ hallCode: '', condition: '' })
  const { devices, failure, line, now } = found
  const shown = devices?.filter((device) => fits(wanted, device))
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: found.reload }} />
      <p className="line-state" data-line={line} role="status">
        {t.line[line]}
      </p>
      {mayWrite ? (
        <Button type="primary" size="large" onClick={() => go('new')}>
          {t.pairing.start}
        </Button>
      ) : null}
      {devices === undefined || shown === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <Filter t={t} devices={devices} wanted={wanted} onChange={setWanted} />
          <p className="quiet" role="status">
            {t.shown(String(shown.length), String(devices.length))}
          </p>
          <DeviceTable
            say={say}
            devices={shown}
            now={now}
            empty={devices.length === 0 ? t.none : t.noneFits}
            onShow={go}
          />
        </>
      )}
    </>
  )
}

interface FilterProps {
  readonly t: DeviceTexts
  readonly devices: readonly Device[]
  readonly wanted: Wanted
  readonly onChange: (wanted: Wanted) => void
}

const conditions = ['ONLINE', 'SILENT', 'NEVER_HEARD', 'REVOKED'] as const

function Filter({ t, devices, wanted, onChange }: FilterProps) {
  const halls = new Map(devices.map(({ hallCode, hallName }) => [hallCode, hallName]))
  return (
    <fieldset className="filter" aria-label={t.filter.label}>
      <SelectField
        label={t.filter.hall}
        value={wanted.hallCode}
        options={[['', t.filter.everyHall], ...halls]}
        onChange={(hallCode) => onChange({ ...wanted, hallCode })}
      />
      <SelectField
        label={t.filter.condition}
        value={wanted.condition}
        options={[
          ['', t.filter.everyCondition],
          ...conditions.map((each): [string, string] => [each, t.conditions[each]]),
          ['GAPS', t.filter.gaps],
        ]}
        onChange={(condition) => onChange({ ...wanted, condition })}
      />
    </fieldset>
  )
}
