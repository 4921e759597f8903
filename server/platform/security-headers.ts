import helmet from '@fastify/helmet'
import Fastify from 'fastify'

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/**
 * What a page says differently that others may show in a frame: nobody but the named origins, and none where there are none.
 * Opened in a tab of its own it may still speak to the page that has opened it.
 */
export function framedBy(origins: readonly string[]): Readonly<Record<string, string>> {
  const frameAncestors = origins.length === 0 ? ["'none'"] : origins
  const policy = Object.entries({ ...contentPolicy, frameAncestors }).map(
    ([name, values]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`,
  )
  return {
    'content-security-policy': policy.join(';'),
    'cross-origin-resource-policy': 'cross-origin',
    'cross-origin-opener-policy': 'unsafe-none',
  }
}

const notHelmets = new Set(['connection', 'content-length', 'content-type', 'date', 'keep-alive'])

/**
 * The headers that every answer carries. Helmet would work out the same dozen anew for each request, a twentieth of the
 * intake's time: it is asked once, through an answer that nobody gets.
 * @param isSecure whether citizens reach us by TLS, our own or a proxy's
 */
export async function securityHeaders(isSecure: boolean): Promise<Readonly<Record<string, string>>> {
  const once = Fastify()
  await once.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy, useDefaults: false },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
  once.get('/', (_request, reply) => reply.code(204).send())
  const { headers } = await once.inject('/')
  await once.close()
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !notHelmets.has(name))
      .map(([name, value]) => [name, String(value)]),
  )
}
