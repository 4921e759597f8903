import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Answer, call } from '../shared/call.ts'
import { sayCount, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { texts } from './texts.ts'
import type { StatusTexts } from './texts.zh.ts'

type Status = Answer<'seeStatus'>

const renewMs = 10_000

/** What was seen last, and whether the platform still answers: a page that goes blank would hide what it is there to show. */
function useStatus(): { readonly status: Status | undefined; readonly isLost: boolean } {
  const [status, setStatus] = useState<Status | undefined>(undefined)
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    const ask = async () => {
      const outcome = await call('seeStatus', {})
      setLost(!outcome.ok)
      if (outcome.ok) setStatus(outcome.answer)
    }
    void ask()
    const timer = setInterval(() => void ask(), renewMs)
    return () => clearInterval(timer)
  }, [])
  return { status, isLost }
}

function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const shown = spoken?.t ?? texts['zh-CN']
  useTitle(`${shown.title} · ${shown.shared.product}`)
  const { status, isLost } = useStatus()
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={t.shared} language={language} onLanguage={setLanguage}>
      <h1>{t.title}</h1>
      <p class="quiet">{t.lead}</p>
      <div aria-live="polite">
        {status === undefined && !isLost ? <p class="quiet">{t.opening}</p> : null}
        {isLost ? (
          <p class="warning" data-lost>
            {t.unreachable} {status === undefined ? '' : t.lastSeen}
          </p>
        ) : null}
        {status !== undefined && !isLost ? (
          <p class={`verdict ${status.status === 'OK' ? 'sound' : 'unsound'}`} data-verdict={status.status}>
            {t.verdicts[status.status]}
          </p>
        ) : null}
      </div>
      {status === undefined ? null : <Details t={t} language={language} status={status} />}
    </Shell>
  )
}

interface DetailsProps {
  readonly t: StatusTexts
  readonly language: Language
  readonly status: Status
}

function Details({ t, language, status }: DetailsProps) {
  const at = (instant: string | null) => (instant === null ? t.unknown : sayInstant(language, instant))
  const facts: readonly (readonly [string, string])[] = [
    [t.asOf, at(status.asOf)],
    [t.waiting, sayCount(language, status.waitingEvaluations)],
    [t.partitions, status.partitionsUntil ?? t.unknown],
    [t.calendar, status.workingCalendarUntilYear === null ? t.unknown : String(status.workingCalendarUntilYear)],
    [t.audit, sayAudit(t, language, status.audit)],
    [t.drill, sayDrill(t, language, status.drill)],
    [t.backup, at(status.lastBackupAt)],
    [t.started, at(status.startedAt)],
    [t.version, status.version],
  ]
  const { database, intake, vault } = status.dependencies
  const parts = [
    [t.dependency.database, database],
    [t.dependency.intake, intake],
    [t.dependency.vault, vault],
  ] as const
  return (
    <div class="columns">
      <section class="card stack" aria-labelledby="parts">
        <h2 id="parts">{t.dependencies}</h2>
        <dl class="facts">
          {parts.map(([name, state]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class={state === 'UP' ? 'good' : 'bad'}>{t.states[state]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card stack" aria-labelledby="facts">
        <h2 id="facts">{t.facts}</h2>
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card stack wide" aria-labelledby="work">
        <h2 id="work">{t.work}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.sweepName}</th>
              <th scope="col">{t.sweepEnded}</th>
              <th scope="col">{t.sweepState}</th>
            </tr>
          </thead>
          <tbody>
            {status.sweeps.map(({ name, lastEndedAt, isFailing }) => (
              <tr key={name}>
                <th scope="row">{t.sweeps[name] ?? name}</th>
                <td>{lastEndedAt === null ? t.notYet : sayInstant(language, lastEndedAt)}</td>
                <td class={isFailing ? 'bad' : ''}>{isFailing ? t.failing : lastEndedAt === null ? '–' : t.running}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {status.downgrades.length === 0 ? null : (
        <section class="card stack wide" aria-labelledby="without" data-downgrades={status.downgrades.length}>
          <h2 id="without">{t.without}</h2>
          <p class="quiet">{t.withoutLead}</p>
          <ul class="without">
            {status.downgrades.map((code) => (
              <li key={code}>{t.downgrades[code]}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function sayDrill(t: StatusTexts, language: Language, drill: Status['drill']): string {
  if (drill === null) return t.unknown
  const last = drill.lastPassedAt === null ? t.drillNever : sayInstant(language, drill.lastPassedAt)
  return drill.isMissing ? t.drillMissing(last) : last
}

function sayAudit(t: StatusTexts, language: Language, audit: Status['audit']): string {
  if (audit === null) return t.unknown
  const seconds = sayCount(language, audit.unsealedSeconds)
  if (audit.isStandingStill) return t.auditStandsStill(seconds)
  return audit.unsealedSeconds === 0 ? t.auditSealed : t.auditWaits(seconds)
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)
