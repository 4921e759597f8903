// The chime of the counter terminal, where the device has no voice: two soft tones, made here and by nobody else.
//
//   node tools/chime.mjs        writes web/terminal/chime.wav, the same bytes each time
import { writeFile } from 'node:fs/promises'
import path from 'node:path'

const rate = 8000
const tones = [
  { hertz: 659.26, from: 0, seconds: 0.45 },
  { hertz: 523.25, from: 0.22, seconds: 0.6 },
]
const length = Math.round(rate * 0.85)

function sampleAt(index) {
  const at = index / rate
  const sum = tones
    .filter(({ from, seconds }) => at >= from && at < from + seconds)
    .map(({ hertz, from, seconds }) => {
      const time = at - from
      const rise = Math.min(1, time / 0.01)
      const fall = Math.max(0, 1 - time / seconds) ** 2
      return Math.sin(2 * Math.PI * hertz * time) * rise * fall
    })
    .reduce((total, each) => total + each, 0)
  return Math.round(128 + 60 * sum)
}

const header = Buffer.alloc(44)
header.write('RIFF', 0)
header.writeUInt32LE(36 + length, 4)
header.write('WAVEfmt ', 8)
header.writeUInt32LE(16, 16)
header.writeUInt16LE(1, 20)
header.writeUInt16LE(1, 22)
header.writeUInt32LE(rate, 24)
header.writeUInt32LE(rate, 28)
header.writeUInt16LE(1, 32)
header.writeUInt16LE(8, 34)
header.write('data', 36)
header.writeUInt32LE(length, 40)
const samples = Buffer.from(Array.from({ length }, (_, index) => sampleAt(index)))
await writeFile(path.resolve(import.meta.dirname, '../web/terminal/chime.wav'), Buffer.concat([header, samples]))
