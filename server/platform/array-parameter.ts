/**
 * PostgreSQL arrays in their binary form, for statements that take many rows as one array per column: numbers, ids and sealed
 * bytes go over as they are, where text would be written as digits here and read back there. Nothing needs quoting, so nothing
 * a citizen wrote can be taken for syntax.
 */
type Fixed = 'integer' | 'smallint' | 'boolean' | 'uuid' | 'timestamptz' | 'date'
export type ArrayType = Fixed | 'bytea' | 'text'

/** The values of a column as JavaScript has them: instants in milliseconds, days and ids as text. */
interface ValueOf {
  readonly integer: number
  readonly smallint: number
  readonly boolean: boolean
  readonly uuid: string
  readonly timestamptz: number
  readonly date: string
  readonly bytea: Uint8Array
  readonly text: string
}

interface Format<Value> {
  /** The type's number in every PostgreSQL: pg_type.oid of a built-in type never changes. */
  readonly oid: number
  bytes(value: Value): number
  write(into: Buffer, value: Value, at: number): void
}

const millisecondsTo2000 = 946_684_800_000
const daysTo2000 = 10_957
const twoTo32 = 2 ** 32

const formats: { readonly [Type in ArrayType]: Format<ValueOf[Type]> } = {
  integer: { oid: 23, bytes: () => 4, write: (into, value, at) => into.writeInt32BE(value, at) },
  smallint: { oid: 21, bytes: () => 2, write: (into, value, at) => into.writeInt16BE(value, at) },
  boolean: {
    oid: 16,
    bytes: () => 1,
    write: (into, value, at) => {
      into[at] = value ? 1 : 0
    },
  },
  uuid: { oid: 2950, bytes: () => 16, write: (into, value, at) => into.write(value.replaceAll('-', ''), at, 'hex') },
  timestamptz: {
    oid: 1184,
    bytes: () => 8,
    write(into, value, at) {
      const microseconds = (value - millisecondsTo2000) * 1000
      into.writeInt32BE(Math.floor(microseconds / twoTo32), at)
      into.writeUInt32BE(microseconds - Math.floor(microseconds / twoTo32) * twoTo32, at + 4)
    },
  },
  date: {
    oid: 1082,
    bytes: () => 4,
    write: (into, value, at) => into.writeInt32BE(Date.parse(value) / 86_400_000 - daysTo2000, at),
  },
  bytea: { oid: 17, bytes: (value) => value.length, write: (into, value, at) => into.set(value, at) },
  text: { oid: 25, bytes: (value) => Buffer.byteLength(value), write: (into, value, at) => into.write(value, at) },
}

const headBytes = 20
const lengthBytes = 4

/** One parameter: the array of what `read` finds in each row. The driver sends a Buffer in binary form. */
export function arrayParameter<Row, Type extends ArrayType>(
  type: Type,
  rows: readonly Row[],
  read: (row: Row) => ValueOf[Type] | null,
): Buffer {
  const { oid, bytes, write } = formats[type]
  const values = rows.map(read)
  let size = headBytes + lengthBytes * values.length
  for (const value of values) if (value !== null) size += bytes(value)
  const array = Buffer.allocUnsafe(size)
  array.writeInt32BE(1, 0) // one dimension
  array.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  array.writeInt32BE(oid, 8)
  array.writeInt32BE(values.length, 12)
  array.writeInt32BE(1, 16) // counted from one
  let at = headBytes
  for (const value of values) {
    const length = value === null ? -1 : bytes(value)
    array.writeInt32BE(length, at)
    at += lengthBytes
    if (value === null) continue
    write(array, value, at)
    at += length
  }
  return array
}
