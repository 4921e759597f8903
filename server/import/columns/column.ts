/** One column of a file to fill in: its head, and the member of the call that it becomes. */
export interface Column {
  /** JSON pointer into the parameters and body together; `#` stands for the number of the row within its case. */
  readonly member: string
  readonly header: string
  readonly hint: string
  readonly example: string
  readonly isRequired?: true
  readonly type: ColumnType
}

export type ColumnType =
  | { readonly kind: 'TEXT' }
  | { readonly kind: 'NUMBER' }
  | { readonly kind: 'YES_NO' }
  | { readonly kind: 'INSTANT' }
  | { readonly kind: 'DAY' }
  /** Several things in one cell, as people write them; undefined where it cannot be read. */
  | { readonly kind: 'LIST'; readonly read: (cell: string) => unknown }
  /** Words as people write them, with what the API calls them. `many`: several, with a comma or 、 between. */
  | { readonly kind: 'WORD'; readonly words: Readonly<Record<string, string>>; readonly many?: true }

export const text = { kind: 'TEXT' } as const
export const number = { kind: 'NUMBER' } as const
export const yesNo = { kind: 'YES_NO' } as const
export const instant = { kind: 'INSTANT' } as const
export const day = { kind: 'DAY' } as const
export const listOf = (read: (cell: string) => unknown) => ({ kind: 'LIST', read }) as const
export const word = (words: Readonly<Record<string, string>>) => ({ kind: 'WORD', words }) as const

type Optional = Omit<Column, 'isRequired'>

export function column(member: string, header: string, type: ColumnType, example: string, hint: string): Optional {
  return { member, header, type, example, hint }
}

export function required(member: string, header: string, type: ColumnType, example: string, hint: string): Column {
  return { member, header, type, example, hint, isRequired: true }
}

const statuses = { 启用: 'OPEN', 停用: 'CLOSED' }

/** From which day on it holds. */
export const since: Column = column(
  '/effectiveFrom',
  '生效日期',
  day,
  '',
  '从哪天起按本行执行，如 2026-01-01；不填为导入当天。已有的内容不能改在今天之前',
)

/** What every entry of the catalogue says besides its own members. */
export const dated: readonly Column[] = [
  column('/status', '状态', word(statuses), '启用', '不填为启用；停用表示从生效日期起不再存在'),
  since,
]
