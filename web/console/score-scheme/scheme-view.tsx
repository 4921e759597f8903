/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import type { Audience } from '../../../domain/score-scheme.ts'
import { sayDay, sayInstant } from '../../shared/format.ts'
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { ConstraintPanel } from './constraint-panel.tsx'
import { Decision } from './decision.tsx'
import { type SchemeProps, type SchemeVersionView, sayThousandths, sayWords, toRules } from './say.ts'
import { SchemeChanges } from './scheme-changes.tsx'
import { SchemeEffects } from './scheme-effects.tsx'
import { StateTag, sayPacks } from './scheme-list.tsx'
import { SchemeTree } from './scheme-tree.tsx'

/** One version: where it comes from, what it keeps, what is other in it, and what everything weighs. */
export function SchemeView(props: SchemeProps & { readonly id: string }) {
  const { say, spoken, session, id, go } = props
  const { t } = say
  const [audience, setAudience] = useState<Audience>('CITIZEN')
  const { value: view, failure, reload, keep } = useAnswer(props, 'seeScoreScheme', { params: { schemeId: id } })
  if (view === undefined)
    return (
      <>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  const mayDraft = session.permissions.includes('score-scheme:draft')
  return (
    <>
      <Heading>{sayWords(say, view.title)}</Heading>
      <Facts {...props} view={view} />
      {view.state === 'OPEN' ? <Decision {...props} view={view} onEnded={keep} /> : null}
      <div className="acts">
        {view.mayRevise ? (
          <Button size="large" type="primary" onClick={() => go(`revise/${view.schemeId}`)}>
            {t.revise}
          </Button>
        ) : null}
        {mayDraft ? (
          <Button size="large" onClick={() => go(`copy/${view.schemeId}`)}>
            {t.copy}
          </Button>
        ) : null}
      </div>
      {view.base === null ? null : <SchemeChanges say={say} base={view.base} scheme={view.scheme} />}
      <SchemeEffects {...props} scheme={view.scheme} />
      <div className="form-desk">
        <div>
          <AudienceChoice say={say} audience={audience} onChange={setAudience} />
          <SchemeTree say={say} scheme={view.scheme} audience={audience} />
        </div>
        <div>
          <ConstraintPanel say={say} scheme={view.scheme} rules={toRules(view)} />
        </div>
      </div>
    </>
  )
}

function Facts({ say, view }: SchemeProps & { readonly view: SchemeVersionView }) {
  const { t, language } = say
  const { facts } = t
  const { base, effectiveFrom, reason, endedAt, decisionReason, isShipped } = view
  const pairs: readonly (readonly [string, string])[] = [
    [facts.place, view.divisionName],
    [facts.packs, sayPacks(say, view.packs)],
    [facts.bonusMax, t.indicator.value(sayThousandths(view.scheme.bonusMax), t.units.POINT)],
    [facts.source, view.source],
    ...(base === null ? [] : [[facts.base, `${base.divisionName} · ${t.version(String(base.version))}`] as const]),
    ...(reason === null ? [] : [[facts.reason, reason] as const]),
    ...(isShipped ? [] : [[facts.drafted, sayInstant(language, view.draftedAt)] as const]),
    ...(isShipped || endedAt === null ? [] : [[facts.ended, sayInstant(language, endedAt)] as const]),
    ...(decisionReason === null ? [] : [[facts.decisionReason, decisionReason] as const]),
  ]
  return (
    <section className="card" data-version={view.version}>
      <dl className="pairs">
        <dt>{facts.code}</dt>
        <dd>{view.code}</dd>
        <dt>{facts.state}</dt>
        <dd>
          {[
            t.version(String(view.version)),
            ...(effectiveFrom === null ? [] : [t.from(sayDay(language, effectiveFrom))]),
            ...(isShipped ? [t.shipped] : []),
          ].join(' · ')}{' '}
          <StateTag say={say} state={view.state} governs={view.governs} />
        </dd>
        {pairs.map(([name, text]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd className="words">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
