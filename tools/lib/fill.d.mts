import type { Client } from 'pg'

export interface FillOptions {
  readonly evaluations: number
  readonly halls?: number
  /** In all halls together. */
  readonly windows?: number
  /** Days up to `now` over which the evaluations are spread. */
  readonly days?: number
  readonly now?: number
  readonly print?: (line: string) => void
}

/** Fills a migrated database with a city's evaluations and their tallies. @returns the codes of its halls */
export function fillCity(client: Client, options: FillOptions): Promise<string[]>
