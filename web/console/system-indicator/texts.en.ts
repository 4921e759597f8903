import type { SystemTexts } from './texts.zh.ts'

export const en: SystemTexts = {
  title: 'Indicators from systems',
  hint: 'Computed from the records of cases, queues and handling; nobody gives marks. They count by the day of service, acceptance or completion; for the same instant they come out the same again.',
  filter: {
    ...{ label: 'Period and hall', period: 'Period', periodHint: '2026-11, 2026-Q4, 2026-H2 or 2026' },
    ...{ hall: 'Hall', every: 'All', show: 'Show' },
    wrong: 'Name a period that has begun, as in the examples',
  },
  place: 'Of',
  all: 'The whole place',
  none: 'There was no hall here in this period',
  asOf: (from, to, knownUntil) => `${from} to ${to}. Records told before ${knownUntil}`,
  value: (value, unit) => `${value} ${unit}`,
  tooFew: (smallest) => `Fewer than ${smallest} records: not shown`,
  nothing: 'No record to measure',
  thin: (percent) => `Coverage below ${percent} %: with caution`,
  coverage: (covered, records, percent) =>
    `${covered} of ${records} records carry what is needed (coverage ${percent} %)`,
  latest: (instant) => `Last record: ${instant}`,
  directions: { HIGHER_IS_BETTER: 'Higher is better', LOWER_IS_BETTER: 'Lower is better' },
  how: 'How it is computed',
  ...{ definition: 'Definition', formula: 'Formula', counted: 'What counts', query: 'Query' },
  readings: {
    ...{ services: 'Services and waiting', accepted: 'Cases accepted', closed: 'Cases closed' },
    ...{ complaints: 'Complaints and services', responses: 'First contacts', rectifications: 'Rounds of handling' },
    suggestions: 'Suggestions taken up',
  },
  queries: 'The text of the queries',
  queryHint: 'What begins with a colon is put in: from when to when, known until when, halls, working days.',
  notMeasured: 'Not measured here',
}
