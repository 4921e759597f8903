import { useCallback, useEffect, useRef, useState } from 'react'
import type { InventoryDevice } from '../../../contracts/device.ts'
import { sayFailure } from '../call.ts'
import { type Line, useStream } from '../follow.ts'
import type { PageProps } from '../page.ts'

export type Device = InventoryDevice

export interface Devices {
  /** undefined while they are on their way. */
  readonly devices: readonly Device[] | undefined
  readonly failure: string | undefined
  readonly line: Line
  /** The server's clock, by which the age of a heartbeat is told. */
  readonly now: number
  readonly reload: () => Promise<void>
}

const events = ['devices', 'states'] as const
const tickMs = 1000

interface Said {
  readonly asOf: string
  readonly devices?: readonly Device[]
  readonly states?: readonly (Pick<Device, 'deviceId'> & Partial<Device>)[]
}

/** The inventory as it is, kept up to date by what the server says of each device. */
export function useDevices({ spoken: { t }, signedIn: { ask } }: Pick<PageProps, 'spoken' | 'signedIn'>): Devices {
  const [devices, setDevices] = useState<readonly Device[] | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const aheadMs = useRef(0)
  const now = useTick()
  const heard = useCallback((_: string, data: unknown) => {
    const { asOf, devices: whole = [], states = [] } = data as Said
    aheadMs.current = Date.parse(asOf) - Date.now()
    setDevices((before) => merged(before ?? [], whole, states))
  }, [])
  const line = useStream('followDevices', events, heard)
  const load = useCallback(async () => {
    const answer = await ask('seeDevices', {})
    setFailure(answer.ok ? undefined : sayFailure(t, answer))
    if (answer.ok) setDevices(answer.answer.devices)
  }, [ask, t])
  useEffect(() => void load(), [load])
  return { devices, failure, line, now: now + aheadMs.current, reload: load }
}

function merged(before: readonly Device[], whole: readonly Device[], states: Said['states'] = []): readonly Device[] {
  const byId = new Map(before.map((device) => [device.deviceId, device]))
  for (const device of whole) byId.set(device.deviceId, device)
  for (const state of states) {
    const device = byId.get(state.deviceId)
    if (device !== undefined) byId.set(state.deviceId, { ...device, ...state })
  }
  return [...byId.values()]
}

/** Ages grow while one looks. */
function useTick(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
