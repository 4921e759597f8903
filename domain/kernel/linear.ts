/** Symmetric matrices above nothing, row by row in one array; sums run in the order of the columns. */

/** Cholesky’s factor: the lower triangle L of L·Lᵀ = matrix. Four rows go side by side, so that what stands in their column is fetched once for all. */
export function factorize(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  let row = 0
  for (; row + rowsAtOnce <= size; row += rowsAtOnce) {
    for (let column = 0; column < row; column += 1) factorizeFour(lower, matrix, { size, row, column })
    for (let one = row; one < row + rowsAtOnce; one += 1) factorizeRow(lower, matrix, { size, row: one, column: row })
  }
  for (; row < size; row += 1) factorizeRow(lower, matrix, { size, row, column: 0 })
  return lower
}

const rowsAtOnce = 4

interface Place {
  readonly size: number
  readonly row: number
  readonly column: number
}

/** One column of four rows that begin behind it. */
function factorizeFour(lower: Float64Array, matrix: Float64Array, { size, row, column }: Place): void {
  const [first, second, third, fourth] = [row * size, (row + 1) * size, (row + 2) * size, (row + 3) * size]
  const above = column * size
  let one = matrix[first + column] as number
  let two = matrix[second + column] as number
  let three = matrix[third + column] as number
  let four = matrix[fourth + column] as number
  for (let at = 0; at < column; at += 1) {
    const factor = lower[above + at] as number
    one -= (lower[first + at] as number) * factor
    two -= (lower[second + at] as number) * factor
    three -= (lower[third + at] as number) * factor
    four -= (lower[fourth + at] as number) * factor
  }
  const pivot = lower[above + column] as number
  lower[first + column] = one / pivot
  lower[second + column] = two / pivot
  lower[third + column] = three / pivot
  lower[fourth + column] = four / pivot
}

/** The rest of one row, from a column on. */
function factorizeRow(lower: Float64Array, matrix: Float64Array, { size, row, column: from }: Place): void {
  for (let column = from; column <= row; column += 1) {
    let left = matrix[row * size + column] as number
    for (let at = 0; at < column; at += 1)
      left -= (lower[row * size + at] as number) * (lower[column * size + at] as number)
    // What is told by nothing stays nothing: only rounding can bring a pivot so far down.
    lower[row * size + column] =
      row === column ? Math.sqrt(Math.max(left, 1e-12)) : left / (lower[column * size + column] as number)
  }
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

/**
 * The diagonal of (L·Lᵀ)⁻¹: by columns of L⁻¹, each of which begins at its own row. Four columns go side by side; above its beginning a column is nothing, and
 * nothing taken off changes no sum.
 */
export function inverseDiagonal(lower: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size)
  for (let start = 0; start < size; start += 4) inverseFour(lower, size, start, diagonal)
  return diagonal
}

function inverseFour(lower: Float64Array, size: number, start: number, diagonal: Float64Array): void {
  const columns = new Float64Array(size * 4)
  for (let row = start; row < size; row += 1) {
    let one = Number(row === start)
    let two = Number(row === start + 1)
    let three = Number(row === start + 2)
    let four = Number(row === start + 3)
    const own = row * size
    for (let at = start, place = start * 4; at < row; at += 1, place += 4) {
      const factor = lower[own + at] as number
      one -= factor * (columns[place] as number)
      two -= factor * (columns[place + 1] as number)
      three -= factor * (columns[place + 2] as number)
      four -= factor * (columns[place + 3] as number)
    }
    const pivot = lower[own + row] as number
    for (const [step, left] of [one, two, three, four].entries()) {
      const value = left / pivot
      columns[row * 4 + step] = value
      if (start + step < size) diagonal[start + step] = (diagonal[start + step] as number) + value * value
    }
  }
}
