import { appendFile } from 'node:fs/promises'
import { maskPhone } from '../../../domain/masking.ts'
import type { LetterProvider } from '../provider.ts'

/**
 * For the trial: a line for each letter in a file that the server’s user alone may read. The link stands there in full, because
 * trying it is what the file is for; the address is masked, because nobody needs it for that.
 */
export function letterFile(path: string, now: () => number): LetterProvider {
  const written = new Set<string>()
  return {
    name: 'file',
    channels: ['SMS', 'MESSAGE'],
    timeoutMs: 5_000,
    repeatSafeMs: Number.POSITIVE_INFINITY,
    async send({ messageId, address, text, words }) {
      if (!written.has(messageId)) {
        const line = {
          at: new Date(now()).toISOString(),
          messageId,
          to: maskPhone(address),
          text,
          link: words.link,
          stop: words.stop,
        }
        await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
        written.add(messageId)
      }
      return { kind: 'TAKEN', reference: null }
    },
  }
}
