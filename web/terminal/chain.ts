import { signEntry } from './keys.ts'
import type { Identity, TerminalStore } from './store.ts'

/**
 * Numbers, chains and signs what was tapped last; tried anew where another page of this device was faster.
 * @returns its number; undefined where there was nothing to number
 */
export async function numberDraft(
  store: Pick<TerminalStore, 'find' | 'append'>,
  { keys, deviceId }: Identity,
): Promise<number | undefined> {
  for (;;) {
    const [draft, head] = [await store.find('draft'), await store.find('head')]
    if (draft === undefined || head === undefined) return undefined
    const numbered = { ...draft, sequence: head.sequence + 1, previous: head.hash }
    const { entry, hash } = await signEntry(keys, deviceId, numbered)
    if (await store.append(entry, hash)) return numbered.sequence
  }
}
