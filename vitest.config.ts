import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes long begins first: begun last, it would keep one processor waiting for the other. A list by hand, because a fresh
 * clone remembers no times. What waits for clocks and killed servers stands between what computes: three run at once.
 */
const long = [
  'tests/house/floors.test.ts',
  'domain/simulated-cities.test.ts',
  'tools/witness/hostile.test.ts',
  'signing/receipt-check.test.ts',
  'tests/letters/kill.test.ts',
  'tests/fuzz/openapi.fuzz.test.ts',
  'tests/start/clone.test.ts',
  'server/platform/postgres/launcher.test.ts',
  'tests/tamper/tamper.test.ts',
  'tests/chaos/ledger.test.ts',
  'tests/access/matrix.test.ts',
  'tests/chaos/kill.test.ts',
  'tests/letters/chaos.test.ts',
  'tests/chaos/backup.test.ts',
  'server/status/status.test.ts',
  'server/score-list/score-list.test.ts',
  'tests/database/city.test.ts',
  'server/import/import.test.ts',
  'tests/chaos/stop.test.ts',
  'server/ledger/restore.test.ts',
  'tests/start/own-server.test.ts',
  'tests/chaos/score-recount.test.ts',
  'server/ledger/witnessed.test.ts',
  'tests/browser/accessibility.test.ts',
  'tests/browser/handling-order.test.ts',
  'tests/browser/terminal-screens.test.ts',
  'tests/browser/console-pages.test.ts',
  'tests/browser/appeal.test.ts',
  'tests/browser/score-period.test.ts',
  'tests/browser/terminal.test.ts',
  'tests/browser/terminal-receipt.test.ts',
  'tests/browser/console-audit.test.ts',
  'tests/browser/weighting.test.ts',
  'tests/browser/field.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((name) => moduleId.endsWith(`/${name}`))
      return found < 0 ? long.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

/**
 * The files of one worker share what they have loaded and compiled: two seconds and more for each file that starts a platform
 * otherwise, a quarter of a second for each that starts nothing. What a file changes in the process, it puts back.
 */
const shared = { pool: 'forks', environment: 'node', restoreMocks: true, isolate: false } as const
const elsewhere = ['**/node_modules/**', 'build/**', 'data/**']

/**
 * On Debian’s PostgreSQL: `npm run nightly -- debian`. That each of their statements is understood there, the calls made up of
 * every operation show in CI.
 */
const atNight = [
  'server/account/**',
  'server/alert/**',
  'server/api-key-inventory/**',
  'server/api-key/**',
  'server/assessment-finding/**',
  'server/assessment-form/**',
  'server/assessment-plan/**',
  'server/assessment-review/**',
  'server/assessment/**',
  'server/assessor/**',
  'server/anchor/sweep.test.ts',
  'server/audit-view/**',
  'server/audit/audit.test.ts',
  'server/audit/stop.test.ts',
  'server/challenge/**',
  'server/closure-audit/**',
  'server/comment-reading/**',
  'server/complaint/**',
  'server/composite/**',
  'server/confidential-report/**',
  'server/deduction/**',
  'server/device-inventory/**',
  'server/device/**',
  'server/drill/**',
  'server/embed/**',
  'server/evaluation-audit/**',
  'server/evidence-file/**',
  'server/exemption/**',
  'server/health/**',
  'server/import/import.test.ts',
  'server/ledger-receipt/**',
  'server/ledger/restore.test.ts',
  'server/ledger/witnessed.test.ts',
  'server/malicious-evaluator/**',
  'server/message/**',
  'server/opinion/**',
  'server/own-evaluation/**',
  'server/platform/limits.test.ts',
  'server/platform/suites.test.ts',
  'server/policy-proposal/**',
  'server/practice/**',
  'server/problem-entry/**',
  'server/rate-limit/**',
  'server/score-list/**',
  'server/session/**',
  'server/suggestion/**',
  'server/supplement/**',
  'server/terminal/**',
  'server/unmasking/**',
  'server/weighting/**',
  'server/vault/retire.test.ts',
  'server/vault/rotate.test.ts',
  'server/vault/suite-switch.test.ts',
  'tests/access/secret-visit.test.ts',
  'tests/chaos/kill.test.ts',
  'tests/chaos/ledger.test.ts',
  'tests/chaos/score-recount.test.ts',
  'tests/database/city.test.ts',
  'tests/letters/**',
  'tests/start/backup.test.ts',
  // Its copies are attacked with plain words; what the auditor asks of rows tests/tamper/witness-policy.test.ts asks there.
  'tests/tamper/tamper.test.ts',
  'server/manipulation/**',
  'server/publication/audited.test.ts',
  'server/publication/bridge/**',
  'server/report/**',
  'server/root-cause/**',
  'server/silence/**',
]

/**
 * What is the same whichever PostgreSQL is underneath runs on the embedded one alone: what an empty clone does, what waits
 * for gateways and clocks, who may call what, what anybody may send. What takes long besides runs on Debian’s at night.
 */
const onOneDatabase =
  process.env['YIPING_TEST_DATABASE'] === 'system'
    ? [
        ...(process.env['YIPING_TEST_WHOLE'] === '1' ? [] : atNight),
        'tests/start/clone.test.ts',
        'tests/start/readme.test.ts',
        'tests/access/matrix.test.ts',
        'tests/chaos/audit-kill.test.ts',
        'tests/chaos/handling-sweep.test.ts',
        'tests/letters/chaos.test.ts',
        'tests/letters/kill.test.ts',
        // How a full queue answers and how a copy is checked is not the database's make.
        'tests/chaos/stop.test.ts',
        'tests/chaos/backup.test.ts',
        'server/status/**',
        // Witnesses have none.
        'server/ledger/witness/**',
        // Starts servers of both makes itself.
        'server/platform/postgres/launcher.test.ts',
      ]
    : []

/** Timings on a page mean nothing when two browsers fight for the processor. */
const onTheirOwn = ['tests/browser/weight.test.ts']

/**
 * Three suites by what they need: nothing, a database, a built server and Chromium. Every test file belongs to
 * exactly one of them: what lies in tests/ and is neither house nor browser is taken to need a database.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    setupFiles: ['tests/support/seed.setup.ts'],
    sequence: { sequencer: LongestFirst },
    // What is polled for comes when it comes: a busy machine is no failure. A test that expects it soon says so itself.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'pure',
          include: [
            '{domain,ledger,language,signing,contracts,web,tools}/**/*.test.{ts,tsx}',
            'tests/house/**/*.test.ts',
          ],
          exclude: elsewhere,
          // The house's own checks read every file; a machine with neighbours takes its time over it.
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'database',
          include: ['server/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...elsewhere, ...onOneDatabase, 'tests/house/**', 'tests/browser/**'],
          globalSetup: ['tests/support/database.setup.ts'],
          // No test is about how fast this machine is: a limit only ends what hangs.
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [...elsewhere, ...onTheirOwn],
          globalSetup: ['tests/support/database.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser-alone',
          include: onTheirOwn,
          globalSetup: ['tests/support/database.setup.ts'],
          // After the others, one at a time.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
