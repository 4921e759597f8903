import type { DriverShelf, PresenceDriver, Slip } from './drivers.ts'

const readMs = 300

/** What the emulated printer has put out, for whoever tries the terminal: nothing comes out of a wall. */
export const printed: Slip[] = []

/**
 * Stand-ins for devices that are not attached. Each says that it is emulated, and so does everything that is kept of what it says.
 * `?fail=idReader` in the address makes one fail, so that this can be tried too.
 */
export function emulatorsOf(search: string): DriverShelf {
  const failing = new URLSearchParams(search).getAll('fail')
  const act = (kind: string) =>
    new Promise<void>((resolve, reject) => {
      setTimeout(() => (failing.includes(kind) ? reject(new Error(`${kind} is broken`)) : resolve()), readMs)
    })
  const presence = (kind: PresenceDriver['kind'], name: string): PresenceDriver => ({
    kind,
    isEmulated: true,
    present: () => act(name).then(() => true),
  })
  return {
    idReader: () => presence('ID_CARD', 'idReader'),
    face: () => presence('FACE', 'face'),
    signature: () => presence('SIGNATURE', 'signature'),
    printer: () => ({
      isEmulated: true,
      print: async (slip) => {
        await act('printer')
        printed.push(slip)
      },
    }),
    screen: () => ({ isEmulated: true, brightnessPercent: () => act('screen').then(() => 80) }),
  }
}
