import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import type { Heard, Name } from '../call.ts'
import type { AskSignedIn } from '../use-session.ts'

type Put = Extract<
  Name,
  | 'putDivision'
  | 'putOrganization'
  | 'putHall'
  | 'putWindow'
  | 'putStaff'
  | 'putItem'
  | 'putItemVariant'
  | 'putItemGuide'
  | 'putHallHours'
  | 'putWindowHours'
  | 'putWindowItem'
>

/** How each kind is put, and what the parts of its code are called in the path. */
const puts: { readonly [Kind in CatalogueKind]: readonly [Put, readonly string[]] } = {
  division: ['putDivision', ['divisionCode']],
  organization: ['putOrganization', ['organizationCode']],
  hall: ['putHall', ['hallCode']],
  window: ['putWindow', ['hallCode', 'windowCode']],
  staff: ['putStaff', ['hallCode', 'staffNo']],
  item: ['putItem', ['itemCode']],
  'item-variant': ['putItemVariant', ['handleItemCode']],
  'item-guide': ['putItemGuide', ['itemCode']],
  'hall-hours': ['putHallHours', ['hallCode']],
  'window-hours': ['putWindowHours', ['hallCode', 'windowCode']],
  'window-item': ['putWindowItem', ['hallCode', 'windowCode', 'itemCode']],
}

/** The body is what the fields of the kind have read; the server judges it as it judges everybody’s. */
export function put(
  ask: AskSignedIn,
  kind: CatalogueKind,
  code: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Heard<'putHall'>> {
  const [name, parts] = puts[kind]
  const codes = code.split('/')
  const params = Object.fromEntries(parts.map((part, index) => [part, codes[index] ?? '']))
  return ask(name as 'putHall', { params: params as { hallCode: string }, body: body as never })
}
