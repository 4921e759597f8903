/** What has to hold and what is aimed at. Ratios come from runs that alternate; the rest are plain figures. */
export interface Bar {
  readonly what: string
  readonly unit: '×' | 'ms' | 'µs' | 's' | 'KB'
  /** Is more better, or less? */
  readonly better: 'more' | 'less'
  readonly must: number
  readonly goal: number
  readonly decimals: number
}

export const bars = {
  overRoute: {
    what: 'intake with everything on, 50 connections / the same validated route without a database',
    unit: '×',
    better: 'more',
    must: 0.35,
    goal: 0.65,
    decimals: 2,
  },
  overNaive: {
    what: 'intake with everything on, 200 connections / one transaction per request doing the same work',
    unit: '×',
    better: 'more',
    must: 3.5,
    goal: 5,
    decimals: 2,
  },
  p99: {
    what: 'intake, 50 connections without pause: 99th percentile of the answers',
    unit: 'ms',
    better: 'less',
    must: 25,
    goal: 12,
    decimals: 1,
  },
  cpu: {
    what: 'processor time of the server (Node + PostgreSQL) per evaluation',
    unit: 'µs',
    better: 'less',
    must: 250,
    goal: 150,
    decimals: 0,
  },
  embedded: {
    what: 'intake on the embedded database / on Debian’s server, 50 connections',
    unit: '×',
    better: 'more',
    must: 0.8,
    goal: 1,
    decimals: 2,
  },
  board: {
    what: 'board of a hall, 10 connections without pause: 95th percentile of the answers',
    unit: 'ms',
    better: 'less',
    must: 20,
    goal: 5,
    decimals: 1,
  },
  portal: {
    what: 'portal, hall, window, bulletin and ranking, 10 connections without pause: 95th percentile of the slowest',
    unit: 'ms',
    better: 'less',
    must: 20,
    goal: 5,
    decimals: 1,
  },
  portalOverRoute: {
    what: 'page of the whole place / the same answer without a database, 10 connections: 95th percentile',
    unit: '×',
    better: 'less',
    must: 4,
    goal: 2,
    decimals: 2,
  },
  pageBytes: {
    what: 'citizen page before interaction, gzip',
    unit: 'KB',
    better: 'less',
    must: 60,
    goal: 25,
    decimals: 1,
  },
  pageUsable: {
    what: 'citizen page usable on slow 4G, cold cache (150 ms, 1.6 Mbit/s down, 0.75 up)',
    unit: 's',
    better: 'less',
    must: 1.5,
    goal: 1.5,
    decimals: 2,
  },
  offeredOverBefore: {
    what: 'intake, 1,000 evaluations offered each second: 99th percentile / the same before',
    unit: '×',
    better: 'less',
    must: 1.2,
    goal: 1,
    decimals: 2,
  },
  saturatedOverBefore: {
    what: 'intake, 50 connections without pause: evaluations each second / the same before',
    unit: '×',
    better: 'more',
    must: 0.9,
    goal: 1,
    decimals: 2,
  },
  offeredOverNoLog: {
    what: 'intake, 1,000 evaluations offered each second: 99th percentile with the log and promises / without both',
    unit: '×',
    better: 'less',
    must: 1.5,
    goal: 1.2,
    decimals: 2,
  },
  saturatedOverNoLog: {
    what: 'intake, 50 connections without pause: evaluations each second with the log and promises / without both',
    unit: '×',
    better: 'more',
    must: 0.7,
    goal: 0.9,
    decimals: 2,
  },
  blindIssue: {
    what: 'anonymous token: one blind signature of 3072 bits, undone again before it is answered',
    unit: 'ms',
    better: 'less',
    must: 5,
    goal: 3,
    decimals: 2,
  },
  blindCheck: {
    what: 'anonymous token: its signature checked where it is used',
    unit: 'ms',
    better: 'less',
    must: 1,
    goal: 0.2,
    decimals: 2,
  },
  ranking: {
    what: 'month ranking of 1,200 windows from their tallies: case-mix, shrinkage, probabilities, names',
    unit: 'ms',
    better: 'less',
    must: 200,
    goal: 100,
    decimals: 0,
  },
  'seals aes-gcm': {
    what: 'records sealed with AES-256-GCM (data key, link, comment) / the same written the usual way',
    unit: '×',
    better: 'more',
    must: 1,
    goal: 1.3,
    decimals: 2,
  },
  'opens aes-gcm': {
    what: 'records opened with AES-256-GCM (data key, link, comment) / the same written the usual way',
    unit: '×',
    better: 'more',
    must: 0.75,
    goal: 1,
    decimals: 2,
  },
  'seals sm4-hmac-sm3': {
    what: 'records sealed with SM4-CTR and HMAC-SM3 (data key, link, comment) / the same written the usual way',
    unit: '×',
    better: 'more',
    must: 1.5,
    goal: 2,
    decimals: 2,
  },
  'opens sm4-hmac-sm3': {
    what: 'records opened with SM4-CTR and HMAC-SM3 (data key, link, comment) / the same written the usual way',
    unit: '×',
    better: 'more',
    must: 1.5,
    goal: 2,
    decimals: 2,
  },
} as const satisfies Readonly<Record<string, Bar>>

export function holds(bar: Bar, threshold: number, value: number): boolean {
  return bar.better === 'more' ? value >= threshold : value <= threshold
}
