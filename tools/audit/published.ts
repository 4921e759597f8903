import { CouldNotCheck } from './finding.ts'
import { type Asked, needSource, needWord } from './options.ts'

/**
 * Rankings are computed anew once there is something to compute: until the platform publishes them this says so, instead of calling what it has not seen
 * clean.
 */
const waitFor = (what: string, path: string) => async (asked: Asked) => {
  const period = needWord(asked, 'PERIOD')
  const source = needSource(asked.options)
  const found = await source.text(`${path}?period=${encodeURIComponent(period)}`)
  const name = `${what} of ${period}`
  throw new CouldNotCheck(
    found === undefined
      ? `nothing of the kind is published yet: ${name}`
      : `${name}: is published, and this auditor does not know how it is computed; a newer one is needed`,
  )
}

export const ranking = waitFor('ranking', '/api/v1/log/ranking')
