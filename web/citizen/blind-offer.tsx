import { useEffect, useState } from 'preact/hooks'
import { lasting } from '../shared/browser.ts'
import { call } from '../shared/call.ts'
import { sayCount, sayTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import type { SharedTexts } from '../shared/texts.shape.ts'
import { type BlindPurpose, type KeptToken, keepToken } from './blind-drawer.ts'
import { type BlindTexts, blindTexts } from './blind-texts.ts'
import { type Obtained, type Offer, obtainToken } from './blind-token.ts'

interface OfferProps {
  readonly shared: SharedTexts
  readonly language: Language
  /** Of the invitation. */
  readonly token: string
}

const world = {
  call,
  now: () => Date.now(),
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

/** 匿名凭证: offered to whoever comes from an invitation, with what it protects from and what not. Nothing where none is to be had. */
export function BlindOffer({ shared, language, token }: OfferProps) {
  const t = blindTexts[language]
  const [offer, setOffer] = useState<Offer | undefined>(undefined)
  useEffect(() => {
    void call('seeBlindOffer', { body: { token } }).then((seen) => {
      if (seen.ok) setOffer(seen.answer)
    })
  }, [token])
  if (offer === undefined || offer.offers.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="blind-token">
      <h2 class="card-title" id="blind-token">
        {t.title}
      </h2>
      <p>{t.lead}</p>
      <details>
        <summary>{t.more}</summary>
        <ul class="report-points">
          {t.points.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
      {offer.offers.map(({ purpose, isIssued }) => (
        <OneOffer key={purpose} {...{ t, shared, language, token, offer, purpose, isIssued }} />
      ))}
    </section>
  )
}

interface OneProps extends OfferProps {
  readonly t: BlindTexts
  readonly offer: Offer
  readonly purpose: BlindPurpose
  readonly isIssued: boolean
}

type State =
  | { readonly kind: 'OPEN' | 'GETTING' }
  | { readonly kind: 'SAID'; readonly text: string }
  | { readonly kind: 'GOT'; readonly kept: KeptToken }

function OneOffer({ t, shared, language, token, offer, purpose, isIssued }: OneProps) {
  const [state, setState] = useState<State>(isIssued ? { kind: 'SAID', text: t.issued } : { kind: 'OPEN' })
  const get = () => {
    if (state.kind === 'GETTING') return
    setState({ kind: 'GETTING' })
    void obtainToken(world, token, { offer, purpose }).then((obtained) => {
      if (obtained.kind === 'TOKEN') {
        keepToken(lasting, obtained.token, Date.now())
        return setState({ kind: 'GOT', kept: obtained.token })
      }
      setState({ kind: 'SAID', text: sayWhy(t, shared, obtained) })
    })
  }
  return (
    <div class="stack" data-purpose={purpose}>
      <h3 class="card-title">{t.purposes[purpose]}</h3>
      <div role="status">
        {state.kind === 'GETTING' ? <p class="quiet">{t.getting}</p> : null}
        {state.kind === 'SAID' ? <p class="warning">{state.text}</p> : null}
        {state.kind === 'GOT' ? <Got {...{ t, language, offer, kept: state.kept }} /> : null}
      </div>
      {state.kind === 'OPEN' || state.kind === 'GETTING' ? (
        <button type="button" class="button" aria-disabled={state.kind === 'GETTING'} onClick={get}>
          {t.get[purpose]}
        </button>
      ) : null}
    </div>
  )
}

function sayWhy(t: BlindTexts, shared: SharedTexts, obtained: Exclude<Obtained, { kind: 'TOKEN' }>): string {
  if (obtained.kind === 'FAULT') return t.faults[obtained.fault]
  return obtained.outcome.offline ? t.failed : sayRefusal(shared, obtained.outcome.problem.code)
}

function Got({ t, language, offer, kept }: Pick<OneProps, 't' | 'language' | 'offer'> & { readonly kept: KeptToken }) {
  const { purpose, expected, useAfter } = kept
  const { hallCode, windowCode } = offer
  return (
    <div class="stack" data-kept={purpose}>
      <p>{`${t.got} ${t.useAfter(sayTime(new Date(useAfter).toISOString()))}`}</p>
      <p>{t.crowd(sayCount(language, expected))}</p>
      {expected < offer.fewBelow ? <p class="warning">{t.alone}</p> : null}
      <p class="quiet">{t.notLogged}</p>
      <a class="button" href={purpose === 'PUBLIC_COMMENT' ? `/c/${hallCode}/${windowCode}` : '/confidential'}>
        {t.go[purpose]}
      </a>
    </div>
  )
}
