/**
 * What a spreadsheet would take for a formula: one of these signs at the beginning, also behind spaces and characters that are
 * not shown, and in full width, as Chinese input methods write them (CSV injection; OWASP ASVS 5.0, 1.2.10).
 */
const signs = String.raw`[\s\p{Cc}\p{Cf}]*[=+\-@\t\r\n\0＝＋－＠]`
/** Apostrophes of the text itself stand before: otherwise taking ours away would take one of them. */
const isLikeFormula = new RegExp(`^'*${signs}`, 'u')
const isLedIn = new RegExp(`^''*${signs}`, 'u')

/** A text as it may stand in a file for spreadsheets: led in by an apostrophe where it would be taken for a formula. */
export function toExportText(text: string): string {
  return isLikeFormula.test(text) ? `'${text}` : text
}

/** Takes the apostrophe away again by which our own files lead in. */
export function fromExportText(text: string): string {
  return isLedIn.test(text) ? text.slice(1) : text
}

/** A cell of a CSV file (RFC 4180). Numbers are ours and stay numbers; what is text is made safe first. */
export function toCsvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = toExportText(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A line of a CSV file with its end. */
export function toCsvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(toCsvCell).join(',')}\r\n`
}
