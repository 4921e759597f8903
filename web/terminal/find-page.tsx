import { useState } from 'preact/hooks'
import { sayInstant } from '../shared/format.ts'
import type { Counter, Stage } from './counter.ts'
import { Heading } from './parts.tsx'
import type { TerminalTexts } from './texts.zh.ts'

interface FindProps {
  readonly t: TerminalTexts
  readonly stage: Extract<Stage, { kind: 'FINDING' }>
  readonly counter: Counter
}

const keys = [...'1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-']
const caseNo = /^[0-9A-Za-z._-]{5,64}$/

/** Finds a service by its number, never by a list: what others have had done here is nobody’s business. */
export function FindPage({ t, stage, counter }: FindProps) {
  const [serial, setSerial] = useState('')
  const type = (text: string) => {
    setSerial(text.slice(0, 64))
    counter.touched()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (serial.trim() !== '') void counter.find(serial.trim())
  }
  return (
    <form class="card stack find" onSubmit={submit} noValidate>
      <Heading id="find" text={t.find} />
      <p class="quiet" id="find-hint">
        {t.findHint}
      </p>
      <label for="serial">{t.serial}</label>
      <input
        class="field"
        id="serial"
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        inputMode="none"
        aria-describedby="find-hint"
        value={serial}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="keys">
        {keys.map((key) => (
          <button key={key} type="button" class="key" onClick={() => type(serial + key)}>
            {key}
          </button>
        ))}
        <button type="button" class="key key-wide" onClick={() => type(serial.slice(0, -1))}>
          {t.erase}
        </button>
      </div>
      <div role="status" class="stack">
        <Result t={t} stage={stage} counter={counter} />
      </div>
      <div class="pair">
        <button type="submit" class="button button-primary">
          {t.search}
        </button>
        <button type="button" class="button" onClick={() => void counter.idle()}>
          {t.back}
        </button>
      </div>
    </form>
  )
}

function Result({ t, stage, counter }: FindProps) {
  const { sought, found } = stage
  if (sought === '') return null
  if (found.length > 0) {
    return (
      <>
        <p>{t.found}</p>
        {found.map((service) => (
          <button
            key={service.id}
            type="button"
            class="button"
            onClick={() => counter.ask({ kind: 'SERVICE', service })}
          >
            <span lang="zh-CN">{service.itemName}</span>
            {` · ${sayInstant('zh-CN', service.endedAt)}`}
          </button>
        ))}
      </>
    )
  }
  if (!caseNo.test(sought)) {
    return (
      <div class="warning stack">
        <p>{t.notFound}</p>
        <p>{t.wholeNumber}</p>
      </div>
    )
  }
  return (
    <>
      <p>{t.notFound}</p>
      <button type="button" class="button" onClick={() => counter.ask({ kind: 'CASE', caseNo: sought })}>
        {t.askByNumber(sought)}
      </button>
    </>
  )
}
