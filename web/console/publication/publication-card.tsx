/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { publicationSteps } from '../../../domain/publication.ts'
import { sayCount, sayDueTime, sayInstant } from '../../shared/format.ts'
import { periodTexts } from '../score-period/texts.ts'
import { Acts } from './acts.tsx'
import type { Publication, PublicationProps } from './props.ts'
import { Withdrawal } from './withdrawal.tsx'

const dayMs = 86_400_000

const tagOf: { readonly [Each in Publication['state']]: string } = {
  ...{ DRAFT: 'tag-bad', CHECKED: 'tag-bad', REVIEWED: 'tag-bad' },
  ...{ OVERTAKEN: 'tag-plain', PUBLISHED: 'tag-good', WITHDRAWN: 'tag-plain' },
}

/** One ranking on its way: what it tells, how far it has come and by whom, how late it is, and what may be done about it. */
export function PublicationCard(props: PublicationProps) {
  const { spoken, t, publication, goTo } = props
  const { language } = spoken
  const of = periodTexts[language]
  const { period, kind, revision, state, evaluations, invalidated, exempted, withdrawn, session } = {
    ...publication,
    ...props,
  }
  const count = (number: number) => sayCount(language, number)
  return (
    <li
      className="card"
      data-publication={period}
      data-revision={revision}
      data-state={state}
      data-reached={publication.isReached}
    >
      <p>
        <Tag className={tagOf[state]}>{t.states[state]}</Tag>
        <Tag className="tag-plain">{of.kinds[kind]}</Tag>
        <Tag className="tag-plain">{revision === 0 ? t.first : t.revision(String(revision))}</Tag>
        {publication.isReached ? null : <Tag className="tag-plain">{t.readOnly}</Tag>}
      </p>
      <h2 className="broken">{of.period(period)}</h2>
      <Delay {...props} />
      <p>{t.counted(count(evaluations), count(invalidated), count(exempted))}</p>
      <p className="quiet">
        {`${t.windows}: `}
        {Object.entries(publication.counts)
          .map(([verdict, windows]) => t.verdict(nameOf(of.verdicts, verdict), count(windows)))
          .join(of.listed)}
      </p>
      <Way {...props} />
      {withdrawn === null ? null : (
        <p className="notice">{t.withdrawn(sayInstant(language, withdrawn.at), withdrawn.reason)}</p>
      )}
      <Acts key={`${state}/${publication.steps.length}`} {...props} />
      <Withdrawal key={proposalsOf(publication)} {...props} />
      <p className="acts">
        {session.permissions.includes('score-figure:read') ? (
          <Button
            size="large"
            aria-label={`${t.seePeriod} ${of.period(period)}`}
            onClick={() => goTo('score-periods', period)}
          >
            {t.seePeriod}
          </Button>
        ) : null}
        {state === 'PUBLISHED' || state === 'WITHDRAWN' ? (
          <a href={`/ranking/${period}`} aria-label={`${t.see} ${of.period(period)}`}>
            {t.see}
          </a>
        ) : null}
      </p>
    </li>
  )
}

/** Another one where something was proposed or decided: what was typed before is gone. */
const proposalsOf = ({ proposals }: Publication) => proposals.map(({ decision }) => decision?.outcome ?? '').join('/')

function nameOf(verdicts: (typeof periodTexts)['en']['verdicts'], verdict: string): string {
  const names: Readonly<Record<string, { readonly name: string } | undefined>> = verdicts
  return names[verdict]?.name ?? verdict
}

function Delay({ spoken: { language }, t, publication }: PublicationProps) {
  const { draftedAt, dueAt, daysLate, next, state } = publication
  return (
    <p>
      <span className="quiet">{t.drafted(sayInstant(language, draftedAt))}</span>
      {' · '}
      {t.due(sayDueTime(language, dueAt))}
      {daysLate === 0 || state === 'WITHDRAWN' || state === 'OVERTAKEN' ? null : (
        <strong className="late" data-late={daysLate}>
          {` ${(next === null ? t.wasLate : t.late)(sayCount(language, daysLate))}`}
        </strong>
      )}
    </p>
  )
}

/** The three steps, and what was said meanwhile of why it is held. */
function Way({ spoken: { language }, t, publication, asOf }: PublicationProps) {
  const { steps, next } = publication
  const title = `way-${publication.publicationId}`
  return (
    <section className="stack" aria-labelledby={title}>
      <h3 id={title}>{t.way}</h3>
      <ol className="way">
        <li data-done="true">{t.draft}</li>
        {publicationSteps.map((kind) => (
          <li
            key={kind}
            data-done={steps.some((step) => step.kind === kind)}
            aria-current={next === kind ? 'step' : undefined}
          >
            {t.steps[kind]}
          </li>
        ))}
        <li data-done={steps.some(({ kind }) => kind === 'SIGNED')}>{t.isPublic}</li>
      </ol>
      {steps.length === 0 ? null : (
        <ol className="story">
          {steps.map(({ kind, at, isOwn, reason }, place) => (
            <li key={`${kind}/${at}`} data-step={kind}>
              {kind === 'HELD'
                ? t.held(sayInstant(language, at), reason ?? '')
                : t.stepDone(t.steps[kind], sayInstant(language, at))}
              <span className="under">
                {[
                  isOwn ? t.byYou : t.byOther,
                  ...(kind === 'HELD' ? [t.heldFor(String(daysBetween(at, nextStepAt(steps, place) ?? asOf)))] : []),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** When it went on again after it was held; undefined: it is held still. */
const nextStepAt = (steps: Publication['steps'], place: number): string | undefined =>
  steps.slice(place + 1).find(({ kind }) => kind !== 'HELD')?.at

/** Begun days count. */
const daysBetween = (from: string, to: string) => Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / dayMs))
