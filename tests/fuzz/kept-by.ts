import type { Operation } from '../access/operations.ts'

const onTheWall = ['renderWindowCode', 'seeWindowPage']
const published = ['seePortal', 'seePortalHall', 'seePortalWindow', 'seeBulletin', 'seeMethodology', 'seeLogRules']
const openData = ['listOpenData', 'readOpenTable', 'readOpenFile']

/** Answers are about somebody, or change by the second: nobody on the way keeps them, but what hangs on the wall and, asked after each time, what was published. */
export function keptBy({ operationId }: Operation): RegExp {
  if (onTheWall.includes(operationId)) return /^max-age=\d+$/
  return [...published, ...openData].includes(operationId) ? /^public, no-cache$/ : /^no-store$/
}
