import type { TerminalView } from './api.ts'

/** Shows that a person is there, and tells nothing about who it is: no number, picture or signature leaves the driver. */
export interface PresenceDriver {
  readonly kind: 'ID_CARD' | 'FACE' | 'SIGNATURE'
  /** What an emulator says proves nothing: it is marked wherever it is used. */
  readonly isEmulated: boolean
  /** Resolves to whether it worked; rejects where the device is broken. */
  readonly present: () => Promise<boolean>
}

export interface Slip {
  readonly title: string
  readonly lines: readonly string[]
  /** What the code on the slip leads to. */
  readonly url: string
}

interface PrinterDriver {
  readonly isEmulated: boolean
  readonly print: (slip: Slip) => Promise<void>
}

interface ScreenDriver {
  readonly isEmulated: boolean
  readonly brightnessPercent: () => Promise<number>
}

export interface Drivers {
  readonly presence: readonly PresenceDriver[]
  readonly printer: PrinterDriver | undefined
  readonly screen: ScreenDriver | undefined
}

type Settings = TerminalView['settings']['drivers']
type DriverKind = keyof Settings

/** What takes the place of each device where none is attached. Adding a real one is adding its word here and in the settings. */
export interface DriverShelf {
  readonly idReader: () => PresenceDriver
  readonly face: () => PresenceDriver
  readonly signature: () => PresenceDriver
  readonly printer: () => PrinterDriver
  readonly screen: () => ScreenDriver
}

/** The drivers that are configured; a browser alone has none. */
export function openDrivers(settings: Settings, emulators: DriverShelf): Drivers {
  const isOn = (kind: DriverKind) => settings[kind] === 'EMULATOR'
  return {
    presence: (['idReader', 'face', 'signature'] as const).filter(isOn).map((kind) => emulators[kind]()),
    printer: isOn('printer') ? emulators.printer() : undefined,
    screen: isOn('screen') ? emulators.screen() : undefined,
  }
}

export interface DriverState {
  readonly kind: DriverKind
  readonly works: boolean
}

const presenceKinds = { ID_CARD: 'idReader', FACE: 'face', SIGNATURE: 'signature' } as const

export function driverKindOf(driver: PresenceDriver): DriverKind {
  return presenceKinds[driver.kind]
}

export function statesOf(drivers: Drivers, failed: ReadonlySet<DriverKind>): DriverState[] {
  const kinds: DriverKind[] = drivers.presence.map(driverKindOf)
  if (drivers.printer !== undefined) kinds.push('printer')
  if (drivers.screen !== undefined) kinds.push('screen')
  return kinds.map((kind) => ({ kind, works: !failed.has(kind) }))
}
