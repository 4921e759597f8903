import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import QRCode from 'qrcode'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { leafHashOf, type ReceiptFile, writeReceiptFiles } from '../../ledger/receipt-file.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { callsOf } from '../support/calls.ts'
import { TinyLog } from '../support/tiny-log.ts'
import { expectAccessible, looks, open, openStage, type Stage, shownLooks, smallTargets, type Visit } from './stage.ts'

let stage: Stage
let calls: ReturnType<typeof callsOf>
/** As the platform hands it out once the log has taken the evaluation in. */
let proved: ReceiptFile
let promised: ReceiptFile
beforeAll(async () => {
  stage = await openStage()
  calls = callsOf(stage)
  const more = { tags: ['115'], comment: '等了“很久” <b>没人</b>' }
  const { body } = await calls.give(await stage.invite(), 1, calls.freshKey(), more)
  promised = await fileOf(body.receipt)
  await vi.waitUntil(async () => (await fileOf(body.receipt)).proof !== undefined, { timeout: 30_000, interval: 300 })
  proved = { ...(await fileOf(body.receipt)), promise: promised.promise as string }
}, 60_000)
afterAll(() => stage.close())

async function fileOf(receipt: string): Promise<ReceiptFile> {
  const { body } = await calls.post<{ files: ReceiptFile[] }>('/api/v1/evaluations/receipt-file', { receipt })
  return body.files[0] as ReceiptFile
}

const hand = ({ page }: Visit, files: readonly ReceiptFile[], name = 'receipt.json') =>
  page
    .locator('#file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(writeReceiptFiles(files)) })
const verdictsOf = async ({ page }: Visit) => {
  await page.locator('[data-verdict]').first().waitFor()
  return page.locator('[data-verdict]').evaluateAll((all) => all.map((each) => each.getAttribute('data-verdict')))
}
const changed: typeof hand = (visit, [file]) => {
  if (file?.record === undefined) throw new Error('there is a record')
  return hand(visit, [{ ...file, record: { ...file.record, scores: { grade: 5, dimensions: null } } }])
}

/** Which modules are dark, as the encoder orders them. */
const codeOf = (visit: Visit) =>
  visit.page.locator('.receipt-code').evaluate((svg) => {
    const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]) - 8
    const places = [...(svg.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h1v1h-1z/g)]
    const dark = new Set(places.map(([, x, y]) => (Number(y) - 4) * size + Number(x) - 4))
    return Array.from({ length: size * size }, (_, at) => Number(dark.has(at)))
  })

test('what the platform has handed out is found in the log, and with another grade in it, it is not', async () => {
  const visit = await stage.visit('/verify/')
  await hand(visit, [proved])
  // This platform asks no witness: that is said before anything else.
  expect(await verdictsOf(visit)).toEqual(['UNWITNESSED'])
  const words = await visit.page.locator('#result').innerText()
  expect(words).toContain('但本平台没有请任何独立的见证单位作证。')
  expect(words).toContain('<b>没人</b>')
  await changed(visit, [proved])
  await visit.page.locator('[data-verdict="WRONG"]').waitFor()
  expect(await visit.page.locator('#result').innerText()).toContain('12388')
  // Of what was checked nothing went out.
  expect(visit.requested.filter((url) => !url.includes('/verify/'))).toEqual([])
  expect(visit.mishaps).toEqual([])
})

test('who has just given a grade saves the file and checks it; the receipt is there as a code, too', async () => {
  const visit = await stage.visit(`/e?c=QR_CODE#${await stage.invite()}`)
  const { page } = visit
  await page.locator('button[data-grade="2"]').click()
  await page.getByRole('button', { name: '不填写，完成' }).click()
  const receipt = (await page.locator('.receipt').textContent()) ?? ''
  const save = async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存凭证文件' }).click()
    return readFile(await (await download).path())
  }
  const saved = await save()
  await page.getByText('已保存。').waitFor()
  const { data } = QRCode.create(`${stage.base}/r#${receipt}`, { errorCorrectionLevel: 'M' }).modules
  expect(await codeOf(visit)).toEqual(Array.from(data, Number))
  await expectAccessible(visit, looks.phone)
  const folder = process.env.YIPING_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/receipt.png`, fullPage: true })
  await page.route('**/receipt-file', (route) => route.abort())
  const offline = await save()
  await page.getByText('请稍后再保存一次').waitFor()
  await page.getByRole('link', { name: '核验' }).click()
  await page.locator('#file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: saved })
  expect(['PROMISED', 'UNWITNESSED']).toContain((await verdictsOf(visit))[0])
  await page.locator('#file').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: offline })
  await page.locator('[data-verdict="UNPROVEN"]').waitFor()
  expect(JSON.parse(String(offline))).toMatchObject({ receipt, promise: expect.stringContaining('yiping.promise') })
  expect(visit.mishaps).toEqual([])
})

test('what is only promised says until when; text can be pasted; what is something else is said to be', async () => {
  const visit = await stage.visit('/verify/')
  await visit.page.locator('summary').first().click()
  const paste = async (text: string) => {
    await visit.page.locator('#text').fill(text)
    await visit.page.locator('#paste button').click()
  }
  await paste(writeReceiptFiles([promised]))
  expect(await verdictsOf(visit)).toEqual(['PROMISED'])
  expect(await visit.page.locator('.until').innerText()).toMatch(/最迟写入时间：\d{4}年/)
  await paste(`${writeReceiptFiles([proved]).slice(0, -20)}`)
  await visit.page.locator('[data-verdict="NONE"]').waitFor()
  await paste(writeReceiptFiles([proved, promised]))
  await expect.poll(() => verdictsOf(visit)).toEqual(['UNWITNESSED', 'PROMISED'])
  await visit.page.locator('#language').click()
  await visit.page.getByText('no independent witness is asked by this operator').first().waitFor()
  expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(visit.mishaps).toEqual([])
})

test('the page remembers the largest state of the log that it has seen', async () => {
  const visit = await stage.visit('/verify/')
  const log = new TinyLog()
  const leaf = leafHashOf(nodeLedger, proved) as Uint8Array
  await visit.page.route('**/trust.json', (route) => route.fulfill({ json: log.trust }))
  await visit.page.reload()
  const { promise: _, ...bare } = proved
  await hand(visit, [{ ...bare, proof: await log.prove(leaf) }])
  expect(await verdictsOf(visit)).toEqual(['IN_LOG'])
  await visit.page.reload()
  await hand(visit, [{ ...bare, proof: await log.prove(leaf, { before: 7 }) }])
  expect(await verdictsOf(visit)).toEqual(['OLDER'])
  // Of the same size and not the same: strangers stand in it.
  await hand(visit, [{ ...bare, proof: await log.prove(leaf) }])
  await visit.page.locator('[data-verdict="WRONG"]').waitFor()
  expect(await visit.page.locator('#result').innerText()).toContain('两个不同的版本')
})

test('a copy of the folder on another server, with a list of its own, checks as well, by SM2 and with witnesses', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-verify-'))
  await cp(path.resolve(import.meta.dirname, '../../build/web/verify'), path.join(folder, 'w/check'), {
    recursive: true,
  })
  const log = new TinyLog()
  const leaf = leafHashOf(nodeLedger, proved) as Uint8Array
  await writeFile(path.join(folder, 'w/check/trust.json'), JSON.stringify(log.trust))
  const host = Fastify()
  await host.register(fastifyStatic, { root: folder })
  const base = await host.listen({ port: 0, host: '127.0.0.1' })
  const context = await stage.browser.newContext()
  const visit = await open(context, base, '/w/check/', looks.phone)
  const { promise: _, ...bare } = proved
  await hand(visit, [{ ...bare, proof: await log.prove(leaf, { by: [log.log, log.sm2] as never }) }])
  expect(await verdictsOf(visit)).toEqual(['IN_LOG'])
  expect(visit.requested.some((url) => /\/sm2-/.test(url))).toBe(true)
  await visit.page.locator('.result summary').click()
  const words = await visit.page.locator('#result').innerText()
  expect(words).toContain('这条评价在公开日志中，没有被改过。')
  expect(words).toContain('witness.one witness.two 2 / 2')
  // By the platform’s own log nothing is believed here.
  await hand(visit, [proved])
  await visit.page.locator('[data-verdict="WRONG"]').waitFor()
  expect(visit.mishaps).toEqual([])
  await context.close()
  await host.close()
  await rm(folder, { recursive: true })
})

test.each(shownLooks)('it can be used by everybody: %s', async (name, look) => {
  const visit = await stage.visit('/verify/', look)
  await expectAccessible(visit, look)
  for (const [at, make] of [hand, changed].entries()) {
    await make(visit, [proved, promised])
    await visit.page.locator(at === 0 ? '[data-verdict="UNWITNESSED"]' : '[data-verdict="WRONG"]').waitFor()
    await visit.page.locator('.result summary').first().click()
    await expectAccessible(visit, look)
    expect(await smallTargets(visit, 44)).toEqual([])
    const folder = process.env.YIPING_PICTURES
    if (folder) await visit.page.screenshot({ path: `${folder}/verify-${name}-${at}.png`, fullPage: true })
  }
  expect(visit.mishaps).toEqual([])
})

test('once it is loaded it needs no server: what is right is right and what was changed is found, with the platform stopped', async () => {
  const other = await openStage()
  const visit = await other.visit('/verify/')
  await visit.page.locator('#trust', { hasText: '日志' }).waitFor()
  const log = new TinyLog()
  const leaf = leafHashOf(nodeLedger, proved) as Uint8Array
  await visit.page.route('**/trust.json', (route) => route.fulfill({ json: log.trust }))
  await visit.page.reload()
  await visit.page.locator('#trust', { hasText: log.origin }).waitFor()
  await visit.page.unroute('**/trust.json')
  await other.running.http.close()
  await expect(fetch(`${other.base}/verify/`)).rejects.toThrow()
  const { promise: _, ...bare } = proved
  const file = { ...bare, proof: await log.prove(leaf, { by: [log.log, log.sm2] as never }) }
  await hand(visit, [file])
  expect(await verdictsOf(visit)).toEqual(['IN_LOG'])
  // The program for SM2 could not be fetched any more: Ed25519 is enough, and it is said.
  await visit.page.locator('.result summary').click()
  expect(await visit.page.locator('.findings').innerText()).toContain('国密')
  await changed(visit, [file])
  await visit.page.locator('[data-verdict="WRONG"]').waitFor()
  await other.close()
})
