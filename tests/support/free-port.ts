import { choosePort } from '../../server/platform/postgres/port.ts'

/**
 * A port that nobody listens on now, for a program that has to be told its own address before it starts. None of those that the
 * system hands out by itself: another test’s connection would have it before the program begins.
 */
export const freePort = (): Promise<number> => choosePort(undefined, undefined)
