// Sends one signed request (RFC 9421, RFC 9530) to the platform. Needs Node 20 and nothing else.
//
//   openssl genpkey -algorithm ed25519 -out private.pem
//   openssl pkey -in private.pem -pubout -out public.pem      public.pem goes to the operator, private.pem never leaves you
//   node send.mjs private.pem yp_0123456789ab PUT https://ping.example.cn/api/v1/cases/2026-0001 case.json
//
import { createHash, randomBytes, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const [privateKeyFile, keyName, method, address, bodyFile] = process.argv.slice(2)
if (address === undefined) {
  process.stderr.write('node send.mjs PRIVATE_KEY.pem yp_… METHOD URL [BODY.json]\n')
  process.exit(2)
}
const url = new URL(address)
const body = bodyFile === undefined ? undefined : await readFile(bodyFile)

/** What is covered, in the order in which it is signed. `host` has no port where it is the scheme’s own. */
const covered = new Map([
  ['@method', method],
  ['@authority', url.host],
  ['@path', url.pathname],
  ['@query', url.search || '?'],
])
const headers = { 'content-type': 'application/json' }
if (body !== undefined) {
  headers['content-digest'] = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  covered.set('content-digest', headers['content-digest'])
}

const now = Math.floor(Date.now() / 1000)
const names = [...covered.keys()].map((name) => `"${name}"`).join(' ')
const nonce = randomBytes(18).toString('base64url')
const input = `(${names});created=${now};expires=${now + 120};nonce="${nonce}";keyid="${keyName}";alg="ed25519"`
const lines = [...covered].map(([name, value]) => `"${name}": ${value}`)
const text = [...lines, `"@signature-params": ${input}`].join('\n')
const signature = sign(null, Buffer.from(text), await readFile(privateKeyFile, 'utf8'))

headers['signature-input'] = `yp=${input}`
headers.signature = `yp=:${signature.toString('base64')}:`
const answer = await fetch(url, { method, headers, body })
process.stdout.write(`${answer.status} ${await answer.text()}\n`)
process.exitCode = answer.ok ? 0 : 1
