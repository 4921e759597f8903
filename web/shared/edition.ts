import { lasting } from './browser.ts'

export type Edition = 'ordinary' | 'elderly'

const KEY = 'yiping.edition'

/** `?edition=elderly` of the address; else what was chosen on this device. */
export function findEdition(search: string): Edition {
  const asked = new URLSearchParams(search).get('edition') ?? lasting.read<string>(KEY)
  return asked === 'elderly' ? asked : 'ordinary'
}

export function keepEdition(edition: Edition): void {
  lasting.keep(KEY, edition)
}
