import { CouldNotCheck } from './finding.ts'
import type { LogSource } from './source.ts'

export type Json = { readonly [member: string]: unknown }

/** What is shown at a path as JSON; where nothing of the kind is published, it cannot be checked. */
export async function loadJson(source: LogSource, path: string): Promise<Json> {
  const found = await findJson(source, path)
  if (found === undefined) throw new CouldNotCheck(`${source.name}${path}: nothing of the kind is published`)
  return found
}

/** The same, where it may be that nothing is published. */
export async function findJson(source: LogSource, path: string): Promise<Json | undefined> {
  const text = await source.text(path)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    throw new CouldNotCheck(`${source.name}${path}: is no JSON`)
  }
}

export const isObject = (told: unknown): told is Json =>
  typeof told === 'object' && told !== null && !Array.isArray(told)

/** A list of objects; what is none is read as such, and then fails where it is looked at. */
export const objectsOf = (told: unknown): readonly Json[] => (Array.isArray(told) ? told.filter(isObject) : [])

export const textOf = (told: unknown): string => (typeof told === 'string' ? told : '')
