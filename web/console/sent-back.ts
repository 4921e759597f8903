/** What a provider has sent the browser back with, as it is handed in; or nothing that could be. */
export type SentBack = { readonly code: string; readonly state: string; readonly iss: string | null } | 'NOTHING_GOOD'

/** Taken out of the address at once, so that it is in no history. */
let cameBackWith = takeFromAddress()

function takeFromAddress(): SentBack | undefined {
  const { pathname, search, hash } = location
  const sent = new URLSearchParams(search)
  const [code, state] = [sent.get('code'), sent.get('state')]
  if (state === null || (code === null && !sent.has('error'))) return undefined
  const rest = new URLSearchParams(search)
  for (const name of ['code', 'state', 'iss', 'session_state', 'error', 'error_description', 'error_uri'])
    rest.delete(name)
  const left = rest.size === 0 ? '' : `?${rest}`
  history.replaceState(null, '', `${pathname}${left}${hash}`)
  return code ? { code, state, iss: sent.get('iss') } : 'NOTHING_GOOD'
}

/** It is handed in once, however often the page is drawn, and by one part of it: whoever is signed in has gone away to link his account. */
export function takeSentBack(): SentBack | undefined {
  const sent = cameBackWith
  cameBackWith = undefined
  return sent
}
