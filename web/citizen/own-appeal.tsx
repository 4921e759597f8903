import { type Answer, type Body, call } from '../shared/call.ts'
import { sayDueTime, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { StanceForm } from './own-appeal-form.tsx'
import { type OwnAppealTexts, ownAppealTexts } from './own-appeal-texts.ts'
import { Failed, SendingNote, useOwn, useSending } from './use-delivery.tsx'

type Appeal = NonNullable<Answer<'followOwnAppeal'>['appeal']>
type Sent = Omit<Body<'answerOwnAppeal'>, 'receipt'>

interface AppealProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
}

/** Somebody says that one’s evaluation should not count: what, why, until when one may answer, and what was decided. Nothing where nobody does. */
export function OwnAppeal({ shared, language, receipt }: AppealProps) {
  const t = ownAppealTexts[language]
  const {
    own: appeal,
    setOwn: setAppeal,
    ask,
  } = useOwn(
    receipt,
    () => call('followOwnAppeal', { body: { receipt } }),
    (answer) => answer.appeal,
  )
  if (appeal === undefined || appeal === null) return null
  if (appeal === 'FAILED') return <Failed t={t} onAgain={ask} />
  return (
    <>
      <Standing {...{ t, language, appeal }} />
      <Speak {...{ t, shared, receipt, appeal }} onAppeal={setAppeal} onMoved={ask} />
    </>
  )
}

interface ShownProps {
  readonly t: OwnAppealTexts
  readonly appeal: Appeal
}

function Standing({ t, language, appeal }: ShownProps & { readonly language: Language }) {
  const { stage, verdict, stance, mayAnswer, said, reasons } = appeal
  const by = (until: string | null) => (until === null ? t.noCalendar : sayDueTime(language, until))
  const isOpen = stage === 'LODGED'
  const facts: readonly (readonly [string, string])[] = [
    [t.ground, t.grounds[appeal.ground]],
    [t.lodgedAt, sayInstant(language, appeal.lodgedAt)],
    ...(mayAnswer ? [[t.answerBy, by(appeal.objectUntil)] as const] : []),
    ...(isOpen ? [[t.decideBy, by(appeal.decideUntil)] as const] : []),
    ...(mayAnswer || stage === 'WITHDRAWN'
      ? []
      : [[t.stance, stance === null ? t.silent : t.stances[stance]] as const]),
  ]
  return (
    <section class="card stack" aria-labelledby="appeal" data-appeal={verdict ?? stage}>
      <h2 class="title" id="appeal">
        {headingOf(t, appeal)}
      </h2>
      {isOpen ? <p>{t.lead}</p> : null}
      {verdict === null ? null : <p>{t.effects[verdict]}</p>}
      {stage === 'WITHDRAWN' ? <p>{t.withdrawn}</p> : null}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {said === null ? null : <Words title={t.said} words={[said]} />}
      {reasons.length === 0 ? null : <Words title={t.reasons} words={reasons} />}
      {isOpen && !mayAnswer ? <p class="quiet">{t.waits}</p> : null}
    </section>
  )
}

function headingOf(t: OwnAppealTexts, { stage, verdict, mayAnswer }: Appeal): string {
  if (verdict !== null) return t.heading[verdict]
  if (stage === 'WITHDRAWN') return t.heading.withdrawn
  return mayAnswer ? t.heading.asked : t.heading.waits
}

function Words({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <div class="stack">
      <h3 class="card-title">{title}</h3>
      {words.map((each) => (
        <p key={each} class="receipt" lang="zh-CN">
          {each}
        </p>
      ))}
    </div>
  )
}

interface SpeakProps extends ShownProps {
  readonly shared: SharedTexts
  readonly receipt: string
  readonly onAppeal: (appeal: Appeal) => void
  /** Somebody else was faster: how it stands is asked anew. */
  readonly onMoved: () => void
}

function Speak({ t, shared, receipt, appeal, onAppeal, onMoved }: SpeakProps) {
  const { sending, send, warn } = useSending((code) => t.refusals[code] ?? sayRefusal(shared, code))
  const speak = (sent: Sent) =>
    send(() => call('answerOwnAppeal', { body: { receipt, ...sent } }), {
      done: (answer) => {
        onAppeal(answer.appeal)
        return t.done[sent.stance]
      },
      refused: onMoved,
    })
  return (
    <>
      <SendingNote t={t} sending={sending} />
      {appeal.mayAnswer ? <StanceForm t={t} isBusy={sending.isBusy} onWarn={warn} onSend={speak} /> : null}
    </>
  )
}
