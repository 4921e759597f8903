import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Whom the provider is to let in next, and how it says that he has shown who he is. */
export interface Person {
  readonly subject: string
  readonly acr?: string
  readonly amr?: readonly string[]
}

/** A real OpenID provider on this machine, which asks nobody anything and lets in whom it is told to. */
export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  person: Person
  /** Tells it where the browser may be sent back to: known once the platform listens. */
  register(redirectUri: string): void
  /** As a browser goes: from the platform’s address to where the provider sends it back. Its cookies are those of the jar, or of nobody yet. */
  visit(url: string, jar?: Jar): Promise<{ readonly code?: string; readonly state?: string; readonly iss?: string }>
  /** Says yes on the provider’s page of signing out. @returns where it sends the browser; its own page where it sends it nowhere */
  signOut(url: string, jar: Jar): Promise<string>
  /** Stops listening, as a provider does that is down; `open` brings it back. */
  close(): Promise<void>
  open(): Promise<void>
}

/** The cookies that a browser has of the provider. */
export type Jar = Map<string, string>

const clientId = 'yiping'
const clientSecret = 'a secret of the test alone, long enough for a key'

/** What a person says of himself, without what he does not say. */
const wordsOf = ({ acr, amr }: Person) => ({
  ...(acr === undefined ? {} : { acr }),
  ...(amr === undefined ? {} : { amr: [...amr] }),
})

function makeProvider(issuer: string, redirectUri: string, person: () => Person): Provider {
  const client = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [redirectUri],
    backchannel_logout_uri: new URL('/api/v1/session/sign-on/back-channel-logout', redirectUri).href,
    backchannel_logout_session_required: true,
  }
  return new Provider(issuer, {
    clients: [client],
    // It calls nobody on its own machine of itself; here everybody is.
    fetch(url, init = {}) {
      const { dispatcher: _guarded, ...options } = init as RequestInit & { readonly dispatcher?: unknown }
      return fetch(url, options)
    },
    claims: { openid: ['sub', 'acr', 'amr'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['of the test alone'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          const button = '<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>'
          ctx.body = `<!doctype html><html lang="en"><title>Sign out</title>${form}${button}</html>`
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: { AuthorizationCode: 3600, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600, AccessToken: 3600 },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...wordsOf(person()) }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
}

/** Its pages: none but the one that lets somebody in without asking. */
function answering(find: () => Provider | undefined, person: () => Person): RequestListener {
  return (request, response) => {
    const provider = find()
    if (provider === undefined) return void response.writeHead(503).end()
    if (!request.url?.startsWith('/interaction/')) return void provider.callback()(request, response)
    const login = { accountId: person().subject, remember: false, ...wordsOf(person()) }
    provider.interactionFinished(request, response, { login }).catch(() => response.writeHead(500).end())
  }
}

export async function startProvider(): Promise<TestProvider> {
  let provider: Provider | undefined
  const test = { person: { subject: 'nobody' } as Person }
  const listener = answering(
    () => provider,
    () => test.person,
  )
  const listen = async (at: number) => {
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  return Object.assign(test, {
    issuer,
    clientId,
    clientSecret,
    register(redirectUri: string) {
      provider = makeProvider(issuer, redirectUri, () => test.person)
    },
    visit: (url: string, jar: Jar = new Map()) => walk(url, issuer, jar),
    signOut: (url: string, jar: Jar) => signOut(url, issuer, jar),
    async open() {
      server = await listen(port)
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

async function ask(url: string, jar: Jar, body?: URLSearchParams): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const sent = body === undefined ? {} : { method: 'POST', body }
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...sent })
  for (const set of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  return answer
}

async function signOut(url: string, issuer: string, jar: Jar): Promise<string> {
  const page = await (await ask(url, jar)).text()
  const action = /action="([^"]+)"/.exec(page)?.[1]
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1]
  if (action === undefined || xsrf === undefined) throw new Error(`no page of signing out: ${page.slice(0, 300)}`)
  const answer = await ask(new URL(action, issuer).href, jar, new URLSearchParams({ xsrf, logout: 'yes' }))
  return answer.headers.get('location') ?? ''
}

/** Follows redirects as long as they stay at the provider. */
async function walk(from: string, issuer: string, jar: Jar) {
  let url = from
  for (let step = 0; step < 10; step += 1) {
    if (!url.startsWith(issuer)) return Object.fromEntries(new URL(url).searchParams)
    const answer = await ask(url, jar)
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the provider answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    url = new URL(next, url).href
  }
  throw new Error('the provider leads in a circle')
}
