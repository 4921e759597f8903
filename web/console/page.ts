import type { Answer } from './call.ts'
import type { Places } from './use-places.ts'
import type { Session, SignedIn } from './use-session.ts'
import type { Spoken } from './use-spoken.ts'

/** What every page of the console is given. */
export interface PageProps {
  readonly spoken: Spoken
  readonly signedIn: SignedIn
  readonly session: Session
  /** Where on the page one is: what stands behind its name in the address. Empty: at its beginning. */
  readonly at: string
  readonly go: (at: string) => void
  readonly goTo: (page: string, at?: string) => void
  /** How many messages are unread, as far as the server has said so. */
  readonly unread: number | undefined
}

export type Account = Answer<'listAccounts'>['accounts'][number]

/** One account to be managed. */
export interface AccountProps extends PageProps {
  readonly account: Account
  readonly places: Places
  readonly onChanged: (account: Account) => void
}
