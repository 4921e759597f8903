import type { JSONWebKeySet } from 'jose'
import * as oidc from 'openid-client'
import type { SignOnClaims } from '../../../domain/sign-on.ts'
import { type Outgoing, OutgoingFailed } from '../../platform/outgoing/index.ts'
import { Refused } from '../../platform/refused.ts'
import { type Ended, readLogoutToken } from './logout-token.ts'

/** At whom one signs on, as the operator has registered this platform there. */
export interface SignOnSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
}

const timeoutMs = 8_000
const answerBytesMax = 262_144

/** By the platform’s one guarded way out: a provider inside has to be named in OUTGOING_HOSTS. */
const throughGuard =
  (outgoing: Outgoing): oidc.CustomFetch =>
  async (url, { method, headers, body }) => {
    const sent = body === undefined || body === null ? {} : { body: String(body) }
    const ask = { url, method: method === 'POST' ? ('POST' as const) : ('GET' as const), headers, ...sent }
    const { status, text } = await outgoing({ ...ask, timeoutMs, answerBytesMax })
    return new Response(text, { status, headers: { 'content-type': 'application/json' } })
  }

/** Whom the provider knows, how he has shown who he is, and what it calls the session that he has there. */
type Known = SignOnClaims & { readonly subject: string; readonly providerSession: string | undefined }

/** What only the browser that has begun can say. */
export interface Proof {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

const timeoutSeconds = 8
const keptMs = 3_600_000
const keysAgainMs = 60_000
const retryAfterSeconds = 30

/** One provider (OpenID Connect): authorization code with PKCE, signed ID tokens, nothing else. */
export class SignOnProvider {
  readonly settings: SignOnSettings
  readonly #fetch: oidc.CustomFetch
  #keys: { readonly set: JSONWebKeySet; readonly at: number } | undefined
  #known: { readonly config: oidc.Configuration; readonly at: number } | undefined

  constructor(settings: SignOnSettings, outgoing: Outgoing) {
    this.settings = settings
    this.#fetch = throughGuard(outgoing)
  }

  /** Asks first whether it is there: nobody is sent to a page that does not answer. @throws SIGN_ON_UNREACHABLE */
  async addressFor(redirectUri: string, proof: Proof, acrValues: readonly string[]): Promise<string> {
    const config = await this.#discover()
    const parameters = {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: proof.state,
      nonce: proof.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(proof.codeVerifier),
      code_challenge_method: 'S256',
      ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
    }
    return oidc.buildAuthorizationUrl(config, parameters).href
  }

  /**
   * Whom the provider knows, from the code that the browser came back with.
   * @throws SIGN_ON_UNREACHABLE, SIGN_ON_REFUSED
   */
  async exchange(cameBackTo: URL, proof: Proof): Promise<Known> {
    const config = await this.#load()
    try {
      const tokens = await oidc.authorizationCodeGrant(config, cameBackTo, {
        expectedState: proof.state,
        expectedNonce: proof.nonce,
        pkceCodeVerifier: proof.codeVerifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Refused('SIGN_ON_REFUSED')
      const { sub: subject, acr, amr, sid } = claims
      return { subject, acr: findText(acr), amr: textsOf(amr), providerSession: findText(sid) }
    } catch (error) {
      throw isOutOfReach(error) ? unreachable() : new Refused('SIGN_ON_REFUSED')
    }
  }

  /**
   * Where a browser signs out there too; undefined where the provider offers no such page. The ID token is not sent along as a hint: its subject, at some
   * providers a phone number, would stand in an address. So the provider asks once whether one means it.
   * @throws SIGN_ON_UNREACHABLE
   */
  async findEndSessionUrl(cameBackTo: string): Promise<string | undefined> {
    const config = await this.#load()
    if (config.serverMetadata().end_session_endpoint === undefined) return undefined
    return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: cameBackTo }).href
  }

  /** Whose sessions have ended there. @throws SIGN_ON_UNREACHABLE, MALFORMED */
  async loadEnded(logoutToken: string): Promise<Ended> {
    const config = await this.#load()
    const { issuer, jwks_uri: keysAt } = config.serverMetadata()
    if (keysAt === undefined) throw new Refused('MALFORMED', '/logout_token')
    const expected = { issuer, clientId: this.settings.clientId }
    return readLogoutToken(logoutToken, expected, (isAgain) => this.#loadKeys(keysAt, isAgain))
  }

  /** Keys may be replaced at any time: an unknown one has them asked for anew, and not more often than now and then. */
  async #loadKeys(keysAt: string, isAgain: boolean): Promise<JSONWebKeySet> {
    const age = this.#keys === undefined ? Number.POSITIVE_INFINITY : performance.now() - this.#keys.at
    if (this.#keys !== undefined && age < (isAgain ? keysAgainMs : keptMs)) return this.#keys.set
    try {
      const answer = await this.#fetch(keysAt, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' })
      const set = (await answer.json()) as JSONWebKeySet
      if (answer.status !== 200 || !Array.isArray(set.keys)) throw unreachable()
      this.#keys = { set, at: performance.now() }
      return set
    } catch {
      throw unreachable()
    }
  }

  #load(): Promise<oidc.Configuration> {
    const isFresh = this.#known !== undefined && performance.now() - this.#known.at < keptMs
    return isFresh && this.#known !== undefined ? Promise.resolve(this.#known.config) : this.#discover()
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings
    // Plain http is for a provider on this very machine: settings refuse it anywhere else.
    const execute = [
      oidc.enableNonRepudiationChecks,
      ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
    ]
    const client = clientSecret === null ? {} : { client_secret: clientSecret }
    const way = clientSecret === null ? oidc.None() : undefined
    const options = { [oidc.customFetch]: this.#fetch, execute, timeout: timeoutSeconds }
    try {
      const config = await oidc.discovery(new URL(issuer), clientId, client, way, options)
      this.#known = { config, at: performance.now() }
      return config
    } catch {
      throw unreachable()
    }
  }
}

const unreachable = () => new Refused('SIGN_ON_UNREACHABLE', undefined, retryAfterSeconds)

const findText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** The provider did not answer, as opposed to: it said no, or what it said cannot be believed. */
function isOutOfReach(error: unknown): boolean {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: unknown }
  if (error instanceof OutgoingFailed) return true
  if (error instanceof Refused) return error.code === 'SIGN_ON_UNREACHABLE'
  if (code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || name === 'AbortError') return true
  if (typeof code === 'string' && /^(E[A-Z]+|UND_ERR_.*)$/.test(code)) return true
  return cause !== undefined && cause !== error && isOutOfReach(cause)
}
