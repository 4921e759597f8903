/** Thousandths of a point, as points with one place; one place is what an interval of whole points can bear. */
export function sayPoints(thousandths: number): string {
  return (Math.round(thousandths / 100) / 10).toFixed(1)
}

/** Thousandths as a share: 0.72. */
export const sayShare = (thousandths: number): string => (thousandths / 1000).toFixed(2)

export function sayPercent(part: number, of: number): string {
  return of === 0 ? '—' : `${Math.round((part * 1000) / of) / 10}\u00a0%`
}
