import type { CodedProtocol } from '../../domain/opinion-coding.ts'
import type { CodingRow, ProtocolRow, SessionRow } from './store.ts'

/** The protocol as it now stands; undefined before there is one. */
export const protocolOf = ({ protocols }: Pick<SessionRow, 'protocols'>): ProtocolRow | undefined => protocols[0]

/**
 * What was coded and settled of the protocol as it now stands. A statement that a correction has left as it was, in its words and its group, keeps its
 * codes; what was corrected is coded anew.
 */
export function codedOf({ kind, protocols, codings, settlements }: SessionRow): CodedProtocol {
  const [last] = protocols
  if (last === undefined) return { kind, statements: 0, codings: [], settlements: [] }
  const byVersion = new Map(protocols.map((protocol) => [protocol.version, protocol]))
  const stands = ({ version, number }: Pick<CodingRow, 'version' | 'number'>) =>
    byVersion.get(version)?.images[number - 1] === last.images[number - 1]
  return {
    kind,
    statements: last.images.length,
    codings: codings.filter(stands),
    settlements: settlements.filter(stands),
  }
}
