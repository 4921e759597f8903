import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import { divisionLevels, staffPosts, windowKinds } from '../../../domain/catalogue-version.ts'
import {
  readFees,
  readHours,
  readLimit,
  readMaterials,
  type Said,
  sayFees,
  sayHours,
  sayLimit,
  sayMaterials,
} from './lists.ts'
import type { CatalogueTexts } from './texts.zh.ts'

/** What stands in a form: text by field; what a field cannot read is refused before anything is sent. */
export type Values = Readonly<Record<string, string>>
export type Content = Readonly<Record<string, unknown>>

export interface Field {
  readonly name: string
  readonly label: (t: CatalogueTexts) => string
  readonly hint?: (t: CatalogueTexts) => string
  readonly shape: 'TEXT' | 'LINES' | 'DATE' | 'SELECT' | 'WEEK'
  readonly options?: (t: CatalogueTexts) => readonly (readonly [string, string])[]
  readonly isOptional?: true
  /** Content → text in the form. */
  readonly from: (content: Content, t: CatalogueTexts) => string
  /** Text → member of the body; undefined leaves it out. */
  readonly to: (text: string, t: CatalogueTexts) => Said<unknown>
  /** How it reads in the history. */
  readonly say?: (content: Content, t: CatalogueTexts) => string
}

const text = (name: keyof CatalogueTexts['fields'], more: Partial<Field> = {}): Field => ({
  name,
  label: (t) => t.fields[name],
  shape: 'TEXT',
  from: (content) => String(content[name] ?? ''),
  to: (value) => ({ value: value.trim() === '' && more.isOptional ? undefined : value.trim() }),
  ...more,
})

const select = <Words extends Readonly<Record<string, string>>>(
  name: keyof CatalogueTexts['fields'],
  words: (t: CatalogueTexts) => Words,
  only?: readonly (keyof Words & string)[],
): Field => ({
  name,
  label: (t) => t.fields[name],
  shape: 'SELECT',
  options: (t) => Object.entries(words(t)).filter(([word]) => only?.includes(word) ?? true),
  from: (content, t) => String(content[name] ?? only?.[0] ?? Object.keys(words(t))[0] ?? ''),
  to: (value) => ({ value }),
  say: (content, t) => words(t)[String(content[name])] ?? String(content[name] ?? ''),
})

const status = select('status', (t) => t.statuses)

const audiences: Field = {
  ...select('audiences', (t) => t.audienceSets),
  from: ({ audiences: said }) => toSet(said),
  to: (value) => ({ value: value === 'BOTH' ? ['CITIZEN', 'ENTERPRISE'] : [value] }),
  say: ({ audiences: said }, t) => t.audienceSets[toSet(said)],
}
function toSet(said: unknown): 'CITIZEN' | 'ENTERPRISE' | 'BOTH' {
  const list = Array.isArray(said) ? said : ['CITIZEN']
  return list.length > 1 ? 'BOTH' : list[0] === 'ENTERPRISE' ? 'ENTERPRISE' : 'CITIZEN'
}

const limit = (name: 'committedLimit' | 'statutoryLimit'): Field => ({
  ...text(name, { isOptional: true, hint: (t) => t.hints.limit }),
  from: (content, t) => sayLimit(content[name], t),
  to: readLimit,
})

const hours = (hint: 'hours' | 'windowHours'): Field => ({
  name: 'hours',
  label: (t) => t.fields.hours,
  hint: (t) => (hint === 'hours' ? t.hints.hours : `${t.hints.hours} ${t.hints.windowHours}`),
  shape: 'WEEK',
  from: (content) => sayHours(content.hours),
  to: (value) => readHours(value, hint === 'windowHours'),
  say: (content, t) =>
    content.hours === null
      ? t.sameAsHall
      : sayHours(content.hours)
          .split('\n')
          .map((line, day) => (line === '' ? '' : `${t.weekdays[day] ?? ''} ${line}`))
          .filter((line) => line !== '')
          .join('; ') || t.nothing,
})

const lines = (name: 'materials' | 'fees', say: typeof sayMaterials, read: typeof readMaterials): Field => ({
  name,
  label: (t) => t.fields[name],
  hint: (t) => t.hints[name],
  shape: 'LINES',
  isOptional: true,
  from: (content, t) => say(content[name], t),
  to: read,
  say: (content, t) => say(content[name], t).replace(/\n/g, '; ') || t.unknown,
})

const onSite: Field = {
  ...select('mustBeOnSite', (t) => ({ false: t.no, true: t.yes })),
  from: (content) => String(content.mustBeOnSite ?? false),
  to: (value) => ({ value: value === 'true' }),
}

/** Sealed when it is sent; nothing of it ever comes back but that there is one. */
const staffName: Field = {
  ...text('staffName', { isOptional: true, hint: (t) => t.hints.staffName }),
  name: 'name',
  from: () => '',
  say: (content, t) => (content.hasName === true ? t.yes : t.no),
}

/** What can be said of each kind, in the order of the form. */
export const fieldsOf: { readonly [Kind in CatalogueKind]: readonly Field[] } = {
  division: [
    text('name'),
    select('level', (t) => t.levels, divisionLevels.filter((level) => level !== 'COUNTRY').reverse()),
    text('parentCode'),
    status,
  ],
  organization: [text('name'), text('divisionCode'), status],
  hall: [
    text('name'),
    text('divisionCode'),
    text('managingOrganizationCode'),
    text('address', { isOptional: true }),
    status,
  ],
  window: [text('name'), select('kind', (t) => t.windowKinds, windowKinds), status],
  staff: [
    staffName,
    select('post', (t) => t.posts, staffPosts),
    text('employingOrganizationCode'),
    text('appraisingOrganizationCode'),
    text('managingHallCode', { isOptional: true }),
    text('onProbationUntil', { isOptional: true, shape: 'DATE' }),
    status,
  ],
  item: [
    text('name'),
    text('taskType'),
    text('organizationCode'),
    audiences,
    select('caseType', (t) => t.caseTypes),
    limit('committedLimit'),
    limit('statutoryLimit'),
    onSite,
    status,
  ],
  'item-variant': [text('name'), status],
  'item-guide': [lines('materials', sayMaterials, readMaterials), lines('fees', sayFees, readFees)],
  'hall-hours': [hours('hours')],
  'window-hours': [hours('windowHours')],
  'window-item': [status],
}

export function toValues(kind: CatalogueKind, content: Content, t: CatalogueTexts): Values {
  return Object.fromEntries(fieldsOf[kind].map(({ name, from }) => [name, from(content, t)]))
}

/** The body of a change, or the fields that cannot be read. */
export function toBody(
  kind: CatalogueKind,
  values: Values,
  t: CatalogueTexts,
): { readonly body: Readonly<Record<string, unknown>>; readonly wrong: readonly string[] } {
  const read = fieldsOf[kind].map(({ name, to }) => [name, to(values[name] ?? '', t)] as const)
  return {
    body: Object.fromEntries(
      read.flatMap(([name, said]) => ('value' in said && said.value !== undefined ? [[name, said.value]] : [])),
    ),
    wrong: read.flatMap(([name, said]) => ('value' in said ? [] : [name])),
  }
}
