/** Symmetric matrices above nothing, row by row in one array; sums run in the order of the columns. */

/** Cholesky’s factor: the lower triangle L of L·Lᵀ = matrix. */
export function factorize(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let left = matrix[row * size + column] as number
      for (let at = 0; at < column; at += 1)
        left -= (lower[row * size + at] as number) * (lower[column * size + at] as number)
      // What is told by nothing stays nothing: only rounding can bring a pivot so far down.
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(left, 1e-12)) : left / (lower[column * size + column] as number)
    }
  return lower
}

/** L⁻¹ · right. */
export function solveLower(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const found = new Float64Array(size)
  for (let row = 0; row < size; row += 1) {
    let left = right[row] as number
    for (let at = 0; at < row; at += 1) left -= (lower[row * size + at] as number) * (found[at] as number)
    found[row] = left / (lower[row * size + row] as number)
  }
  return found
}

/** (L·Lᵀ)⁻¹ · right. */
export function solve(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const half = solveLower(lower, size, right)
  const found = new Float64Array(size)
  for (let row = size - 1; row >= 0; row -= 1) {
    let left = half[row] as number
    for (let at = row + 1; at < size; at += 1) left -= (lower[at * size + row] as number) * (found[at] as number)
    found[row] = left / (lower[row * size + row] as number)
  }
  return found
}

/** The diagonal of (L·Lᵀ)⁻¹: by columns of L⁻¹, each of which begins at its own row. */
export function inverseDiagonal(lower: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size)
  const column = new Float64Array(size)
  for (let start = 0; start < size; start += 1) {
    let total = 0
    for (let row = start; row < size; row += 1) {
      let left = row === start ? 1 : 0
      for (let at = start; at < row; at += 1) left -= (lower[row * size + at] as number) * (column[at] as number)
      const value = left / (lower[row * size + row] as number)
      column[row] = value
      total += value * value
    }
    diagonal[start] = total
  }
  return diagonal
}
