import { useState } from 'preact/hooks'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { Shell } from '../shared/shell.tsx'
import { type PairingTrouble, toCode } from './pairing.ts'
import { Heading } from './parts.tsx'
import type { TerminalTexts } from './texts.zh.ts'

interface PairingProps {
  readonly t: TerminalTexts
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** How many evaluations a device that was revoked still holds; undefined where it was never paired. */
  readonly kept: number | undefined
  readonly trouble: PairingTrouble | undefined
  readonly isBusy: boolean
  readonly onPair: (code: string, name: string) => void
}

/** For whoever sets the device up; visitors never see it. */
export function PairingPage({ t, language, onLanguage, kept, trouble, isBusy, onPair }: PairingProps) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const isWhole = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(toCode(code)) && name.trim() !== ''
  const submit = (event: Event) => {
    event.preventDefault()
    if (isWhole && !isBusy) onPair(code, name.trim())
  }
  return (
    <Shell t={t.shared} language={language} onLanguage={onLanguage}>
      <form class="card stack pairing" onSubmit={submit} noValidate>
        <Heading id="pairing" text={t.pair} />
        {kept === undefined ? null : (
          <div class="warning stack" role="status" data-kept={kept}>
            <p>
              <strong>{t.revoked}</strong>
            </p>
            <p>{t.revokedHint}</p>
            {kept > 0 ? <p>{t.revokedKept(String(kept))}</p> : null}
          </div>
        )}
        <p class="quiet">{t.pairHint}</p>
        <div>
          <label for="code">{t.code}</label>
          <input
            class="field code"
            id="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            maxLength={12}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </div>
        <div>
          <label for="name">{t.name}</label>
          <input
            class="field"
            id="name"
            autoComplete="off"
            maxLength={60}
            aria-describedby="name-hint"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <p class="quiet" id="name-hint">
            {t.nameHint}
          </p>
        </div>
        <div role="alert">{trouble === undefined ? null : <p class="warning">{sayTrouble(t, trouble)}</p>}</div>
        <button type="submit" class="button button-primary" aria-disabled={!isWhole || isBusy}>
          {isBusy ? t.opening : t.pairNow}
        </button>
      </form>
    </Shell>
  )
}

function sayTrouble(t: TerminalTexts, trouble: PairingTrouble): string {
  if (trouble === 'OFFLINE') return t.pairOffline
  if (trouble === 'NOT_A_TERMINAL' || trouble === 'FORBIDDEN') return t.notATerminal
  return sayRefusal(t.shared, trouble)
}
