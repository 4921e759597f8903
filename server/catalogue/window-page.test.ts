import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { callsOf, hear, refusal } from '../../tests/support/calls.ts'
import { importsOf } from '../../tests/support/import.ts'
import { bringMorePlaces, otherHall, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { workbook } from '../../tests/support/workbook.ts'

let platform: TestPlatform
let key: string
let hallKey: string
beforeAll(async () => {
  platform = await startPlatform()
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
  const { apiKey } = callsOf(platform)
  key = (await apiKey({ scopes: ['catalogue:read', 'catalogue:write', 'imports:run', 'cases:write'] })).key
  hallKey = (await apiKey({ scopes: ['catalogue:read', 'catalogue:write'], hallCode: secondHall })).key
})
afterAll(() => platform.stop())

const put = (path: string, body: unknown, apiKey = key) =>
  hear<{ created: boolean; changed: boolean }>(
    fetch(`${platform.base}/api/v1/catalogue/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(body),
    }),
  )
const list = async (path: string, apiKey = key) => {
  const headers = { authorization: `Bearer ${apiKey}` }
  const { body } = await hear<{ entries: Record<string, unknown>[]; next: string | null }>(
    fetch(`${platform.base}/api/v1/catalogue/${path}`, { headers }),
  )
  return body
}
interface Page {
  readonly hours: unknown
  readonly items: readonly { itemCode: string; materials: unknown; fees: unknown }[] | null
}
const pageOf = async (windowCode: string, hallCode = secondHall) =>
  (await callsOf(platform).get<Page>(`/api/v1/halls/${hallCode}/windows/${windowCode}/page`)).body
const dayFrom = (days: number) => toPlainDate(Date.now() + days * 86_400_000)
const told = ({ status, body }: Awaited<ReturnType<typeof put>>) => [status, body.created, body.changed]
const open = (weekday: number, from: string, to: string) => ({ weekday, from, to })
const identity = '11990102MB0000000T1000000000002'
const household = '11990102MB0000000T1000000000006'

describe('what the page of a window shows is entered through the API', () => {
  test('hours of the hall, and of a window that keeps others, each from its day on', async () => {
    expect((await pageOf('A01')).hours).toBeNull()
    const hours = [open(2, '09:00', '12:00'), open(1, '13:30', '17:30'), open(1, '09:00', '12:00')]
    const inOrder = [open(1, '09:00', '12:00'), open(1, '13:30', '17:30'), open(2, '09:00', '12:00')]
    expect(told(await put(`halls/${secondHall}/hours`, { hours }))).toEqual([201, true, true])
    expect(told(await put(`halls/${secondHall}/hours`, { hours: inOrder }))).toEqual([200, false, false])
    expect((await pageOf('A01')).hours).toEqual(inOrder)
    const own = [open(6, '00:00', '24:00')]
    expect(told(await put(`halls/${secondHall}/windows/A01/hours`, { hours: own }))).toEqual([201, true, true])
    expect((await pageOf('A01')).hours).toEqual(own)
    expect(told(await put(`halls/${secondHall}/windows/A01/hours`, { hours: null }))).toEqual([200, false, true])
    expect((await pageOf('A01')).hours).toEqual(inOrder)
    expect(told(await put(`halls/${secondHall}/windows/A01/hours`, { hours: null }))).toEqual([200, false, false])
    await put(`halls/${secondHall}/hours`, { hours: [], effectiveFrom: dayFrom(3) })
    const hoursOn = async (on: string) =>
      (await list(`hall-hours?on=${on}`)).entries.find(({ hallCode }) => hallCode === secondHall)?.hours
    expect([await hoursOn(dayFrom(0)), await hoursOn(dayFrom(3))]).toEqual([inOrder, []])
  })

  test('the items that a window handles, until it handles them no longer', async () => {
    expect((await pageOf('A01')).items).toBeNull()
    const path = `halls/${secondHall}/windows/A01/items/${identity}`
    expect(told(await put(path, {}))).toEqual([201, true, true])
    expect(told(await put(path, {}))).toEqual([200, false, false])
    expect((await pageOf('A01')).items?.map(({ itemCode }) => itemCode)).toEqual([identity])
    expect(told(await put(path, { status: 'CLOSED' }))).toEqual([200, false, true])
    expect((await pageOf('A01')).items).toEqual([])
    expect((await list('window-items')).entries).toContainEqual(
      expect.objectContaining({ hallCode: secondHall, windowCode: 'A01', itemCode: identity, status: 'CLOSED' }),
    )
  })

  test('what an item needs and costs; what is left out is unknown, which is not the same as nothing', async () => {
    const guide = { materials: [{ name: '居民户口簿', form: 'ORIGINAL' }], fees: [] }
    const shownOf = async () => {
      const [shown] = (await pageOf('A02', 'YP-TRIAL-01')).items?.filter(({ itemCode }) => itemCode === household) ?? []
      return { materials: shown?.materials, fees: shown?.fees }
    }
    expect(told(await put(`items/${household}/guide`, guide))).toEqual([200, false, true])
    expect(await shownOf()).toEqual(guide)
    expect(told(await put(`items/${household}/guide`, { fees: null, materials: [] }))).toEqual([200, false, true])
    expect(await shownOf()).toEqual({ materials: [], fees: null })
    expect(told(await put(`items/${household}/guide`, { materials: [] }))).toEqual([200, false, false])
    expect((await list('item-guides')).entries).toContainEqual(
      expect.objectContaining({ itemCode: household, materials: [], fees: null }),
    )
  })

  test('and the 业务办理项 of an item, for which cases may be reported', async () => {
    const code = `${identity}77`
    const report = () => callsOf(platform).putCase('VARIANT-1', { itemCode: code })
    expect(refusal(await report())).toBe('422 ITEM_UNKNOWN /itemCode')
    expect(told(await put(`item-variants/${code}`, { name: '居民身份证换领（丢失）' }))).toEqual([201, true, true])
    expect(told(await put(`item-variants/${code}`, { name: '居民身份证换领（丢失）' }))).toEqual([200, false, false])
    expect((await report()).status).toBe(201)
    expect((await list('item-variants')).entries).toContainEqual(
      expect.objectContaining({ handleItemCode: code, itemCode: identity, name: '居民身份证换领（丢失）' }),
    )
  })

  test('lists go on where a page has ended', async () => {
    const first = await list('window-items?limit=2')
    expect(first.entries).toHaveLength(2)
    const second = await list(`window-items?limit=2&after=${first.next}`)
    expect(second.entries[0]).not.toEqual(first.entries[1])
    expect((await list('window-hours')).entries.length).toBeGreaterThan(0)
  })
})

describe('refuses', () => {
  const wrong = [open(1, '12:00', '09:00')]
  test.each([
    ['422 HOURS_OUT_OF_ORDER /hours', `halls/${secondHall}/hours`, { hours: wrong }],
    ['422 HOURS_OUT_OF_ORDER /hours', `halls/${secondHall}/windows/A01/hours`, { hours: wrong }],
    ['400 MALFORMED /hours/0/to', `halls/${secondHall}/hours`, { hours: [open(1, '09:00', '25:00')] }],
    ['404 HALL_UNKNOWN /hallCode', 'halls/NOWHERE/hours', { hours: [] }],
    ['404 WINDOW_UNKNOWN /windowCode', `halls/${secondHall}/windows/Q99/hours`, { hours: [] }],
    ['404 WINDOW_UNKNOWN /windowCode', `halls/${secondHall}/windows/Q99/items/${identity}`, {}],
    ['422 ITEM_UNKNOWN /itemCode', `halls/${secondHall}/windows/A01/items/${'0'.repeat(31)}`, {}],
    ['422 ITEM_UNKNOWN /itemCode', `items/${'0'.repeat(31)}/guide`, {}],
    ['422 ITEM_UNKNOWN /handleItemCode', `item-variants/${'0'.repeat(33)}`, { name: '无' }],
    ['403 FORBIDDEN /hallCode', `halls/${otherHall}/hours`, { hours: [] }],
    ['403 FORBIDDEN /hallCode', `halls/${otherHall}/windows/A01/items/${identity}`, {}],
  ])('%s: %s', async (expected, path, body) => {
    expect(refusal(await put(path, body))).toBe(expected)
  })

  test('a key of one hall what is above it, and no other hall', async () => {
    expect(refusal(await put(`items/${identity}/guide`, { fees: [] }, hallKey))).toBe('403 FORBIDDEN')
    expect(refusal(await put(`item-variants/${identity}01`, { name: '无' }, hallKey))).toBe('403 FORBIDDEN')
    expect(refusal(await put('halls/YP-TRIAL-01/hours', { hours: [] }, hallKey))).toBe('403 FORBIDDEN /hallCode')
    expect((await put(`halls/${secondHall}/windows/A01/items/${household}`, {}, hallKey)).status).toBe(201)
    expect((await list('hall-hours', hallKey)).entries.map(({ hallCode }) => hallCode)).toEqual([secondHall])
  })
})

describe('the same as a file', () => {
  const run = async (kind: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
    importsOf(platform, key).run(`${kind}/GOOD_ROWS`, await workbook(rows, heads))

  test('hours as people write them; what cannot be read, or overlaps, is given back', async () => {
    const seen = await run(
      'HALL_HOURS',
      ['大厅编码', '开放时间'],
      [
        [secondHall, '周一至周五 9:00-12:00、13:30-17:30；周六 09:00-12:00'],
        ['YP-TRIAL-01', '上午'],
        [otherHall, '每天 09:00-12:00'],
      ],
    )
    expect(seen).toMatchObject({ rowsKept: 1, rowsBad: 2 })
    expect(seen.badRows.map(({ problems }) => problems[0])).toEqual([
      { code: 'CELL_NOT_A_LIST', column: '开放时间' },
      { code: 'FORBIDDEN', column: '大厅编码' },
    ])
    expect((await pageOf('A01')).hours).toHaveLength(11)
    const own = await run(
      'WINDOW_HOURS',
      ['大厅编码', '窗口编号', '开放时间'],
      [
        [secondHall, 'A01', '每天 00:00-24:00'],
        [secondHall, 'Q99', '同大厅'],
        ['YP-TRIAL-01', 'A02', '周一 09:00-12:00、11:00-14:00'],
      ],
    )
    expect(own.badRows.map(({ problems }) => problems[0])).toEqual([
      { code: 'WINDOW_UNKNOWN', column: '窗口编号' },
      { code: 'HOURS_OUT_OF_ORDER', column: '开放时间' },
    ])
    expect((await pageOf('A01')).hours).toHaveLength(7)
    await run('WINDOW_HOURS', ['大厅编码', '窗口编号', '开放时间'], [[secondHall, 'A01', '同大厅']])
    expect((await pageOf('A01')).hours).toHaveLength(11)
  })

  test('items of windows, with what each needs and costs', async () => {
    const items = await run(
      'WINDOW_ITEMS',
      ['大厅编码', '窗口编号', '实施清单编码', '状态'],
      [
        [secondHall, 'A01', identity, ''],
        [secondHall, 'A01', household, '停用'],
        [secondHall, 'A01', '0'.repeat(31), '启用'],
      ],
    )
    expect(items.badRows.map(({ problems }) => problems[0])).toEqual([{ code: 'ITEM_UNKNOWN', column: '实施清单编码' }])
    const guides = await run(
      'ITEM_GUIDES',
      ['实施清单编码', '办理材料', '收费'],
      [
        [identity, '居民身份证（原件）；申请表', '证件工本费 20.5元（试用数据）'],
        [household, '无', '二十元'],
      ],
    )
    expect(guides.badRows.map(({ problems }) => problems[0])).toEqual([{ code: 'CELL_NOT_A_LIST', column: '收费' }])
    expect((await pageOf('A01')).items).toMatchObject([
      {
        itemCode: identity,
        materials: [
          { name: '居民身份证', form: 'ORIGINAL' },
          { name: '申请表', form: 'ANY' },
        ],
        fees: [{ name: '证件工本费', fen: 2050, basis: '试用数据' }],
      },
    ])
  })

  test('divisions, each after the one above it, and 业务办理项', async () => {
    const heads = ['行政区划代码', '行政区划名称', '层级', '上级行政区划代码']
    const seen = await run('DIVISIONS', heads, [
      ['990102007000', '河西街道', '乡镇街道', '990102'],
      ['990102007001', '河西一村', '村社区', '990102007000'],
      ['990102008000', '河南街道', '区县', '990102'],
      ['990103001000', '邻区街道', '乡镇街道', '990103'],
    ])
    expect(seen).toMatchObject({ rowsKept: 2, rowsBad: 2 })
    expect(seen.badRows.map(({ problems }) => problems[0])).toEqual([
      { code: 'LEVEL_NOT_BELOW_PARENT', column: '层级' },
      { code: 'FORBIDDEN', column: '行政区划代码' },
    ])
    const { entries } = await list('divisions')
    expect(entries).toContainEqual(expect.objectContaining({ name: '河西一村', parentCode: '990102007000' }))
    const variants = await run(
      'ITEM_VARIANTS',
      ['业务办理项编码', '业务办理项名称'],
      [
        [`${household}01`, '户口登记项目变更（姓名）'],
        [`${'0'.repeat(31)}01`, '无此事项'],
      ],
    )
    expect(variants.badRows.map(({ problems }) => problems[0])).toEqual([
      { code: 'ITEM_UNKNOWN', column: '业务办理项编码' },
    ])
  })
})
