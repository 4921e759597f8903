import { crc32, deflateSync } from 'node:zlib'
import type { Dice } from './dice.ts'

const [width, height] = [320, 240]
type Colour = readonly [number, number, number]

/** An invented photo: wall, sign, counter and floor of a window, in the colours that the dice give; nobody is on it. A PNG of about a kilobyte. */
export function photoOf(dice: Dice): Buffer {
  const shade = (low: number, high: number): Colour => [
    dice.whole(low, high),
    dice.whole(low, high),
    dice.whole(low, high),
  ]
  const [wall, sign, counter, floor] = [shade(190, 235), shade(40, 140), shade(120, 190), shade(90, 150)]
  const [signLeft, signWidth, counterTop] = [dice.whole(40, 120), dice.whole(80, 160), dice.whole(130, 160)]
  const signed = rowOf((x) => (x > signLeft && x < signLeft + signWidth ? sign : wall))
  const [plain, desk, ground] = [rowOf(() => wall), rowOf(() => counter), rowOf(() => floor)]
  const rowAt = (y: number) => {
    if (y >= counterTop + 60) return ground
    if (y > counterTop) return desk
    return y > 20 && y < 55 ? signed : plain
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, (_, y) => rowAt(y))))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One line of it; the byte before says that it stands as it is. */
const rowOf = (colourAt: (x: number) => Colour) =>
  Buffer.from([0, ...Array.from({ length: width }, (_, x) => colourAt(x)).flat()])

function chunk(type: string, body: Uint8Array): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), body, Buffer.alloc(4)])
  whole.writeUInt32BE(body.length)
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4)
  return whole
}
