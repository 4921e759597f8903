import { expect, test } from 'vitest'
import { heading, holdersOf, isAllowed, rows, toCell, toLine } from '../access/expected.ts'

/** Mended with `npm run golden`, where the change is meant: the diff then says who may do what from now on. */
test('who may do what is as contracts/access-matrix.golden.csv says, route by route', async () => {
  const lines = rows.map((row) => {
    const allowed = holdersOf(row.caller).filter((holder) => isAllowed(row, holder))
    return toLine(
      row,
      toCell(
        row,
        allowed.map(({ name }) => name),
      ),
    )
  })
  await expect(`${[heading, ...lines].join('\n')}\n`).toMatchFileSnapshot('../../contracts/access-matrix.golden.csv')
})

test('no role is let in by a role it is not, and nobody without a right but where anybody may', () => {
  const wrong = rows.filter(
    (row) =>
      row.operation.security.length > 0 &&
      row.caller !== 'hall' &&
      row.caller !== 'district' &&
      holdersOf(row.caller).some((holder) => isAllowed(row, holder)),
  )
  expect(wrong).toEqual([])
})
