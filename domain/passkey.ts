/** A passkey (通行密钥) holds at one name alone, which browsers compare with where they are. The numbers are the policy `passkey`. */
export interface PasskeySite {
  /** The host name to which passkeys are bound (relying party id). */
  readonly id: string
  readonly origin: string
}

const originPattern = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^:/[\]]+)(:\d+)?$/

/**
 * Where passkeys hold for a platform that is reached at this origin; undefined where they hold nowhere: browsers bind none to an
 * address of numbers. On loopback the same server has a name as well.
 */
export function findPasskeySite(publicUrl: string): PasskeySite | undefined {
  const [, scheme, host = '', port = ''] = originPattern.exec(publicUrl) ?? []
  if (scheme === undefined) return undefined
  if (/^127\.|^\[::1\]$/.test(host)) return { id: 'localhost', origin: `${scheme}://localhost${port}` }
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return undefined
  return { id: host, origin: publicUrl }
}
