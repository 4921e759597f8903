import { useEffect, useState } from 'preact/hooks'
import { sayDay } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import type { OwnVisit } from './api.ts'
import type { Door, FieldDesk, Link } from './desk.ts'
import type { Draft } from './draft.ts'
import { SignIn, Twice } from './gate.tsx'
import type { FieldTexts } from './texts.zh.ts'

type Inside = Extract<Door, { kind: 'IN' }>

interface VisitsProps {
  readonly t: FieldTexts
  readonly language: Language
  readonly door: Inside
  readonly field: FieldDesk
  readonly onOpen: (visitId: string) => void
}

/** Where one is sent, what comes first first. */
export function VisitsPage({ t, language, door, field, onOpen }: VisitsProps) {
  const { visits, link } = door
  const drafts = useDrafts(door, field)
  const waiting = Object.keys(drafts ?? {}).length
  return (
    <div class="stack" data-page="visits">
      <h1>{t.title}</h1>
      <p class="quiet">{t.lead}</p>
      <LinkNote t={t} link={link} />
      {visits.visits.length === 0 ? <p class="card">{t.none}</p> : null}
      <ul class="visits">
        {visits.visits.map((visit) => (
          <li key={visit.visitId}>
            <VisitCard t={t} language={language} visit={visit} draft={drafts?.[visit.visitId]} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {drafts === undefined ? null : (
        <Twice
          key={waiting}
          label={t.signOut}
          again={t.signOutWaiting(String(waiting))}
          isAskedFirst={waiting > 0}
          onSure={() => void field.signOut()}
        />
      )}
    </div>
  )
}

/** What has been begun; undefined while it is being opened. */
function useDrafts({ store, visits }: Inside, { sent }: FieldDesk): Readonly<Record<string, Draft>> | undefined {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>> | undefined>(undefined)
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const found: Record<string, Draft> = {}
      for (const visitId of await store.draftIds()) {
        const draft = await store.findDraft(visitId)
        if (draft !== undefined) found[visitId] = draft
      }
      if (!isOver) setDrafts(found)
    }
    look().catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [store, visits, sent])
  return drafts
}

/** Whether what is filled in goes anywhere now. */
export function LinkNote({ t, link }: { readonly t: FieldTexts; readonly link: Link }) {
  return (
    <div role="status" data-link={link}>
      {link === 'OFFLINE' ? <p class="warning">{t.offline}</p> : null}
      {link === 'SIGNED_OUT' ? (
        <div class="stack">
          <p class="warning">{t.needsSignIn}</p>
          <SignIn label={t.signIn} />
        </div>
      ) : null}
      {link === 'ONLINE' ? <p class="quiet">{t.online}</p> : null}
    </div>
  )
}

interface CardProps extends Pick<VisitsProps, 't' | 'language' | 'onOpen'> {
  readonly visit: OwnVisit
  readonly draft: Draft | undefined
}

function VisitCard({ t, language, visit, draft, onOpen }: CardProps) {
  const { visitId, state } = visit
  const isWaiting = draft?.sendingKey !== undefined
  return (
    <section class="card stack" data-visit={visitId} data-state={state}>
      <VisitHead t={t} language={language} visit={visit} />
      <p class="states">
        <span class="state">{t.states[state]}</span>
        {draft === undefined ? null : <span class="state">{isWaiting ? t.waiting : t.drafted}</span>}
      </p>
      {state === 'OPEN' ? (
        <button type="button" class="button button-primary" onClick={() => onOpen(visitId)}>
          {draft === undefined ? t.fill : t.goOn}
          <span class="visually-hidden">：{`${visit.hallName} ${visit.windowName}`}</span>
        </button>
      ) : null}
    </section>
  )
}

/** Where and when, and whether nobody may know. */
export function VisitHead({ t, language, visit }: Pick<CardProps, 't' | 'language' | 'visit'>) {
  return (
    <>
      <h2>
        {visit.hallName} · {visit.windowName}（{visit.windowCode}）
      </h2>
      <p>
        {t.pools[visit.pool]} · {visit.title}
      </p>
      {visit.hallAddress === null ? null : <p class="quiet">{visit.hallAddress}</p>}
      <p class="quiet">
        {t.days(sayDay(language, visit.fromDay), sayDay(language, visit.toDay))}；
        {t.until(sayDay(language, visit.submitUntil))}
      </p>
      {visit.isSecret ? <p class="warning">{t.secret}</p> : null}
    </>
  )
}
