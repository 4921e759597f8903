/** What the ledger needs of the machine it runs on; Node and browsers each hand in their own. */
export interface LedgerPlatform {
  /** SHA-256 of the bytes; a fresh array of 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array
  /** UTF-8 of the text. */
  utf8(text: string): Uint8Array
}
