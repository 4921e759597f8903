import type { Answer, Body } from '../shared/call.ts'
import type { Drawer } from '../shared/storage.ts'

export type BlindKey = Answer<'listBlindKeys'>['keys'][number]
export type BlindPurpose = BlindKey['purpose']
type SentToken = NonNullable<Body<'givePublicComment'>['blindToken']>

/** A token that lies on this device until it is used. */
export interface KeptToken extends SentToken {
  readonly purpose: BlindPurpose
  readonly hallCode: string
  /** null: of the whole hall. */
  readonly windowCode: string | null
  readonly week: string
  readonly expected: number
  /** Before this, milliseconds since 1970, the time would tell whose it is. */
  readonly useAfter: number
  readonly usableUntil: string
}

const drawerKey = 'yiping.blind-tokens'

/** Those that can still be used; the others are thrown away. */
export function keptTokens(drawer: Drawer, now: number): readonly KeptToken[] {
  const all = drawer.read<readonly KeptToken[]>(drawerKey) ?? []
  return Array.isArray(all) ? all.filter(({ usableUntil }) => Date.parse(usableUntil) > now) : []
}

export function keepToken(drawer: Drawer, token: KeptToken, now: number): void {
  drawer.keep(drawerKey, [...keptTokens(drawer, now), token])
}

/** Used, or found to be of no use. */
export function dropToken(drawer: Drawer, { nonce }: Pick<KeptToken, 'nonce'>, now: number): void {
  const left = keptTokens(drawer, now).filter((each) => each.nonce !== nonce)
  if (left.length === 0) drawer.drop(drawerKey)
  else drawer.keep(drawerKey, left)
}

/** One for this purpose and place. A report need not name a place: then any will do. */
export function findToken(
  drawer: Drawer,
  purpose: BlindPurpose,
  place: { readonly hallCode: string; readonly windowCode: string },
  now: number,
): KeptToken | undefined {
  return keptTokens(drawer, now).find(
    (each) =>
      each.purpose === purpose &&
      (place.hallCode === '' || each.hallCode === place.hallCode) &&
      (each.windowCode === null || each.windowCode === place.windowCode),
  )
}

/** What goes with a comment or a report, and nothing else of it. */
export function toSent({ keyId, nonce, signature }: KeptToken): SentToken {
  return { keyId, nonce, signature }
}
