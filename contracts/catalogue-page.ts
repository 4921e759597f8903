import { Type } from 'typebox'
import { entryStatuses } from '../domain/catalogue-version.ts'
import { materialForms } from '../domain/opening-hours.ts'
import { dated, itemCode, list, name, said, write, writeRefusals } from './catalogue.ts'
import { route } from './route.ts'
import { hallCode, nullable, oneOf, plainDate, shape, windowCode } from './shapes.ts'

/** What the page of a window shows beside the catalogue: hours, items and what each needs; and the 业务办理项 of an item. */
const clock = Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' })
const hours = Type.Array(shape({ weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: clock, to: clock }), {
  maxItems: 42,
  description: 'by weekday, 1 is Monday; stretches do not overlap. An empty list: never open',
})
const material = shape({ name, form: oneOf(materialForms) })
const fee = shape({
  name,
  fen: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  basis: Type.String({ minLength: 1, maxLength: 200, description: 'the document it is charged by' }),
})
const materials = nullable(Type.Array(material, { maxItems: 100 }), {
  description: 'null or left out: not known; an empty list: none needed',
})
const fees = nullable(Type.Array(fee, { maxItems: 30 }), {
  description: 'null or left out: not known; an empty list: nothing is charged',
})
const handleItemCode = Type.String({
  pattern: '^[0-9A-Za-z]{33}$',
  description: '业务办理项编码: the item’s 31 characters and two more',
})
const { effectiveFrom, seenVersions } = dated

export const putHallHours = route({
  ...write,
  path: '/api/v1/catalogue/halls/{hallCode}/hours',
  name: 'putHallHours',
  summary: `The weekly opening hours 开放时间 of a hall. ${said}`,
  params: shape({ hallCode }),
  body: shape({ hours, effectiveFrom, seenVersions }),
  refusals: [...writeRefusals, 'HALL_UNKNOWN', 'HOURS_OUT_OF_ORDER'],
})

export const putWindowHours = route({
  ...write,
  path: '/api/v1/catalogue/halls/{hallCode}/windows/{windowCode}/hours',
  name: 'putWindowHours',
  summary: `Where a window keeps other hours than its hall; null: the hall’s again. ${said}`,
  params: shape({ hallCode, windowCode }),
  body: shape({ hours: nullable(hours), effectiveFrom, seenVersions }),
  refusals: [...writeRefusals, 'HALL_UNKNOWN', 'WINDOW_UNKNOWN', 'HOURS_OUT_OF_ORDER'],
})

export const putWindowItem = route({
  ...write,
  path: '/api/v1/catalogue/halls/{hallCode}/windows/{windowCode}/items/{itemCode}',
  name: 'putWindowItem',
  summary: `That a window handles an item 事项, or does no longer. ${said}`,
  params: shape({ hallCode, windowCode, itemCode }),
  body: shape(dated),
  refusals: [...writeRefusals, 'HALL_UNKNOWN', 'WINDOW_UNKNOWN', 'ITEM_UNKNOWN'],
})

export const putItemGuide = route({
  ...write,
  bodyBytesMax: 65_536,
  path: '/api/v1/catalogue/items/{itemCode}/guide',
  name: 'putItemGuide',
  summary: `What to bring for an item and what it costs 办事指南. ${said}`,
  params: shape({ itemCode }),
  body: shape({ materials: Type.Optional(materials), fees: Type.Optional(fees), effectiveFrom, seenVersions }),
  refusals: [...writeRefusals, 'ITEM_UNKNOWN'],
})

export const putItemVariant = route({
  ...write,
  path: '/api/v1/catalogue/item-variants/{handleItemCode}',
  name: 'putItemVariant',
  summary: `A variant 业务办理项 of the item with whose code its own begins. ${said}`,
  params: shape({ handleItemCode }),
  body: shape({ name, ...dated }),
  refusals: [...writeRefusals, 'ITEM_UNKNOWN'],
})

const text = Type.String()
const status = oneOf(entryStatuses)
const from = { effectiveFrom: plainDate }

export const listHallHours = list('hall-hours', 'listHallHours', 'Opening hours of halls in force on a day', {
  hallCode: text,
  hours,
  ...from,
})
export const listWindowHours = list('window-hours', 'listWindowHours', 'Own hours of windows in force on a day', {
  hallCode: text,
  windowCode: text,
  hours: nullable(hours),
  ...from,
})
export const listWindowItems = list('window-items', 'listWindowItems', 'Which window handles which items on a day', {
  hallCode: text,
  windowCode: text,
  itemCode: text,
  status,
  ...from,
})
export const listItemGuides = list('item-guides', 'listItemGuides', 'Materials and fees of items in force on a day', {
  itemCode: text,
  materials,
  fees,
  ...from,
})
export const listItemVariants = list('item-variants', 'listItemVariants', 'Variants of items in force on a day', {
  handleItemCode: text,
  itemCode: text,
  name: text,
  status,
  ...from,
})
