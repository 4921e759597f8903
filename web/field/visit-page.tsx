import { useState } from 'preact/hooks'
import type { Language } from '../shared/language.ts'
import type { OwnVisit, VisitForm } from './api.ts'
import type { Door, FieldDesk } from './desk.ts'
import type { Draft } from './draft.ts'
import { EndForm } from './end-form.tsx'
import { IndicatorField } from './indicator-field.tsx'
import { PlaceField } from './place-field.tsx'
import { findLacks } from './ready.ts'
import { sayCode } from './say.ts'
import type { Sent } from './send.ts'
import type { FieldTexts } from './texts.zh.ts'
import { TimeField } from './time-field.tsx'
import { type DraftDesk, useDraft } from './use-draft.ts'
import { LinkNote, VisitHead } from './visits-page.tsx'

interface VisitProps {
  readonly t: FieldTexts
  readonly language: Language
  readonly door: Extract<Door, { kind: 'IN' }>
  readonly field: FieldDesk
  readonly visit: OwnVisit
  readonly form: VisitForm
  readonly onBack: () => void
}

/** One visit, from arriving to submitting. */
export function VisitPage({ t, language, door, field, visit, form, onBack }: VisitProps) {
  const sent = field.sent[visit.visitId]
  const desk = useDraft(door.store, visit.visitId, sent)
  const { draft } = desk
  const isKept = sent?.kind === 'KEPT' || visit.state === 'SUBMITTED'
  return (
    <div class="stack" data-page="visit">
      <button type="button" class="button" onClick={onBack}>
        {t.back}
      </button>
      <h1>{form.title[language === 'en' ? 'en' : 'zh']}</h1>
      <section class="card stack">
        <VisitHead t={t} language={language} visit={visit} />
      </section>
      <LinkNote t={t} link={door.link} />
      {isKept ? (
        <p class="card" role="status" data-sent="KEPT">
          {t.kept}
        </p>
      ) : null}
      {draft === undefined || isKept ? null : (
        <Filling {...{ t, language, door, field, visit, form, desk, draft, sent }} />
      )}
    </div>
  )
}

interface FillingProps extends Omit<VisitProps, 'onBack'> {
  readonly desk: DraftDesk
  readonly draft: Draft
  readonly sent: Sent | undefined
}

function Filling({ t, language, door, field, visit, form, desk, draft, sent }: FillingProps) {
  const { change } = desk
  if (draft.sendingKey !== undefined)
    return (
      <p class="card" role="status" data-sent={sent?.kind ?? 'QUEUED'}>
        {sent === undefined && door.link === 'ONLINE' ? t.sending : t.queued}
      </p>
    )
  const groups = [...new Set(form.indicators.map(({ group }) => group.zh))]
  return (
    <>
      {sent?.kind === 'REFUSED' ? (
        <p class="warning" role="alert">
          {t.takeBack}
          {sayCode(t, sent.code)}
        </p>
      ) : null}
      <p class="quiet" role="status" data-lost={desk.isLost}>
        {desk.isLost ? <span class="warning">{t.saveFailed}</span> : t.autosaved}
      </p>
      <TimeField
        {...{ t, id: 'arrival', label: t.arrival, now: t.arrived, value: draft.arrivedAt }}
        onChange={(arrivedAt) => change((before) => ({ ...before, arrivedAt }))}
      />
      <p class="quiet" id="photo-hint">
        {t.photoHint(String(door.visits.limits.edgeMax), String(door.visits.limits.filesPerIndicatorMax))}
      </p>
      {groups.map((group) => {
        const indicators = form.indicators.filter((each) => each.group.zh === group)
        return (
          <section key={group} class="stack">
            <h2>{indicators[0]?.group[language === 'en' ? 'en' : 'zh']}</h2>
            {indicators.map((indicator) => (
              <IndicatorField
                key={indicator.code}
                {...{ t, language, indicator, desk, store: door.store, limits: door.visits.limits }}
                answer={draft.answers[indicator.code] ?? {}}
              />
            ))}
          </section>
        )
      })}
      {form.location === 'NONE' ? null : (
        <PlaceField
          {...{ t, position: draft.position, isOptional: form.location === 'OPTIONAL' }}
          onChange={(position) => change((before) => ({ ...before, position }))}
        />
      )}
      <section class="card stack">
        <label class="card-title" for="overall">
          {t.overall}
        </label>
        <textarea
          id="overall"
          class="field"
          rows={3}
          maxLength={door.visits.limits.wordsCodePointsMax}
          value={draft.words ?? ''}
          onInput={({ currentTarget: { value } }) => change((before) => ({ ...before, words: value }))}
        />
      </section>
      <TimeField
        {...{ t, id: 'leaving', label: t.leaving, now: t.left, value: draft.leftAt }}
        onChange={(leftAt) => change((before) => ({ ...before, leftAt }))}
      />
      <Submit {...{ t, language, form, draft }} onSubmit={() => desk.submit().then(() => field.nudge())} />
      <EndForm t={t} visit={visit} link={door.link} onEnded={() => void field.refresh()} />
    </>
  )
}

interface SubmitProps extends Pick<FillingProps, 't' | 'language' | 'form' | 'draft'> {
  readonly onSubmit: () => Promise<void>
}

/** Says what is still to be done; the button is there all the time, and leads to the first of it. */
function Submit({ t, language, form, draft, onSubmit }: SubmitProps) {
  const [isAsked, setAsked] = useState(false)
  const lacks = findLacks(form, draft)
  const titleOf = (code: string | undefined) =>
    form.indicators.find((each) => each.code === code)?.title[language === 'en' ? 'en' : 'zh'] ?? ''
  const submit = () => {
    if (lacks.length === 0) return void onSubmit()
    setAsked(true)
    const at = lacks[0]?.at
    if (at !== undefined) document.getElementById(`indicator-${at}`)?.scrollIntoView()
  }
  return (
    <section class="card stack" data-ready={lacks.length === 0}>
      <p role="status">{lacks.length === 0 ? t.ready : t.lacking(String(lacks.length))}</p>
      {isAsked && lacks.length > 0 ? (
        <ul class="warning lacks">
          {lacks.map(({ kind, at }) => (
            <li key={`${kind}|${at}`}>{t.lacks[kind](titleOf(at))}</li>
          ))}
        </ul>
      ) : null}
      <button type="button" class="button button-primary" aria-describedby="submit-hint" onClick={submit}>
        {t.submit}
      </button>
      <p class="quiet" id="submit-hint">
        {t.submitHint}
      </p>
    </section>
  )
}
