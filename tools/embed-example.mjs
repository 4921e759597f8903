// A site that embeds the evaluation: what docs/embedding.md describes, to try out and to copy from.
//
//   EMBED_ORIGINS=http://localhost:8090 npm start
//   npm run embed-example -- http://127.0.0.1:8080 data/trial.json 8090
//
// then open http://localhost:8090. Each opened page is a visitor whose service has just ended.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import process from 'node:process'

const [yiping = 'http://127.0.0.1:8080', trialFile = 'data/trial.json', port = '8090'] = process.argv.slice(2)
const page = path.resolve(import.meta.dirname, '../docs/examples/embed/index.html')
const { apiKey } = JSON.parse(await readFile(trialFile, 'utf8'))

async function ask(method, address, body) {
  const answer = await fetch(new URL(address, yiping), {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`)
  return await answer.json()
}

/** As a business system does when a service has ended: the answer brings the invitation. */
async function reportService() {
  const now = Date.now()
  const at = (minutesAgo) => new Date(now - minutesAgo * 60_000).toISOString()
  const kept = await ask('PUT', `/api/v1/cases/EMBED-${randomUUID()}`, {
    itemCode: '11990102MB0000000T1000000000003',
    divisionCode: '990102000000',
    caseType: 'COMMITTED',
    status: 'ACCEPTED',
    handlingChannel: 'ONLINE',
    acceptedAt: at(5),
    applicant: { type: 'NATURAL_PERSON' },
    occurrences: [
      {
        sequence: 1,
        service: 'APPLICATION',
        mode: 'ONLINE',
        hallCode: 'YP-TRIAL-01',
        windowCode: 'N01',
        endedAt: at(1),
        outcome: 'DONE',
      },
    ],
  })
  return kept.occurrences[0].invitation.token
}

/** By session in a real site; here one browser is one visitor. The token stays on this side. */
const visitors = new Map()

function visitorOf(request) {
  const id = /visitor=([0-9a-f-]{36})/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID()
  if (!visitors.has(id)) visitors.set(id, reportService())
  return id
}

async function answer(request, response) {
  const id = visitorOf(request)
  if (request.method === 'GET' && request.url === '/') {
    const html = (await readFile(page, 'utf8')).replaceAll('{{YIPING}}', yiping)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': `visitor=${id}; HttpOnly` })
    response.end(html)
  } else if (request.method === 'POST' && request.url === '/evaluation-link') {
    const origin = `http://${request.headers.host}`
    const link = await ask('POST', '/api/v1/embed/links', { token: await visitors.get(id), channel: 'WEB', origin })
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify({ url: link.url }))
  } else {
    response.writeHead(404)
    response.end()
  }
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error.message)
    response.writeHead(502)
    response.end()
  })
})
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`embedding example on http://localhost:${server.address().port}`)
})
