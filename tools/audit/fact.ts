import { sha256 } from '../../signing/node-ledger.ts'

/**
 * The leaf of a plain fact, by a second hand: 0x01 ‖ kind ‖ SHA-256("yiping/fact/v1;" name ";" and every column as text behind its length).
 * @param columns in the order of the fact; null is told as `-`
 */
export function factLeafHex(name: string, kind: number, columns: readonly (string | null)[]): string {
  const told = columns.map((text) => (text === null ? '-;' : `${Buffer.byteLength(text)}:${text};`)).join('')
  const digest = sha256(`yiping/fact/v1;${name};${told}`).toString('hex')
  return `01${kind.toString(16).padStart(2, '0')}${digest}`
}
