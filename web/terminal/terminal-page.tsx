import { useEffect, useState } from 'preact/hooks'
import { findGrade } from '../../domain/keypad.ts'
import type { Language } from '../shared/language.ts'
import { Shell } from '../shared/shell.tsx'
import type { Announce } from './announce.ts'
import { AskPage } from './ask-page.tsx'
import { FindPage } from './find-page.tsx'
import { Heading } from './parts.tsx'
import { ReasonsPage } from './reasons-page.tsx'
import { ReceiptOffer } from './receipt-offer.tsx'
import type { Session, Shown } from './session.ts'
import type { TerminalTexts } from './texts.zh.ts'

export interface TerminalProps {
  readonly t: TerminalTexts
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly announce: Announce
  readonly session: Session
  readonly shown: Shown
}

type Edition = 'ordinary' | 'elderly'

/** What a visitor sees. Language and edition are the visitor’s, until the counter is idle again. */
export function TerminalPage(props: TerminalProps) {
  const { t, language, onLanguage, session, shown } = props
  const { stage, terminal } = shown
  const [edition, setEdition] = useState<Edition>(terminal.settings.edition)
  const isIdle = stage.kind === 'IDLE'
  useEffect(() => {
    if (!isIdle) return
    setEdition(terminal.settings.edition)
    onLanguage(terminal.settings.language)
  }, [isIdle, terminal.settings.edition, terminal.settings.language])
  useEffect(() => {
    document.documentElement.dataset.edition = edition
    document.documentElement.dataset.layout = terminal.settings.layout
  }, [edition, terminal.settings.layout])
  useAnnouncements(props)
  useKeypad(session, shown)
  const isElderly = edition === 'elderly'
  const tools = (
    <button type="button" class="tool" onClick={() => setEdition(isElderly ? 'ordinary' : 'elderly')}>
      {isElderly ? t.shared.ordinary : t.shared.elderly}
    </button>
  )
  return (
    <div class="counter" data-stage={stage.kind} onPointerDown={() => session.counter.touched()}>
      <Shell
        t={t.shared}
        language={language}
        onLanguage={onLanguage}
        tools={tools}
        footer={<StatusLine t={t} shown={shown} />}
      >
        <StagePage {...props} />
      </Shell>
    </div>
  )
}

function StagePage({ t, language, announce, session, shown }: TerminalProps) {
  const { stage, terminal } = shown
  const { counter } = session
  switch (stage.kind) {
    case 'IDLE':
      return <IdlePage {...{ t, shown }} onFind={() => counter.beginFinding()} />
    case 'FINDING':
      return <FindPage {...{ t, stage, counter }} />
    case 'ASKING':
      return <AskPage {...{ t, language, announce, session, terminal, stage }} />
    case 'OFFERING_REASONS':
      return <OfferPage t={t} onShow={() => counter.showReasons()} onSkip={() => void counter.finish([])} />
    case 'REASONS':
      return (
        <ReasonsPage
          {...{ t, language, grade: stage.grade, questionnaire: terminal.questionnaire }}
          onTouch={() => counter.touched()}
          onFinish={(tags) => void counter.finish(tags)}
        />
      )
    case 'THANKS':
      return (
        <section class="card stack notice">
          <Heading id="thanks" text={t.thanks} />
          <p>{t.thanksMore}</p>
          <div aria-live="polite">
            {stage.receiptUrl === undefined ? null : (
              <ReceiptOffer
                {...{ t, session }}
                url={stage.receiptUrl}
                isShielded={terminal.settings.layout === 'SHIELDED'}
              />
            )}
          </div>
          <button type="button" class="button" onClick={() => void counter.idle()}>
            {t.done}
          </button>
        </section>
      )
  }
}

function IdlePage({ t, shown, onFind }: Pick<TerminalProps, 't' | 'shown'> & { readonly onFind: () => void }) {
  const { terminal, isConnected } = shown
  return (
    <section class="card stack notice">
      <p class="place" lang="zh-CN">{`${terminal.hallName} · ${terminal.windowName}`}</p>
      <Heading id="idle" text={t.idle} />
      <p>{t.idleHint}</p>
      {isConnected ? null : (
        <div class="warning stack offline">
          <p>
            <strong>{t.offline}</strong>
          </p>
          <p>{t.offlineHint}</p>
        </div>
      )}
      <button type="button" class="button" onClick={onFind}>
        {t.find}
      </button>
    </section>
  )
}

interface OfferProps {
  readonly t: TerminalTexts
  readonly onShow: () => void
  readonly onSkip: () => void
}

/** In the shielded layout the reasons, which tell the grade, are shown only to who asks for them. */
function OfferPage({ t, onShow, onSkip }: OfferProps) {
  return (
    <section class="card stack notice">
      <Heading id="offer" text={t.reasonsOffer} />
      <p>{t.reasonsOfferHint}</p>
      <div class="pair">
        <button type="button" class="button" onClick={onShow}>
          {t.reasonsShow}
        </button>
        <button type="button" class="button" onClick={onSkip}>
          {t.skip}
        </button>
      </div>
    </section>
  )
}

/** For those who look after the device: a count, and never what. */
function StatusLine({ t, shown }: Pick<TerminalProps, 't' | 'shown'>) {
  const { isConnected, queueLength, stranded, strandedAt } = shown
  return (
    <>
      <p class="status" data-connected={isConnected} data-queue={queueLength}>
        {isConnected ? t.online : t.offline}
        {queueLength > 0 ? ` · ${t.kept(String(queueLength))}` : ''}
      </p>
      {stranded > 0 ? (
        <p class="status" data-stranded={stranded}>
          {t.stranded(String(stranded), strandedAt)}
        </p>
      ) : null}
    </>
  )
}

/** Speaks what is asked and the thanks; never the grade. */
function useAnnouncements({ t, language, announce, shown }: TerminalProps): void {
  const { stage } = shown
  const subject = stage.kind === 'ASKING' ? stage.subject : undefined
  const service = subject?.kind === 'SERVICE' ? subject.service : undefined
  useEffect(() => {
    if (service !== undefined)
      announce(t.spokenAsk(service.itemName, service.staffNo ?? '', service.serialNo), language)
    else if (subject !== undefined) announce(t.spokenAskCase, language)
  }, [service?.id, subject?.kind])
  useEffect(() => {
    if (stage.kind === 'THANKS') announce(t.spokenThanks, language)
  }, [stage.kind])
}

/** A pad types: its keys mean grades by configuration, and only while a grade is asked for. */
function useKeypad(session: Session, { stage, terminal }: Shown): void {
  const { keypad } = terminal.settings
  useEffect(() => {
    if (keypad === null || stage.kind !== 'ASKING') return
    const pressed = (event: KeyboardEvent) => {
      const grade = event.repeat ? undefined : findGrade(keypad, event.key)
      if (grade !== undefined) void session.counter.tap(grade, 'KEYPAD')
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [keypad, stage.kind])
}
