import { useEffect, useRef, useState } from 'preact/hooks'
import { newKey, wait, whenBack } from '../shared/browser.ts'
import { type Answer, call, type Outcome } from '../shared/call.ts'
import { type Delivery, deliver } from '../shared/delivery.ts'
import { sayDay, sayInstant } from '../shared/format.ts'
import { GradeFace } from '../shared/grade-face.tsx'
import { type Language, nameIn } from '../shared/language.ts'
import { ReceiptForm } from '../shared/receipt-form.tsx'
import { useTitle } from '../shared/use-language.ts'
import { blindTexts } from './blind-texts.ts'
import type { PageProps } from './evaluate-page.tsx'
import { Heading } from './heading.tsx'
import type { Reasons, ReasonsState } from './journey.ts'
import { OwnAppeal } from './own-appeal.tsx'
import { OwnComplaint } from './own-complaint.tsx'
import { OwnMalicious } from './own-malicious.tsx'
import { OwnOrder } from './own-order.tsx'
import { OwnReport } from './own-report.tsx'
import { ReasonsForm } from './reasons-form.tsx'
import { ReceiptProof } from './receipt-proof.tsx'
import type { CitizenTexts as Texts } from './texts.zh.ts'
import { type Trouble, toTrouble } from './trouble.ts'
import { TroublePage } from './trouble-page.tsx'

type Found = Answer<'lookUpEvaluation'>
type FoundComplaint = Answer<'lookUpComplaint'>
type FoundReport = Answer<'lookUpConfidentialReport'>
type FoundComment = Answer<'lookUpPublicComment'>
type Stage =
  | { readonly kind: 'ASKING' }
  | { readonly kind: 'OPENING' }
  | { readonly kind: 'TROUBLE'; readonly trouble: Trouble; readonly mayRetry: boolean }
  | { readonly kind: 'FOUND'; readonly found: Found }
  | { readonly kind: 'FOUND_COMPLAINT'; readonly found: FoundComplaint }
  | { readonly kind: 'FOUND_REPORT'; readonly found: FoundReport }
  | { readonly kind: 'FOUND_COMMENT'; readonly found: FoundComment }

const pattern = /^[A-Za-z0-9_-]{64}$/
/** Of a letter that tells of an answer: it leads to the receipt for a while. */
const codePattern = /^[A-Za-z0-9_-]{22}$/
interface ReceiptProps extends PageProps {
  /** What stands behind the # of the address. */
  readonly receipt: string
}

/** One's own evaluation as it is kept, for whoever holds its receipt. */
export function ReceiptPage({ t, language, receipt: given }: ReceiptProps) {
  const [stage, setStage] = useState<Stage>({ kind: given === '' ? 'ASKING' : 'OPENING' })
  /** What a code has led to; it stays out of the address. */
  const [led, setLed] = useState<{ readonly code: string; readonly receipt: string } | undefined>(undefined)
  const receipt = led?.code === given ? led.receipt : given
  const [round, setRound] = useState(0)
  const delivery = useRef<Delivery | undefined>(undefined)
  useTitle(`${t.titles.receipt} · ${t.shared.product}`)
  useEffect(() => {
    if (receipt === '') return setStage({ kind: 'ASKING' })
    if (codePattern.test(receipt)) {
      const opening = openCode(receipt, (opened) => setLed({ code: given, receipt: opened }), setStage)
      delivery.current = opening
      const leave = whenBack(opening.nudge)
      return () => {
        leave()
        opening.stop()
      }
    }
    if (!pattern.test(receipt)) return setStage({ kind: 'TROUBLE', trouble: 'RECEIPT_MALFORMED', mayRetry: false })
    const looking = lookUp(receipt, setStage)
    delivery.current = looking
    const leave = whenBack(looking.nudge)
    return () => {
      leave()
      looking.stop()
    }
  }, [receipt, round])

  switch (stage.kind) {
    case 'ASKING':
      return <ReceiptForm t={t.shared} onCode={open} />
    case 'OPENING':
      return <p class="opening quiet">{t.opening}</p>
    case 'FOUND':
      return <Kept {...{ t, language, receipt, found: stage.found }} onAdded={() => setRound(round + 1)} />
    case 'FOUND_COMPLAINT':
      return <OwnComplaint {...{ language, receipt, found: stage.found }} shared={t.shared} />
    case 'FOUND_REPORT':
      return <OwnReport {...{ language, receipt, found: stage.found }} shared={t.shared} />
    case 'FOUND_COMMENT':
      return (
        <>
          <KeptComment {...{ t, language, found: stage.found }} />
          <ReceiptProof {...{ language, receipt }} kind="publicComment" />
        </>
      )
    case 'TROUBLE':
      return <Lost t={t} stage={stage} onRetry={() => delivery.current?.nudge()} />
  }
}

interface LostProps {
  readonly t: Texts
  readonly stage: Extract<Stage, { kind: 'TROUBLE' }>
  readonly onRetry: () => void
}

/** What cannot be found may have been pasted wrongly: the form stands right below. */
function Lost({ t, stage, onRetry }: LostProps) {
  if (stage.mayRetry) return <TroublePage t={t} trouble={stage.trouble} onRetry={onRetry} />
  return (
    <>
      <TroublePage t={t} trouble={stage.trouble} />
      <ReceiptForm t={t.shared} onCode={open} />
    </>
  )
}

/** A receipt does not say what it is of: first an evaluation is looked for, then a complaint, a general comment, a confidential report. */
async function findKept(receipt: string): Promise<Outcome<Stage>> {
  const evaluation = await call('lookUpEvaluation', { body: { receipt } })
  if (evaluation.ok) return { ...evaluation, answer: { kind: 'FOUND', found: evaluation.answer } }
  if (evaluation.offline || evaluation.problem.code !== 'RECEIPT_UNKNOWN') return evaluation
  const complaint = await call('lookUpComplaint', { body: { receipt } })
  if (complaint.ok) return { ...complaint, answer: { kind: 'FOUND_COMPLAINT', found: complaint.answer } }
  if (complaint.offline || complaint.problem.code !== 'RECEIPT_UNKNOWN') return complaint
  const comment = await call('lookUpPublicComment', { body: { receipt } })
  if (comment.ok) return { ...comment, answer: { kind: 'FOUND_COMMENT', found: comment.answer } }
  if (comment.offline || comment.problem.code !== 'RECEIPT_UNKNOWN') return comment
  const report = await call('lookUpConfidentialReport', { body: { receipt } })
  return report.ok ? { ...report, answer: { kind: 'FOUND_REPORT', found: report.answer } } : report
}

function lookUp(receipt: string, show: (stage: Stage) => void): Delivery {
  return deliver(() => findKept(receipt), wait, {
    done: show,
    later: (trouble) => show({ kind: 'TROUBLE', trouble, mayRetry: true }),
    refused: ({ code }) => show({ kind: 'TROUBLE', trouble: toTrouble(code), mayRetry: false }),
  })
}

function openCode(code: string, done: (receipt: string) => void, show: (stage: Stage) => void): Delivery {
  return deliver(() => call('openNotice', { body: { code } }), wait, {
    done: ({ receipt }) => done(receipt),
    later: (trouble) => show({ kind: 'TROUBLE', trouble, mayRetry: true }),
    refused: ({ code: refusal }) => show({ kind: 'TROUBLE', trouble: toTrouble(refusal), mayRetry: false }),
  })
}

const open = (code: string) => {
  location.hash = code
}

interface KeptProps {
  readonly t: Texts
  readonly language: Language
  readonly receipt: string
  readonly found: Found
  readonly onAdded: () => void
}

function Kept({ t, language, receipt, found, onAdded }: KeptProps) {
  return (
    <>
      <section class="card stack">
        <div class="received">
          <GradeFace grade={found.grade} />
          <div>
            <Heading id="kept" text={t.asKept} />
            <p>{t.yourGrade(`${t.shared.grades[found.grade]} ${found.grade}`)}</p>
          </div>
        </div>
        <Facts {...{ t, language, found }} />
        {found.reasonPending ? <p>{t.reasonPending}</p> : null}
        <p class="quiet">{t.identity[found.identityMode]}</p>
      </section>
      <OwnAppeal {...{ language, receipt }} shared={t.shared} />
      <OwnMalicious {...{ language, receipt }} shared={t.shared} />
      <OwnOrder {...{ language, receipt }} shared={t.shared} isEvaluation />
      <a class="button" href={`/confidential#${receipt}`}>
        {t.report}
      </a>
      {found.questionnaire ? (
        <AddReasons {...{ t, language, receipt, found, onAdded }} questionnaire={found.questionnaire} />
      ) : null}
      <ReceiptProof {...{ language, receipt }} kind="evaluation" />
    </>
  )
}

function KeptComment({
  t,
  language,
  found,
}: {
  readonly t: Texts
  readonly language: Language
  readonly found: FoundComment
}) {
  return (
    <section class="card stack">
      <Heading id="kept" text={t.commentAsKept} />
      <dl class="facts">
        <dt>{t.window}</dt>
        <dd lang="zh-CN">{`${found.hallName} ${found.windowName}`}</dd>
        <dt>{t.receivedTime}</dt>
        <dd>{sayInstant(language, found.receivedAt)}</dd>
        <dt>{t.gradeGiven}</dt>
        <dd>{found.grade === null ? t.nothing : `${t.shared.grades[found.grade]} ${found.grade}`}</dd>
        <dt>{t.comment}</dt>
        <dd>{found.comment ?? t.nothing}</dd>
      </dl>
      {found.fromService ? <p>{blindTexts[language].fromService}</p> : null}
    </section>
  )
}

function Facts({ t, language, found }: Pick<KeptProps, 't' | 'language' | 'found'>) {
  const reasons = found.tags.map((tag) => nameIn(language, tag))
  return (
    <dl class="facts">
      <dt>{t.item}</dt>
      <dd lang="zh-CN">{found.itemName}</dd>
      <dt>{t.window}</dt>
      <dd lang="zh-CN">{`${found.hallName} ${found.windowName}`}</dd>
      <dt>{t.serviceDay}</dt>
      <dd>{sayDay(language, found.serviceDay)}</dd>
      <dt>{t.receivedTime}</dt>
      <dd>{sayInstant(language, found.receivedAt)}</dd>
      <dt>{t.reasons}</dt>
      <dd>
        {reasons.length === 0 ? t.nothing : null}
        {reasons.map((reason) => (
          <span class="reason" key={reason}>
            {reason}
          </span>
        ))}
      </dd>
      <dt>{t.comment}</dt>
      <dd>{found.comment ?? t.nothing}</dd>
    </dl>
  )
}

interface AddProps extends KeptProps {
  readonly questionnaire: NonNullable<Found['questionnaire']>
}

function AddReasons({ t, language, receipt, found, onAdded, questionnaire }: AddProps) {
  const [state, setState] = useState<ReasonsState>({ kind: 'OPEN' })
  const delivery = useRef<Delivery | undefined>(undefined)
  useEffect(() => {
    const leave = whenBack(() => delivery.current?.nudge())
    return () => {
      leave()
      delivery.current?.stop()
    }
  }, [])
  const send = (reasons: Reasons) => {
    const ask = { params: { id: found.id }, body: { ...reasons, receipt }, idempotencyKey: newKey() }
    setState({ kind: 'SENDING' })
    delivery.current = deliver(() => call('addReasons', ask), wait, {
      done: onAdded,
      later: () => setState({ kind: 'DELAYED' }),
      refused: ({ code }) => setState({ kind: 'REFUSED', code }),
    })
  }
  const { grade } = found
  return <ReasonsForm {...{ t, language, grade, state, questionnaire }} onSend={send} onSkip={undefined} />
}
