import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { EvaluationChannel } from '../../domain/evaluation-channel.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { lasting, newKey, passing, wait, whenBack } from '../shared/browser.ts'
import { call } from '../shared/call.ts'
import { sayDay } from '../shared/format.ts'
import { GradeFace, gradesBestFirst } from '../shared/grade-face.tsx'
import type { Language } from '../shared/language.ts'
import type { Speak } from '../shared/speak.ts'
import { useTitle } from '../shared/use-language.ts'
import type { EmbedHost } from './embed-host.ts'
import { Heading } from './heading.tsx'
import { type Invitation, Journey, type Stage } from './journey.ts'
import { Late } from './late.tsx'
import { ReasonsForm } from './reasons-form.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import type { CitizenTexts as Texts } from './texts.zh.ts'
import { TroublePage } from './trouble-page.tsx'

const world = { call, lasting, passing, newKey, wait, now: () => new Date().toISOString() }

export interface PageProps {
  readonly t: Texts
  readonly language: Language
  /** Present in the elderly edition of a browser that can speak. */
  readonly speak: Speak | undefined
}

interface EvaluateProps extends PageProps {
  readonly token: string
  readonly channel: EvaluationChannel
  /** The page that shows this one, where another does. */
  readonly host?: EmbedHost | undefined
}

export function EvaluatePage({ t, language, speak, token, channel, host }: EvaluateProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'OPENING' })
  const journey = useRef<Journey | undefined>(undefined)
  useTitle(`${t.titles.evaluate} · ${t.shared.product}`)
  useEffect(() => {
    const started = new Journey(token, channel, world, setStage)
    journey.current = started
    started.start()
    const leave = whenBack(() => started.nudge())
    return () => {
      leave()
      started.stop()
    }
  }, [token, channel])
  useSpokenChoice(stage, t, language, speak)
  const hasArrived = stage.kind === 'RECEIVED' || stage.kind === 'THANKS'
  useEffect(() => {
    if (hasArrived) host?.evaluated()
  }, [hasArrived, host])

  switch (stage.kind) {
    case 'OPENING':
      return <p class="opening quiet">{t.opening}</p>
    case 'TROUBLE':
      return (
        <TroublePage
          t={t}
          trouble={stage.trouble}
          onRetry={stage.mayRetry ? () => journey.current?.nudge() : undefined}
        />
      )
    case 'ASKING':
    case 'SENDING':
      return (
        <Question
          {...{ t, language, speak, stage }}
          onTap={(grade) => journey.current?.tap(grade)}
          onRetry={() => journey.current?.nudge()}
        />
      )
    case 'RECEIVED':
      return (
        <Received {...{ t, language, stage }}>
          <ReasonsForm
            {...{ t, language, grade: stage.grade, state: stage.reasons }}
            questionnaire={stage.invitation.questionnaire}
            onSend={(reasons) => journey.current?.addReasons(reasons)}
            onSkip={() => journey.current?.finish()}
          />
        </Received>
      )
    case 'THANKS':
      return <Thanks {...{ t, language, token, stage, host }} />
  }
}

/** Says the choice once it has been received: nobody hears a thank-you for what did not arrive. */
function useSpokenChoice(stage: Stage, t: Texts, language: Language, speak: Speak | undefined): void {
  const grade = stage.kind === 'RECEIVED' ? stage.grade : undefined
  useEffect(() => {
    if (grade !== undefined) speak?.(t.spokenChoice(t.shared.grades[grade]), language)
  }, [grade])
}

interface QuestionProps extends PageProps {
  readonly stage: Extract<Stage, { kind: 'ASKING' | 'SENDING' }>
  readonly onTap: (grade: SatisfactionGrade) => void
  readonly onRetry: () => void
}

function Question({ t, language, speak, stage, onTap, onRetry }: QuestionProps) {
  const { invitation } = stage
  const chosen = stage.kind === 'SENDING' ? stage.grade : undefined
  const read = speak && invitation && (() => speak(t.spokenQuestion(placeOf(invitation)), language))
  return (
    <>
      <section class="card question" aria-labelledby="question">
        {invitation ? <Subject invitation={invitation} /> : null}
        <div class="ask">
          <div>
            <Heading id="question" text={t.question} isQuiet />
            <p class="promise">{t.oneTap}</p>
          </div>
          {read ? (
            <button type="button" class="button" onClick={read}>
              {t.readAloud}
            </button>
          ) : null}
        </div>
        <div class="grades">
          {gradesBestFirst.map((grade) => (
            <button
              key={grade}
              type="button"
              class={grade === chosen ? 'grade grade-chosen' : 'grade'}
              data-grade={grade}
              aria-pressed={chosen === undefined ? undefined : grade === chosen}
              aria-disabled={chosen !== undefined}
              onClick={() => onTap(grade)}
            >
              <GradeFace grade={grade} />
              <span class="grade-word">{t.shared.grades[grade]}</span>
              <span class="grade-number">{grade}</span>
            </button>
          ))}
        </div>
        <Progress t={t} stage={stage} onRetry={onRetry} />
      </section>
      {invitation ? <About {...{ t, language, invitation }} /> : null}
      <Footnotes t={t} invitation={invitation} />
    </>
  )
}

function Progress({ t, stage, onRetry }: Pick<QuestionProps, 't' | 'stage' | 'onRetry'>) {
  const delay = stage.kind === 'SENDING' ? stage.delay : undefined
  const isWaiting = stage.kind === 'SENDING' && delay === undefined
  return (
    <div role="status" class="progress">
      {isWaiting ? <p class="quiet">{t.sending}</p> : null}
      {delay === undefined ? null : (
        <div class="warning stack">
          <p>
            <strong>{t.kept}</strong>
          </p>
          <p>{delay === 'OFFLINE' ? t.keptNext : t.keptBusy}</p>
          <button type="button" class="button" onClick={onRetry}>
            {t.sendNow}
          </button>
        </div>
      )}
    </div>
  )
}

const placeOf = ({ hallName, windowName }: Invitation) => `${hallName}${windowName}`

/** What is evaluated, in one line: all of it stands below the faces, so that none of the five is below the fold. */
function Subject({ invitation }: { readonly invitation: Invitation }) {
  return <p class="subject quiet" lang="zh-CN">{`${invitation.itemName} · ${invitation.windowName}`}</p>
}

function About({ t, language, invitation }: Pick<PageProps, 't' | 'language'> & { invitation: Invitation }) {
  return (
    <section class="card about" aria-label={t.titles.evaluate}>
      <p class="about-hall" lang="zh-CN">
        {invitation.hallName}
      </p>
      <dl class="facts">
        <dt>{t.item}</dt>
        <dd>
          <span lang="zh-CN">{invitation.itemName}</span>
          {` · ${t.services[invitation.service]}`}
        </dd>
        <dt>{t.window}</dt>
        <dd>
          <span lang="zh-CN">{invitation.windowName}</span>
          {invitation.staffNo === null ? '' : ` · ${t.staffNo} ${invitation.staffNo}`}
        </dd>
        <dt>{t.serialNo}</dt>
        <dd>{`${invitation.serialNo} · ${sayDay(language, invitation.serviceDay)}`}</dd>
      </dl>
    </section>
  )
}

function Footnotes({ t, invitation }: { readonly t: Texts; readonly invitation: Invitation | undefined }) {
  return (
    <div class="footnotes quiet">
      {invitation === undefined ? null : <p>{t.identity[invitation.identityMode]}</p>}
      <p>{t.voluntary}</p>
    </div>
  )
}

interface ReceivedProps {
  readonly t: Texts
  readonly language: Language
  readonly stage: Extract<Stage, { kind: 'RECEIVED' }>
  readonly children: ComponentChildren
}

function Received({ t, stage, children }: ReceivedProps) {
  return (
    <>
      <section class="card received">
        <GradeFace grade={stage.grade} />
        <div>
          <Heading id="received" text={t.received} />
          <p>{t.yourGrade(`${t.shared.grades[stage.grade]} ${stage.grade}`)}</p>
        </div>
      </section>
      {children}
    </>
  )
}

function Thanks({
  t,
  language,
  token,
  stage,
  host,
}: Pick<EvaluateProps, 't' | 'language' | 'token'> & {
  stage: Extract<Stage, { kind: 'THANKS' }>
  host: EmbedHost | undefined
}) {
  return (
    <>
      <section class="card stack">
        <Heading id="thanks" text={t.thanks} />
        <p>{t.thanksMore}</p>
        {stage.reasonsAdded ? <p>{t.reasonsAdded}</p> : null}
        {stage.given.reasonPending ? <p>{t.reasonPending}</p> : null}
        {host === undefined ? null : (
          <button type="button" class="button button-primary" onClick={() => host.close()}>
            {t.backToPage}
          </button>
        )}
      </section>
      <ReceiptCard
        t={t}
        language={language}
        receipt={stage.given.receipt}
        receivedAt={stage.given.receivedAt}
        of={{ kind: 'evaluation', promise: stage.given.promise }}
      />
      {stage.grade <= 2 && host === undefined ? (
        <a class="button" href={`/confidential#${stage.given.receipt}`}>
          {t.report}
        </a>
      ) : null}
      {stage.invitation.hasBlindTokens && host === undefined ? (
        <Late load={loadOffer} props={{ language, token, shared: t.shared }} />
      ) : null}
    </>
  )
}

const loadOffer = () => import('./blind-offer.tsx').then(({ BlindOffer }) => BlindOffer)
