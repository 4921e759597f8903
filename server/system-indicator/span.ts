/**
 * What a reading is asked for: records of the days from an instant to another, as they were told before a third. The members are bound as they are: where the
 * text of a query is shown, each is its own name.
 */
export interface SystemSpan {
  readonly from: unknown
  readonly end: unknown
  readonly knownUntil: unknown
  /** Halls, and beside each the division in which it stands. */
  readonly halls: unknown
  readonly divisions: unknown
  readonly calendar: CalendarColumns
}

/** Of every division every day of the years whose calendar was known: how many working days lie before it, and whether it is one. */
export interface CalendarColumns {
  readonly divisions: unknown
  readonly days: unknown
  readonly before: unknown
  readonly works: unknown
}

export const namedSpan: SystemSpan = {
  ...{ from: ':from', end: ':end', knownUntil: ':knownUntil', halls: ':halls', divisions: ':divisions' },
  calendar: {
    ...{ divisions: ':calendarDivisions', days: ':calendarDays', before: ':workingDaysBefore', works: ':isWorkingDay' },
  },
}
