// Pictures of the faces for the README, from a server that runs with its trial hall.
//
//   node tools/screenshots.mjs http://127.0.0.1:8080 data/trial.json [name of a picture …]
//
// It uses up four invitations of the trial hall; fresh ones come with every new data folder.
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { generate } from 'otplib'
import { chromium } from 'playwright-core'
import { consolePictures } from './lib/console-pictures.mjs'

const BYTES_MAX = 200_000
const folder = path.resolve(import.meta.dirname, '../docs/images')
const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }
const tablet = { width: 1280, height: 800 }
const wall = { width: 1920, height: 1080 }

const [base = 'http://127.0.0.1:8080', trialFile = 'data/trial.json', ...wanted] = process.argv.slice(2)

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = [process.env.CHROMIUM, ...folders.flatMap((each) => names.map((name) => path.join(each, name)))]
  const found = candidates.find((candidate) => candidate && existsSync(candidate))
  if (!found) throw new Error('no Chromium on the PATH; set CHROMIUM to its program')
  return found
}

const isWanted = (beginning) => wanted.length === 0 || wanted.some((name) => name.startsWith(beginning))

/** A page of its own, as on a device that has never been here. */
async function picture(browser, name, { viewport, address, until, act, fullPage = false }) {
  if (wanted.length > 0 && !wanted.includes(name)) return
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(new URL(address, base).href)
  await page.locator(until).first().waitFor()
  await act?.(page)
  const file = path.join(folder, `${name}.png`)
  await page.screenshot({ path: file, fullPage })
  await context.close()
  const { size } = await stat(file)
  if (size > BYTES_MAX) throw new Error(`${name}.png has ${size} bytes, at most ${BYTES_MAX}`)
  console.log(`${name}.png ${Math.round(size / 1024)} KB`)
}

const tap = (grade) => async (page) => {
  await page.locator(`button[data-grade="${grade}"]`).click()
  await page.locator('.tags').waitFor()
}

async function thanked(page) {
  await tap(5)(page)
  await page.locator('.tags input').first().check()
  await page.locator('button[type="submit"]').click()
  await page.locator('.receipt').waitFor()
}

/** A clerk’s file in which some rows are wrong, handed in and read to its end. */
const imported = (apiKey) => async (page) => {
  const heads =
    '办件编号,事项编码,行政区划代码,办件类型,办理状态,办件渠道,受理时间,申请人类型,第几次服务,服务名称,服务方式,大厅编码,窗口编号,服务结束时间,服务结果'
  const row = (no, status, window, ended) =>
    `SHOT-${no},11990102MB0000000T1000000000002,990102,承诺件,${status},线下,2026-01-05 09:20,自然人,1,申报,窗口,YP-TRIAL-01,${window},${ended},办成`
  const good = Array.from({ length: 115 }, (_, index) => row(index, '已受理', 'A01', '2026-01-05 09:32'))
  good.splice(11, 0, row('X1', '已受理', 'A99', '2026-01-05 09:32'))
  good.splice(37, 0, row('X2', '在办', 'A01', '昨天下午'))
  good.splice(60, 0, row('X3', '已办结', 'A01', '2026-01-05 09:32'))
  good.splice(88, 0, row('X4', '已受理', '', '2026-01-05 09:32'))
  good.splice(101, 0, row('X5', '已受理', 'A01', '2199-01-05 09:32'))
  await page.locator('#api-key').fill(apiKey)
  const buffer = Buffer.from([heads, ...good].join('\r\n'))
  await page.locator('#file').setInputFiles({ name: '一月办件.csv', mimeType: 'text/csv', buffer })
  await page.locator('button[type="submit"]').click()
  await page.locator('[data-state="DONE"]').waitFor({ timeout: 60_000 })
}

/** The invitations that still wait for their citizen. */
async function findOpen(invitations) {
  const open = []
  for (const { token } of invitations) {
    const answer = await fetch(new URL('/api/v1/invitations/open', base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (answer.ok && (await answer.json()).state === 'OPEN') open.push(token)
  }
  if (open.length < 4) throw new Error('fewer than four open invitations are left: start with a new data folder')
  return open
}

const noDrivers = { idReader: 'NONE', face: 'NONE', signature: 'NONE', printer: 'NONE', screen: 'NONE' }

async function ask(apiKey, method, address, body) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` }
  const answer = await fetch(new URL(address, base), { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** A service that ends at the terminal’s window while one looks. */
function endService(apiKey, caseNo, windowCode) {
  const now = new Date().toISOString()
  return ask(apiKey, 'PUT', `/api/v1/cases/${caseNo}`, {
    itemCode: '11990102MB0000000T1000000000002',
    divisionCode: '990102000000',
    caseType: 'COMMITTED',
    status: 'ACCEPTED',
    handlingChannel: 'OFFLINE',
    acceptedAt: now,
    applicant: { type: 'NATURAL_PERSON' },
    occurrences: [
      {
        sequence: 1,
        service: 'APPLICATION',
        mode: 'COUNTER',
        hallCode: 'YP-TRIAL-01',
        windowCode,
        staffNo: '1006',
        endedAt: now,
        outcome: 'DONE',
        waitingMinutes: 7,
      },
    ],
  })
}

/** Enough services at one window for its wait to be told. */
async function windowPage(browser, apiKey) {
  for (const no of [1, 2, 3, 4, 5]) await endService(apiKey, `PICTURE-WINDOW-${no}`, 'A01')
  const act = (page) => page.locator('summary', { hasText: '居民身份证换领' }).click()
  const shot = { address: '/c/YP-TRIAL-01/A01', until: '[data-info="SHOWN"]', act, fullPage: true }
  await picture(browser, 'window-phone', { ...shot, viewport: phone })
}

/** Pairs a terminal by hand, and leaves it idle. */
const pairing = (apiKey, windowCode, edition) => async (page) => {
  const settings = { layout: 'OPEN', edition, language: 'zh-CN', keypad: null, drivers: noDrivers }
  const wish = { hallCode: 'YP-TRIAL-01', windowCode, kind: 'TABLET', settings }
  const { pairingCode } = await ask(apiKey, 'POST', '/api/v1/device-pairings', wish)
  await page.locator('#code').fill(pairingCode)
  await page.locator('#name').fill('一号窗口评价终端')
  await page.locator('button[type="submit"]').click()
  await page.locator('[data-stage="IDLE"] [data-connected="true"]').waitFor()
}

async function terminals(browser, apiKey) {
  const shot = { viewport: tablet, address: '/terminal/', until: '#code' }
  const idle = pairing(apiKey, 'D01', 'ordinary')
  await picture(browser, 'terminal-idle', { ...shot, act: idle })
  const cut = async (page) => {
    await idle(page)
    await page.context().setOffline(true)
    await page.locator('.offline').waitFor()
  }
  await picture(browser, 'terminal-offline', { ...shot, act: cut })
  const asking = (edition, caseNo) => async (page) => {
    await pairing(apiKey, 'D01', edition)(page)
    await endService(apiKey, caseNo, 'D01')
    await page.locator('[data-stage="ASKING"]').waitFor()
    await page.mouse.move(0, 0)
  }
  await picture(browser, 'terminal-elderly', { ...shot, act: asking('elderly', 'PICTURE-0731') })
  await picture(browser, 'terminal-ask', { ...shot, act: asking('ordinary', 'PICTURE-0732') })
}

/** Signed in with both factors, without a page. */
async function worker({ username, password, totpSecret }) {
  let cookie = ''
  const call = async (method, address, body) => {
    const headers = { 'content-type': 'application/json', origin: new URL(base).origin, cookie }
    const answer = await fetch(new URL(address, base), { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer.json()
  }
  await call('POST', '/api/v1/session', { username, password })
  await call('POST', '/api/v1/session/second-factor', { code: await generate({ secret: totpSecret }) })
  return call
}

/** An order that was put right, checked and answered: the citizen’s turn. */
async function ownOrder(browser, token, accounts) {
  const post = async (address, body, key) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    return (await fetch(new URL(address, base), { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  const given = { token, grade: 2, channel: 'MOBILE', comment: '填表样本是旧的，来了两次。' }
  const { id, receipt } = await post('/api/v1/evaluations', given, 'picture-of-an-order')
  const [supervisor, reviewer] = [await worker(accounts.window_supervisor), await worker(accounts.reviewer)]
  const evidence = [{ kind: 'REGISTER', reference: '整改登记' }]
  const words = '样本已经更正，并向今天来过的两位群众致歉。请您看看是否解决。'
  const steps = [
    [supervisor, 'steps', { step: 'ACKNOWLEDGE' }],
    [supervisor, 'steps', { step: 'CONTACT', channel: 'PHONE', outcome: 'REACHED' }],
    [supervisor, 'steps', { step: 'VERIFY', finding: 'CLEAR' }],
    [supervisor, 'steps', { step: 'FINISH', words: '样本已更正', evidence }],
    [reviewer, 'reviews', { step: 'PASS_REVIEW' }],
    [supervisor, 'steps', { step: 'FEED_BACK', channel: 'PHONE', words }],
  ]
  for (const [index, [call, room, sent]] of steps.entries())
    await call('POST', `/api/v1/handling-orders/${id}/${room}`, { version: index + 1, ...sent })
  const shot = { address: `/r#${receipt}`, until: '[data-stage="FED_BACK"]', fullPage: true }
  await picture(browser, 'citizen-order', { ...shot, viewport: phone })
}

async function main() {
  const { invitations, apiKey, accounts } = JSON.parse(await readFile(trialFile, 'utf8'))
  const [first, second, third, fourth] = await findOpen(invitations)
  const { halls } = await (await fetch(new URL('/api/v1/halls', base))).json()
  const board = `/screen/${halls[0].hallCode}`
  await mkdir(folder, { recursive: true })
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--disable-gpu', ...root] })
  const live = '[data-connection="LIVE"]'
  const ask = { address: `/e#${first}`, until: '.grades' }
  try {
    await picture(browser, 'citizen-phone', { ...ask, viewport: phone })
    await picture(browser, 'citizen-elderly', { ...ask, viewport: phone, address: `/e?edition=elderly#${first}` })
    await picture(browser, 'citizen-english', { ...ask, viewport: phone, address: `/e?lang=en#${first}` })
    await picture(browser, 'citizen-desk', { ...ask, viewport: desk })
    const received = { until: '.grades', viewport: phone }
    await picture(browser, 'citizen-reasons', { ...received, address: `/e#${second}`, act: tap(2), fullPage: true })
    await picture(browser, 'citizen-receipt', { ...received, address: `/e#${third}`, act: thanked })
    if (isWanted('citizen-order')) await ownOrder(browser, fourth, accounts)
    await picture(browser, 'board-wall', { address: board, until: live, viewport: wall })
    await picture(browser, 'board-desk', { address: board, until: live, viewport: desk })
    await picture(browser, 'board-english', { address: `${board}?lang=en`, until: live, viewport: desk })
    await picture(browser, 'board-phone', { address: board, until: live, viewport: phone, fullPage: true })
    await picture(browser, 'status-desk', {
      address: '/status',
      until: '[data-verdict]',
      viewport: desk,
      fullPage: true,
    })
    if (isWanted('window')) await windowPage(browser, apiKey)
    if (isWanted('terminal')) await terminals(browser, apiKey)
    const { consoles, desks } = consolePictures({ picture, base, phone, desk })
    await consoles(browser, accounts.system_admin)
    await desks(browser, accounts)
    const importing = { address: '/import', until: 'form' }
    await picture(browser, 'import-empty', { ...importing, viewport: phone, fullPage: true })
    await picture(browser, 'import-errors', { ...importing, viewport: desk, act: imported(apiKey), fullPage: true })
    await picture(browser, 'import-errors-phone', {
      ...importing,
      viewport: phone,
      act: imported(apiKey),
      fullPage: true,
    })
    // Of a trial city that has published a month; else each says that nothing is published yet.
    const portal = { until: '[data-latest], [data-not-yet]' }
    await picture(browser, 'portal-desk', { ...portal, viewport: desk, address: '/portal' })
    await picture(browser, 'portal-elderly', { ...portal, viewport: phone, address: '/portal?edition=elderly' })
    const city = { viewport: wall, address: '/screen/', until: '[data-connection="KEPT_FRESH"]' }
    await picture(browser, 'portal-wall', city)
    const method = { viewport: desk, address: '/portal/method', until: '[data-policies]' }
    await picture(browser, 'portal-method', method)
    await picture(browser, 'home-desk', { address: '/', until: '.hall', viewport: desk })
  } finally {
    await browser.close()
  }
}

await main()
