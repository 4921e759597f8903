/** What makes a spreadsheet take a text for a formula, also behind spaces and in full width, as Chinese input methods write it. */
const sign = String.raw`\s*[=+\-@\t\r\n＝＋－＠]`
const isLikeFormula = new RegExp(`^${sign}`)
const ledIn = new RegExp(`^'(?=${sign})`)

/** Leads in by an apostrophe what would be taken for a formula. */
export function leadIn(text: string): string {
  return isLikeFormula.test(text) ? `'${text}` : text
}

/** Takes the apostrophe away again that our own files lead in by. */
export function leadOut(text: string): string {
  return text.replace(ledIn, '')
}
