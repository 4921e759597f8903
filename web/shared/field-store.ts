/** The drawer of the field app on a phone: drafts and photos of visits, sealed, and the key that opens them. */
export const fieldDatabase = 'yiping-field'

/** At sign-out, from whichever page: with the database goes the key, and with the key whatever a phone has left of what was sealed. */
export function wipeField(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve()
    const request = indexedDB.deleteDatabase(fieldDatabase)
    // Blocked: another tab is told to close it, and it goes then.
    for (const name of ['success', 'error', 'blocked'] as const) request.addEventListener(name, () => resolve())
  })
}
