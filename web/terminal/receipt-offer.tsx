import { useEffect, useState } from 'preact/hooks'
import { DeviceButton, tellDevice } from './device-button.tsx'
import type { Session } from './session.ts'
import type { TerminalTexts } from './texts.zh.ts'

interface OfferProps {
  readonly t: TerminalTexts
  readonly session: Session
  readonly url: string
  readonly isShielded: boolean
}

/**
 * The receipt for the visitor who is being thanked. Whoever has it can open the evaluation: in the shielded layout it is shown only
 * to who asks for it, and it is printed only for a hand that takes it, so that no slip is left lying at the counter.
 */
export function ReceiptOffer({ t, session, url, isShielded }: OfferProps) {
  const [isAsked, setAsked] = useState(!isShielded)
  const { printer } = session.drivers
  const slip = { title: t.receiptTitle, lines: [session.shown.terminal.hallName, t.receiptHint, t.receiptOwn], url }
  return (
    <div class="receipt-offer stack">
      {isAsked ? (
        <ReceiptShown t={t} url={url} />
      ) : (
        <>
          <p>{t.receiptShielded}</p>
          <button type="button" class="button" onClick={() => setAsked(true)}>
            {t.receiptShow}
          </button>
        </>
      )}
      {printer === undefined ? null : (
        <DeviceButton
          t={t}
          words={t.receiptPrint}
          done={t.receiptPrinted}
          isEmulated={printer.isEmulated}
          act={() => printer.print(slip)}
          told={(works) => tellDevice(session, 'printer', works)}
        />
      )}
    </div>
  )
}

type Code = typeof import('../shared/receipt-code.tsx').ReceiptCode

/** The encoder lies on the device like the rest of the page; where it cannot be had all the same, nothing is said of a code. */
function ReceiptShown({ t, url }: Pick<OfferProps, 't' | 'url'>) {
  const [found, setFound] = useState<{ readonly Code: Code } | undefined>(undefined)
  useEffect(() => {
    import('../shared/receipt-code.tsx').then(
      ({ ReceiptCode }) => setFound({ Code: ReceiptCode }),
      () => undefined,
    )
  }, [])
  if (found === undefined) return null
  return (
    <div class="receipt-shown">
      <found.Code label={t.receiptCode} url={url} />
      <div class="receipt-words">
        <p>{t.receiptHint}</p>
        <p class="quiet">{t.receiptStay}</p>
      </div>
    </div>
  )
}
