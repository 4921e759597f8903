import { type Answer, type Body, call, type Outcome } from '../shared/call.ts'

export type TerminalView = Answer<'seeTerminal'>
export type Handed = Answer<'handInEntries'>
export type Beat = Body<'tellHeartbeat'>

/** The calls of a paired terminal; each shows the device’s token. */
export interface Api {
  readonly see: () => Promise<Outcome<TerminalView>>
  /** @param ofDeviceId the earlier pairing of this device whose entries they are */
  readonly handIn: (entries: Body<'handInEntries'>['entries'], ofDeviceId?: string) => Promise<Outcome<Handed>>
  readonly beat: (beat: Beat) => Promise<Outcome<Answer<'tellHeartbeat'>>>
}

export function apiOf(bearer: string): Api {
  return {
    see: () => call('seeTerminal', { bearer }),
    handIn: (entries, ofDeviceId) =>
      call('handInEntries', { bearer, body: { entries, ...(ofDeviceId === undefined ? {} : { ofDeviceId }) } }),
    beat: (body) => call('tellHeartbeat', { bearer, body }),
  }
}
