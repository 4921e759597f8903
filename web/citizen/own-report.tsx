import { useState } from 'preact/hooks'
import { type Answer, call } from '../shared/call.ts'
import { sayDueTime, sayInstant } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { blindTexts } from './blind-texts.ts'
import { Heading } from './heading.tsx'
import { tidy } from './reasons-form.tsx'
import { type ReportTexts, reportTexts } from './report-texts.ts'
import { SendingNote, useSending } from './use-delivery.tsx'

type Report = Answer<'lookUpConfidentialReport'>

interface OwnProps {
  readonly shared: SharedTexts
  readonly language: Language
  readonly receipt: string
  readonly found: Report
}

/** One's own report, and what discipline inspection has answered, for whoever holds its receipt. */
export function OwnReport({ shared, language, receipt, found }: OwnProps) {
  const t = reportTexts[language]
  const [report, setReport] = useState(found)
  return (
    <>
      <section class="card stack" data-stage={report.stage}>
        <Heading id="kept" text={`${t.own}: ${t.stages[report.stage]}`} />
        <p>{t.next[report.stage]}</p>
        {report.stage === 'RECEIVED' && report.isLate ? <p class="warning">{t.late}</p> : null}
        <dl class="facts">
          <dt>{t.receivedAt}</dt>
          <dd>{sayInstant(language, report.receivedAt)}</dd>
          {report.stage === 'RECEIVED' && report.acknowledgeBy !== null ? (
            <>
              <dt>{t.acknowledgeBy}</dt>
              <dd>{sayDueTime(language, report.acknowledgeBy)}</dd>
            </>
          ) : null}
          {report.outcome === null ? null : (
            <>
              <dt>{t.outcome}</dt>
              <dd>{t.outcomes[report.outcome]}</dd>
              <dt>{t.reasons}</dt>
              <dd lang="zh-CN">{report.reasons}</dd>
            </>
          )}
          <dt>{t.kind}</dt>
          <dd>{t.kinds[report.kind]}</dd>
          <dt>{t.said}</dt>
          <dd lang="zh-CN">{report.words}</dd>
        </dl>
        {report.fromService ? <p>{blindTexts[language].fromService}</p> : null}
        {report.messages.length === 0 ? null : (
          <>
            <h2 class="card-title">{t.messages}</h2>
            <dl class="stack">
              {report.messages.map(({ at, from, words }) => (
                <div key={at}>
                  <dt class="quiet">{`${t.from[from]} · ${sayInstant(language, at)}`}</dt>
                  <dd lang="zh-CN">{words}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>
      <Reply {...{ t, shared, receipt, report }} onReport={setReport} />
    </>
  )
}

interface ReplyProps extends Omit<OwnProps, 'language' | 'found'> {
  readonly t: ReportTexts
  readonly report: Report
  readonly onReport: (report: Report) => void
}

function Reply({ t, shared, receipt, report, onReport }: ReplyProps) {
  const [words, setWords] = useState('')
  const { sending, send, warn } = useSending((code) =>
    code === 'NOT_AT_THIS_STAGE' || code === 'VERSION_PASSED' ? t.moved : sayRefusal(shared, code),
  )
  const submit = (event: Event) => {
    event.preventDefault()
    const text = tidy(words)
    if (text === '') return warn(t.lack.words)
    send(() => call('answerConfidentialReport', { body: { receipt, words: text } }), {
      done: (answer) => {
        setWords('')
        onReport(answer)
        return t.replied
      },
    })
  }
  return (
    <>
      <SendingNote t={{ sending: t.sending, delayed: t.later }} sending={sending} />
      {report.mayWrite ? (
        <form class="card stack" onSubmit={submit} noValidate>
          <label class="card-title" for="reply">
            {t.write}
          </label>
          <p class="quiet" id="reply-hint">
            {t.writeHint}
          </p>
          <textarea
            class="field"
            id="reply"
            rows={3}
            maxLength={4000}
            value={words}
            aria-describedby="reply-hint"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <button type="submit" class="button button-primary" aria-disabled={sending.isBusy}>
            {t.reply}
          </button>
        </form>
      ) : null}
    </>
  )
}
