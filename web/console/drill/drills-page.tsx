/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { drillHops } from '../../../domain/drill.ts'
import { sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { drillTexts } from './texts.ts'
import type { DrillTexts } from './texts.zh.ts'

type Day = Answer<'seeDrills'>['days'][number]
type Run = Day['runs'][number]

/** 系统拨测: how far the platform’s own bad evaluations came, day by day and hop by hop. */
export function DrillsPage({ spoken, signedIn: { ask } }: PageProps) {
  const t = drillTexts[spoken.language]
  const [days, setDays] = useState<readonly Day[] | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeDrills', {})
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setDays(heard.answer.days)
  }, [ask, spoken.t])
  useEffect(() => {
    void load()
  }, [load])
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: load }} />
      {days === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <Button size="large" onClick={() => void load()}>
            {t.refresh}
          </Button>
          {days.length === 0 ? <p className="card spaced">{t.none}</p> : null}
          {days.map((day) => (
            <OneDay key={day.day} t={t} language={spoken.language} day={day} />
          ))}
        </>
      )}
    </>
  )
}

interface Said {
  readonly t: DrillTexts
  readonly language: Language
}

function OneDay({ t, language, day: { day, passedAt, runs } }: Said & { readonly day: Day }) {
  return (
    <section className="card stack spaced" aria-labelledby={`day-${day}`} data-day={day}>
      <h2 id={`day-${day}`}>
        {day}{' '}
        <Tag className={passedAt === null ? 'tag-bad' : 'tag-good'}>
          {passedAt === null ? t.notPassed : t.passed(sayInstant(language, passedAt))}
        </Tag>
      </h2>
      {runs.map((run) => (
        <OneRun key={`${run.channel}-${run.attempt}`} t={t} language={language} run={run} />
      ))}
    </section>
  )
}

function OneRun({ t, language, run }: Said & { readonly run: Run }) {
  const [name, attempt] = [t.channels[run.channel], run.attempt > 1 ? ` · ${t.attempt(run.attempt)}` : '']
  return (
    <details data-run={run.channel} data-passed={run.isPassed} open={!run.isPassed}>
      <summary>
        {name}
        {attempt} <Tag className={run.isPassed ? 'tag-good' : 'tag-bad'}>{sayEnd(t, language, run)}</Tag>
      </summary>
      <dl className="pairs">
        {drillHops.map((hop) => {
          const found = run.hops.find((each) => each.hop === hop)
          return (
            <div key={hop} data-hop={hop}>
              <dt>{t.hops[hop]}</dt>
              <dd>{found === undefined ? t.notReached : sayHop(t, language, found)}</dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

function sayHop(t: DrillTexts, language: Language, { at, fault }: Run['hops'][number]): string {
  const time = sayInstant(language, at)
  return fault === null ? t.reached(time) : t.failed(time, fault)
}

/** Where it came to an end, in one line. */
function sayEnd(t: DrillTexts, language: Language, { hops, startedAt, isPassed }: Run): string {
  const last = hops[hops.length - 1]
  if (isPassed) return t.reached(sayInstant(language, last?.at ?? startedAt))
  const stoppedAt = drillHops.find((hop) => !hops.some((each) => each.hop === hop && each.fault === null))
  return stoppedAt === undefined ? t.notReached : `${t.hops[stoppedAt]} ✕`
}
