/** Whole percent, rounded to the nearest; of nothing, nothing. */
export function percentOf(part: number, total: number): number {
  return total === 0 ? 0 : Math.round((part * 100) / total)
}

/** Cuts a long list into columns of at most `rowsMax`, as even as they can be. */
export function inColumns<T>(list: readonly T[], rowsMax: number): readonly (readonly T[])[] {
  const columns = Math.ceil(list.length / rowsMax)
  if (columns === 0) return []
  const rows = Math.ceil(list.length / columns)
  return Array.from({ length: columns }, (_, index) => list.slice(index * rows, (index + 1) * rows))
}
