/** @jsxImportSource react */
import { sayInstant } from '../../shared/format.ts'
import type { Answer } from '../call.ts'
import { CopyButton } from '../copy-button.tsx'
import type { DeviceSpoken } from './say.ts'

export type Code = Answer<'issuePairingCode'>

/** Shown this once: what is kept of it is a keyed hash. */
export function PairingCode({ say: { t, language }, code }: { readonly say: DeviceSpoken; readonly code: Code }) {
  return (
    <section className="card stack" aria-labelledby="pairing-code">
      <h2 id="pairing-code">{t.pairing.code}</h2>
      <p className="secret" data-pairing-code={code.pairingCode}>
        {code.pairingCode}
      </p>
      <p>{t.pairing.until(sayInstant(language, code.expiresAt))}</p>
      <p>{t.pairing.codeHint}</p>
      <CopyButton
        text={code.pairingCode}
        label={t.pairing.copy}
        done={t.pairing.copied}
        byHand={t.pairing.copyByHand}
      />
    </section>
  )
}
