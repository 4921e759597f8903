import type { Downgrade } from '../../contracts/status.ts'
import type { VaultSuites } from '../platform/vault.ts'

/** How this site was set up. */
export interface Site extends VaultSuites {
  readonly hasOwnDatabase: boolean
  readonly areKeysBesideData: boolean
  /** TLS of our own, or a proxy in front that speaks it. */
  readonly isEncrypted: boolean
  /** The kinds of who sends letters. */
  readonly letters: readonly ('sms-json' | 'sms-form' | 'official-account' | 'file')[]
}

interface Seen {
  /** null where the database could not be asked. */
  readonly isReplicated: boolean | null
  readonly lastBackupAt: string | null
}

/**
 * What a small site does without. A county with one machine, no hardware module and one supplier may run this; it may not look like
 * more than it is. Of a database that is not ours nothing is known of its backups.
 */
export function findDowngrades(site: Site, { isReplicated, lastBackupAt }: Seen): readonly Downgrade[] {
  const isChinese = site.sealing === 'sm4-hmac-sm3'
  const found: Readonly<Record<Downgrade, boolean>> = {
    // No other place for keys exists yet.
    KEYS_IN_FILES: true,
    KEYS_BESIDE_DATA: site.areKeysBesideData,
    SUITE_NOT_CHINESE: !isChinese,
    INDEX_NOT_CHINESE: isChinese && site.index !== 'hmac-sm3',
    OWN_DATABASE: site.hasOwnDatabase,
    NO_STANDBY: isReplicated === false,
    NO_BACKUP: site.hasOwnDatabase && lastBackupAt === null,
    PLAIN_HTTP: !site.isEncrypted,
    ...lettersOf(site.letters),
  }
  return (Object.keys(found) as Downgrade[]).filter((code) => found[code])
}

function lettersOf(kinds: Site['letters']) {
  const messages = kinds.filter((kind) => kind.startsWith('sms-'))
  return {
    NO_LETTERS: kinds.length === 0,
    LETTERS_TO_FILE: kinds.includes('file'),
    ONE_LETTER_PROVIDER: messages.length === 1,
  }
}
