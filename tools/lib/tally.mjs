// Counting: what a Vitest report says, and the closing line that a machine reads.

/** @typedef {{ where: string, title: string, message: string }} Failure */

const place = /(?:at |❯ )?[^\n]*?((?:[\w.@-]+\/)*[\w.@-]+\.(?:test\.)?[cm]?[jt]sx?:\d+)(?::\d+)?/

function whereOf(message, file) {
  const stack = message.split('\n').filter((line) => /:\d+:\d+/.test(line) && !line.includes('node_modules'))
  const own = stack.find((line) => line.includes(file)) ?? stack[0]
  const line = own?.match(/:(\d+):\d+/)?.[1]
  if (own?.includes(file)) return `${file}:${line}`
  return own?.match(place)?.[1] ?? file
}

function failuresOf(result, relative) {
  const file = relative(result.name)
  const failed = result.assertionResults.filter((test) => test.status === 'failed')
  // A file that cannot be read, or whose preparation fails, has no failed test of its own: it is the failure.
  if (failed.length === 0 && result.status === 'failed') {
    return [{ where: whereOf(result.message ?? '', file), title: '(whole file)', message: result.message ?? '' }]
  }
  return failed.map((test) => {
    const message = test.failureMessages.join('\n')
    return { where: whereOf(message, file), title: test.fullName, message }
  })
}

/**
 * What one run of a suite amounts to. A suite that crashed, left no report or ran nothing has failed: silence is no
 * success.
 */
export function tallyOf({ report, exitCode, mayBeEmpty = false, relative = (file) => file }) {
  const broken = (message) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [{ where: '', title: '(suite)', message }],
  })
  if (!report) return broken(`the suite crashed: no report, exit code ${exitCode}`)
  const tests = report.testResults.flatMap((result) => result.assertionResults)
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length
  const failures = report.testResults.flatMap((result) => failuresOf(result, relative))
  const tally = {
    passed: count('passed'),
    failed: failures.length,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
    failures,
  }
  if (tally.failed === 0 && tests.length === 0) return mayBeEmpty ? tally : broken('the suite ran no test')
  if (tally.failed > 0 || exitCode === 0) return tally
  const message = `every test passed, yet the suite ended with exit code ${exitCode}: an error outside of the tests`
  return { ...tally, failed: 1, failures: [{ where: '', title: '(suite)', message }] }
}

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0)

/** The last line of npm test. */
export function closingLine(rows) {
  const skipped = sum(rows, 'skipped')
  return `${sum(rows, 'passed')} passed, ${sum(rows, 'failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

export const isGreen = (rows) => sum(rows, 'failed') === 0 && sum(rows, 'passed') > 0

export function table(rows) {
  const head = ['suite', 'database', 'passed', 'failed', 'skipped', 'seconds']
  const lines = rows.map((row) => [
    row.suite,
    row.database ?? '',
    String(row.passed),
    String(row.failed),
    String(row.skipped),
    row.seconds.toFixed(1),
  ])
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at].length)))
  const format = (cells) =>
    cells
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join('  ')
      .trimEnd()
  return [format(head), ...lines.map(format)].join('\n')
}
