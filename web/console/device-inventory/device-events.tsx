/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import type { DeviceSpoken } from './say.ts'
import type { Device } from './use-devices.ts'

type Event = Answer<'seeDeviceEvents'>['events'][number]

interface DeviceEventsProps extends PageProps {
  readonly say: DeviceSpoken
  readonly device: Device
}

/** What happened to the device; asked anew when it has just been revoked. */
export function DeviceEvents({ say: { t, language }, spoken, signedIn: { ask }, device }: DeviceEventsProps) {
  const { deviceId, revokedAt } = device
  const [events, setEvents] = useState<readonly Event[] | undefined>(undefined)
  const [next, setNext] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (before: string | null) => {
      const query = before === null ? {} : { query: { before } }
      const heard = await ask('seeDeviceEvents', { params: { deviceId }, ...query })
      setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
      if (!heard.ok) return
      setEvents((seen) => (before === null ? heard.answer.events : [...(seen ?? []), ...heard.answer.events]))
      setNext(heard.answer.next)
    },
    [ask, deviceId, spoken.t],
  )
  useEffect(() => void load(null), [load, revokedAt])
  return (
    <section className="card stack" aria-labelledby="events">
      <h2 id="events">{t.events.title}</h2>
      <Failure text={failure} again={{ label: spoken.t.again, ask: () => load(null) }} />
      {events?.length === 0 ? <p>{t.events.none}</p> : null}
      <ul className="posts" data-events={events?.length ?? 0} hidden={events === undefined || events.length === 0}>
        {events?.map(({ kind, value, happenedAt }, index) => (
          <li key={`${happenedAt} ${kind} ${index}`}>
            <span>
              {`${t.events.kinds[kind] ?? kind}${sayValue(kind, value)}`}
              <span className="under">{sayInstant(language, happenedAt)}</span>
            </span>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Button size="large" onClick={() => void load(next)}>
          {t.events.more}
        </Button>
      )}
    </section>
  )
}

/** Who revoked it, and which device came after it, are numbers that say nothing to anybody here. */
function sayValue(kind: string, value: string | null): string {
  return value === null || kind === 'REVOKED' || kind === 'HANDED_IN_BY' ? '' : ` · ${value}`
}
