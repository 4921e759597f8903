import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface Signer {
  readonly privateKey: KeyObject
  /** PEM, as it is registered. */
  readonly publicKey: string
}

export function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString() }
}

/** What a test may bend of a signed request. */
export interface Bend {
  readonly created?: number
  readonly expires?: number
  readonly nonce?: string
  readonly components?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly parameters?: string
}

/** The headers of a request that is signed (RFC 9421). @param now milliseconds since 1970 */
export function signedHeaders(
  { privateKey }: Signer,
  keyName: string,
  { method, url, body }: { readonly method: string; readonly url: string; readonly body?: string | undefined },
  now: number,
  bend: Bend = {},
): Record<string, string> {
  const { host, pathname, search } = new URL(url)
  const digest = createHash('sha256')
    .update(body ?? '')
    .digest('base64')
  const headers: Record<string, string> = {
    ...(body === undefined ? {} : { 'content-digest': `sha-256=:${digest}:` }),
    ...bend.headers,
  }
  const values: Record<string, string> = {
    '@method': method,
    '@authority': host,
    '@path': pathname,
    '@query': search === '' ? '?' : search,
    ...headers,
  }
  const components = bend.components ?? Object.keys(values)
  const { created = Math.floor(now / 1000), nonce = randomBytes(18).toString('base64url') } = bend
  const { expires = created + 120 } = bend
  const names = components.map((name) => `"${name}"`).join(' ')
  const parameters =
    bend.parameters ?? `;created=${created};expires=${expires};nonce="${nonce}";keyid="${keyName}";alg="ed25519"`
  const input = `(${names})${parameters}`
  const lines = components.map((name) => `"${name}": ${values[name] ?? ''}`)
  const signature = sign(null, Buffer.from([...lines, `"@signature-params": ${input}`].join('\n')), privateKey)
  return { ...headers, 'signature-input': `yp=${input}`, signature: `yp=:${signature.toString('base64')}:` }
}
