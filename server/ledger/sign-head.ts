import { writeCheckpoint } from '../../ledger/checkpoint.ts'
import { signNote } from '../../signing/sign-note.ts'
import type { KeyRing } from './key-ring.ts'
import type { Mirror } from './mirror.ts'
import type { Head } from './store.ts'

/** Signs a committed head. What it covers and the note itself are in the copy before anybody else is shown them. */
export async function signHead(
  head: Head,
  ring: Pick<KeyRing, 'signersFor'>,
  mirror: Mirror | undefined,
): Promise<string> {
  await mirror?.write(head)
  const note = await signNote(writeCheckpoint(head), await ring.signersFor(head.hash))
  await mirror?.keepSigned(head, note)
  return note
}
