import { type Answer, type Body, call, type Outcome } from '../shared/call.ts'

export type TerminalView = Answer<'seeTerminal'>
export type Handed = Answer<'handInEntries'>
export type Beat = Body<'tellHeartbeat'>

/** The calls of a paired terminal; each shows the device’s token. */
export interface Api {
  readonly see: () => Promise<Outcome<TerminalView>>
  readonly handIn: (entries: Body<'handInEntries'>['entries']) => Promise<Outcome<Handed>>
  readonly beat: (beat: Beat) => Promise<Outcome<Answer<'tellHeartbeat'>>>
}

export function apiOf(bearer: string): Api {
  return {
    see: () => call('seeTerminal', { bearer }),
    handIn: (entries) => call('handInEntries', { bearer, body: { entries } }),
    beat: (body) => call('tellHeartbeat', { bearer, body }),
  }
}
