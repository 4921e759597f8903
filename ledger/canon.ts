/**
 * Canonical JSON (RFC 8785) restricted to what has only one spelling: safe integers, text in NFC, booleans, null, arrays and
 * objects. Floats and lone surrogates are refused: two programs could write them differently.
 */
export type CanonValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonValue[]
  | { readonly [member: string]: CanonValue }

/** Throws RangeError for a value that has no canonical form: a fault of the program, never of a citizen. */
export function canon(value: CanonValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonNumber(value)
  if (typeof value === 'string') return canonText(value)
  if (isList(value)) return `[${value.map(canon).join(',')}]`
  let told = ''
  for (const member of Object.keys(value).sort())
    told += `${told === '' ? '' : ','}${canonText(member)}:${canon(value[member] as CanonValue)}`
  return `{${told}}`
}

function isList(value: CanonValue): value is readonly CanonValue[] {
  return Array.isArray(value)
}

function canonNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('only safe integers are canonical')
  return Object.is(value, -0) ? '0' : String(value)
}

function canonText(value: string): string {
  // Printable ASCII without a quotation mark or a backslash, as most of what is recorded is, is spelt as it stands.
  if (/^[ !#-[\]-~]*$/.test(value)) return `"${value}"`
  if (value.normalize('NFC') !== value) throw new RangeError('text must be in NFC')
  // Read by code points, what is still a surrogate stands alone. (Browsers of 2022 cannot read a pattern that looks behind.)
  if (/[\uD800-\uDFFF]/u.test(value)) throw new RangeError('a lone surrogate is not text')
  return JSON.stringify(value)
}
