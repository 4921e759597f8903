import { lasting } from './browser.ts'

export type Edition = 'ordinary' | 'elderly'

const KEY = 'yiping.edition'

/** `?edition=elderly` of the address, which then holds for the pages after it; else what was chosen on this device. */
export function findEdition(search: string): Edition {
  const asked = new URLSearchParams(search).get('edition')
  if (asked === 'elderly' || asked === 'ordinary') keepEdition(asked)
  return (asked ?? lasting.read<string>(KEY)) === 'elderly' ? 'elderly' : 'ordinary'
}

export function keepEdition(edition: Edition): void {
  lasting.keep(KEY, edition)
}
