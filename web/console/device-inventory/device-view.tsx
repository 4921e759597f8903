/** @jsxImportSource react */
import { useState } from 'react'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Act, Failure, Heading, Success } from '../parts.tsx'
import { DeviceEvents } from './device-events.tsx'
import { ConditionTag } from './device-table.tsx'
import { type Code, PairingCode } from './pairing-code.tsx'
import { type DeviceSpoken, sayAge, sayClock, sayPlace, sayScreen } from './say.ts'
import type { Device } from './use-devices.ts'

interface DeviceProps extends PageProps {
  readonly say: DeviceSpoken
  readonly device: Device
  readonly now: number
  readonly mayWrite: boolean
  readonly onChanged: () => Promise<void>
}

export function DeviceView(props: DeviceProps) {
  const { say, device, spoken, mayWrite } = props
  const { failed, isRevoked, code, revoke, pairAnew } = useActs(props)
  const { acts } = say.t
  return (
    <>
      <Heading>{device.name}</Heading>
      <Failure text={failed && sayFailure(spoken.t, failed)} />
      <Success text={isRevoked ? acts.revokedDone : undefined} />
      {code === undefined ? null : <PairingCode say={say} code={code} />}
      <Facts {...props} />
      <Gaps {...props} />
      <DeviceEvents {...props} />
      {mayWrite ? (
        <div className="acts">
          <Act t={spoken.t} label={acts.repair} sure={acts.repairSure} onSure={() => void pairAnew()} />
          {device.revokedAt === null ? (
            <Act t={spoken.t} label={acts.revoke} sure={acts.revokeSure} isDanger onSure={() => void revoke()} />
          ) : null}
        </div>
      ) : null}
    </>
  )
}

interface Acts {
  readonly failed: Failed | undefined
  readonly isRevoked: boolean
  readonly code: Code | undefined
  readonly revoke: () => Promise<boolean>
  readonly pairAnew: () => Promise<void>
}

function useActs({ signedIn: { ask }, device, onChanged }: DeviceProps): Acts {
  const [failed, setFailed] = useState<Failed | undefined>(undefined)
  const [isRevoked, setRevoked] = useState(false)
  const [code, setCode] = useState<Code | undefined>(undefined)
  const { deviceId, hallCode, windowCode, kind, settings } = device
  const revoke = async () => {
    const heard = await ask('revokeDevice', { params: { deviceId } })
    setFailed(heard.ok ? undefined : heard)
    setRevoked(heard.ok)
    if (heard.ok) await onChanged()
    return heard.ok
  }
  return {
    failed,
    isRevoked,
    code,
    revoke,
    /** The code first: where none can be made, the device goes on as it is. */
    async pairAnew() {
      const heard = await ask('issuePairingCode', {
        body: {
          hallCode,
          kind,
          ...(windowCode === null ? {} : { windowCode }),
          ...(settings === null ? {} : { settings }),
        },
      })
      if (!heard.ok) return setFailed(heard)
      if (device.revokedAt !== null || (await revoke())) setCode(heard.answer)
    },
  }
}

function Facts({ say, device, now, spoken: { language } }: DeviceProps) {
  const { t } = say
  const { entries } = device
  const count = (value: number) => sayCount(language, value)
  return (
    <section className="card" aria-label={device.name}>
      <dl className="pairs">
        <dt>{t.columns.condition}</dt>
        <dd>
          <ConditionTag say={say} condition={device.condition} />
        </dd>
        <dt>{t.columns.heard}</dt>
        <dd>{sayAge(say, device.heardAt, now)}</dd>
        <dt>{t.columns.place}</dt>
        <dd>{sayPlace(say, device)}</dd>
        <dt>{t.columns.name}</dt>
        <dd>{device.lossy ? `${t.kinds[device.kind]} · ${t.facts.lossy}` : t.kinds[device.kind]}</dd>
        <dt>{t.columns.version}</dt>
        <dd>{device.version ?? t.unknown}</dd>
        <dt>{t.facts.screen}</dt>
        <dd>{sayScreen(say, device)}</dd>
        <dt>{t.facts.clock}</dt>
        <dd>{sayClock(say, device)}</dd>
        <dt>{t.columns.queue}</dt>
        <dd>{device.queueLength ?? t.unknown}</dd>
        <dt>{t.facts.lastNumber}</dt>
        <dd>{count(device.lastSequence)}</dd>
        <dt>{t.facts.entries}</dt>
        <dd>
          {t.facts.entriesSaid(count(entries.kept), count(entries.refused), count(entries.waiting))}
          {entries.unfitting === 0 ? null : (
            <span className="under warned">{t.facts.unfitting(count(entries.unfitting))}</span>
          )}
        </dd>
        <dt>{t.facts.drivers}</dt>
        <dd>
          {device.drivers
            .map(({ kind, works }) => (works ? t.facts.driverWorks : t.facts.driverFails)(t.driverNames[kind]))
            .join('; ') || t.facts.noDrivers}
        </dd>
        <dt>{t.facts.paired}</dt>
        <dd>{sayInstant(language, device.pairedAt)}</dd>
        {device.revokedAt === null ? null : (
          <>
            <dt>{t.facts.revoked}</dt>
            <dd>
              {sayInstant(language, device.revokedAt)}
              {device.handedInBy === null ? null : <span className="under">{t.facts.handedIn}</span>}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Gaps({ say: { t }, device }: DeviceProps) {
  const { gaps, missing, numbersWentBack } = device
  const inGaps = gaps.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const atEnd = missing - inGaps
  return (
    <section className="card stack" aria-labelledby="gaps">
      <h2 id="gaps">{t.gaps.title}</h2>
      <p className="quiet">{t.gaps.hint}</p>
      {missing === 0 && numbersWentBack.length === 0 ? <p>{t.gaps.none}</p> : null}
      <ul className="facts" data-missing={missing}>
        {gaps.map(({ first, last }) => (
          <li key={first}>{first === last ? t.gaps.one(String(first)) : t.gaps.many(String(first), String(last))}</li>
        ))}
        {atEnd > 0 ? <li>{t.gaps.atEnd(String(atEnd))}</li> : null}
        {numbersWentBack.map(({ from, to, at }) => (
          <li key={at}>{t.gaps.wentBack(String(from), String(to))}</li>
        ))}
      </ul>
    </section>
  )
}
