import { useState } from 'preact/hooks'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { GradeFace, gradesBestFirst } from '../shared/grade-face.tsx'
import type { Language } from '../shared/language.ts'
import type { Announce } from './announce.ts'
import type { TerminalView } from './api.ts'
import type { Stage, Subject } from './counter.ts'
import { DeviceButton, tellDevice } from './device-button.tsx'
import { driverKindOf, type PresenceDriver } from './drivers.ts'
import { Heading } from './parts.tsx'
import type { Session } from './session.ts'
import type { TerminalTexts } from './texts.zh.ts'

interface AskProps {
  readonly t: TerminalTexts
  readonly language: Language
  readonly announce: Announce
  readonly session: Session
  readonly terminal: TerminalView
  readonly stage: Extract<Stage, { kind: 'ASKING' }>
}

/** Five equal grades, none chosen. Nothing changes under the finger: what was tapped is seen by nobody but who tapped. */
export function AskPage({ t, session, terminal, stage }: AskProps) {
  const { subject } = stage
  const [grades] = useState(() => orderOf(terminal.settings.layout))
  return (
    <>
      <section class="card question" aria-labelledby="question">
        <About t={t} subject={subject} />
        <Heading id="question" text={t.question} />
        <p class="quiet">{t.oneTap}</p>
        <div class="grades">
          {grades.map((grade) => (
            <button
              key={grade}
              type="button"
              class="grade"
              data-grade={grade}
              onClick={() => void session.counter.tap(grade, 'TOUCH')}
            >
              <GradeFace grade={grade} />
              <span class="grade-word">{t.shared.grades[grade]}</span>
            </button>
          ))}
        </div>
        <div role="alert">{stage.isNotKept ? <p class="warning">{t.notKept}</p> : null}</div>
        <Keypad t={t} terminal={terminal} />
      </section>
      <Devices t={t} session={session} subject={subject} terminal={terminal} />
      <div class="footnotes quiet">
        <p>{t.identity[terminal.identityMode]}</p>
        <p>{t.voluntary}</p>
        {subject.kind === 'CASE' ? <p>{t.keptHere}</p> : null}
        <button type="button" class="button" onClick={() => void session.counter.idle()}>
          {t.notNow}
        </button>
      </div>
    </>
  )
}

/** Shielded: from either end at random, so that where a hand goes does not tell what it taps. */
function orderOf(layout: TerminalView['settings']['layout']): readonly SatisfactionGrade[] {
  const isTurned = layout === 'SHIELDED' && (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 2 === 1
  return isTurned ? [...gradesBestFirst].reverse() : gradesBestFirst
}

function About({ t, subject }: { readonly t: TerminalTexts; readonly subject: Subject }) {
  if (subject.kind === 'CASE') {
    return (
      <dl class="facts">
        <dt>{t.caseNo}</dt>
        <dd>{subject.caseNo}</dd>
      </dl>
    )
  }
  const { itemName, serialNo, staffNo } = subject.service
  return (
    <dl class="facts">
      <dt>{t.item}</dt>
      <dd lang="zh-CN">{itemName}</dd>
      <dt>{t.serialNo}</dt>
      <dd>{serialNo}</dd>
      {staffNo === null ? null : (
        <>
          <dt>{t.staffNo}</dt>
          <dd>{staffNo}</dd>
        </>
      )}
    </dl>
  )
}

/** Which key means which grade: a pad has no words of its own. */
function Keypad({ t, terminal }: { readonly t: TerminalTexts; readonly terminal: TerminalView }) {
  const { keypad } = terminal.settings
  if (keypad === null) return null
  const keys = keypad.keys.map(({ key, grade }) => `${t.keyOf(key)} ${t.shared.grades[grade]}`)
  return <p class="quiet">{`${t.keypad}: ${keys.join(' · ')}`}</p>
}

interface DevicesProps {
  readonly t: TerminalTexts
  readonly session: Session
  readonly subject: Subject
  readonly terminal: TerminalView
}

function Devices({ t, session, subject, terminal }: DevicesProps) {
  const { presence, printer } = session.drivers
  const canPrint = printer !== undefined && subject.kind === 'SERVICE'
  if (presence.length === 0 && !canPrint) return null
  const show = async (driver: PresenceDriver) => {
    if (await driver.present()) session.counter.present({ kind: driver.kind, isEmulated: driver.isEmulated })
  }
  const print = async () => {
    if (subject.kind !== 'SERVICE') return
    const { itemName, serialNo, token } = subject.service
    const lines = [terminal.windowName, itemName, `${t.serialNo} ${serialNo}`]
    await printer?.print({ title: t.slipTitle, lines, url: `${location.origin}/e#${token}` })
  }
  return (
    <section class="card devices">
      {presence.map((driver) => (
        <DeviceButton
          key={driver.kind}
          t={t}
          words={t.present[driver.kind]}
          done={t.presented[driver.kind]}
          isEmulated={driver.isEmulated}
          act={() => show(driver)}
          told={(works) => tellDevice(session, driverKindOf(driver), works)}
        />
      ))}
      {canPrint ? (
        <DeviceButton
          t={t}
          words={t.print}
          done={t.printed}
          isEmulated={printer.isEmulated}
          act={print}
          told={(works) => tellDevice(session, 'printer', works)}
        />
      ) : null}
    </section>
  )
}
