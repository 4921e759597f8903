/** Lists of numbers as long as they have to be: what lies beyond their end is nothing. */
export const numberAt = (list: ArrayLike<number>, index: number): number => list[index] ?? 0

export function addAt(list: Float64Array, index: number, more: number): void {
  list[index] = (list[index] ?? 0) + more
}
