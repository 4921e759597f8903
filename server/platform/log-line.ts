/**
 * JSON escapes what would end a line. It leaves what a terminal or a viewer takes for more than text: controls of one byte,
 * separators of lines, and marks that turn the direction. Escaped, the line means the same and shows what it is.
 */
const notPlain = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

export function toPlainLine(line: string): string {
  return line.replaceAll(notPlain, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
