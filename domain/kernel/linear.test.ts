import { expect, test } from 'vitest'
import { factorize, inverseDiagonal, solve } from './linear.ts'

/** Symmetric and well-conditioned; numbers by a rule, so that every run has the same. */
function matrixOf(size: number): Float64Array {
  const root = Float64Array.from({ length: size * size }, (_, at) => ((at * 7919 + 13) % 101) / 101 - 0.5)
  return Float64Array.from({ length: size * size }, (_, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size]
    let sum = row === column ? 1 : 0
    for (let at = 0; at < size; at += 1) sum += (root[row * size + at] as number) * (root[column * size + at] as number)
    return sum
  })
}

/** Cholesky’s factor as it stands in a textbook, one number at a time. */
function plainFactor(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let left = matrix[row * size + column] as number
      for (let at = 0; at < column; at += 1)
        left -= (lower[row * size + at] as number) * (lower[column * size + at] as number)
      lower[row * size + column] = row === column ? Math.sqrt(left) : left / (lower[column * size + column] as number)
    }
  return lower
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 31, 64])(
  'of %i rows, four side by side are the same to the last bit as one after the other',
  (size) => {
    const matrix = matrixOf(size)
    expect([...factorize(matrix, size)]).toEqual([...plainFactor(matrix, size)])
  },
)

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 31])('of %i rows, the diagonal is that of the inverse', (size) => {
  const lower = factorize(matrixOf(size), size)
  const diagonal = inverseDiagonal(lower, size)
  expect(diagonal).toHaveLength(size)
  for (let at = 0; at < size; at += 1) {
    const unit = Float64Array.from({ length: size }, (_, row) => (row === at ? 1 : 0))
    expect(diagonal[at]).toBeCloseTo(solve(lower, size, unit)[at] as number, 12)
  }
})
