import { Type } from 'typebox'
import { route } from './route.ts'
import { instant, nullable, oneOf, shape } from './shapes.ts'

const state = oneOf(['UP', 'DOWN'])

/** What a small site does without, each said in plain words by the page. Whoever relies on the platform may know what it rests on. */
const downgrades = [
  'KEYS_IN_FILES',
  'KEYS_BESIDE_DATA',
  'SUITE_NOT_CHINESE',
  'INDEX_NOT_CHINESE',
  'OWN_DATABASE',
  'NO_STANDBY',
  'NO_BACKUP',
  'PLAIN_HTTP',
  'NO_LETTERS',
  'LETTERS_TO_FILE',
  'ONE_LETTER_PROVIDER',
] as const
export type Downgrade = (typeof downgrades)[number]

/** What anybody may know of how the platform is: nothing here helps an attacker, and whoever runs it cannot hide a standstill. */
export const seeStatus = route({
  method: 'GET',
  path: '/api/v1/status',
  name: 'seeStatus',
  summary: 'How the platform is: dependencies, background work, backups',
  caller: { kind: 'anybody' },
  answers: {
    200: shape(
      {
        status: oneOf(['OK', 'DEGRADED'], {
          description:
            'DEGRADED where a dependency is away, background work fails, the daily drill is missing, or nothing says where new months go',
        }),
        version: Type.String(),
        startedAt: instant,
        asOf: instant,
        dependencies: shape({ database: state, intake: state, vault: state }),
        waitingEvaluations: Type.Integer({ description: 'evaluations that wait for their commit' }),
        sweeps: Type.Array(
          shape({
            name: Type.String(),
            lastEndedAt: nullable(instant),
            isFailing: Type.Boolean({ description: 'its last run ended with an error; it is tried again' }),
          }),
          { description: 'background work and when it last ended' },
        ),
        partitionsUntil: nullable(
          Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', description: 'the last month that has its partitions' }),
        ),
        workingCalendarUntilYear: nullable(Type.Integer()),
        audit: nullable(
          shape({
            unsealedSeconds: Type.Integer({
              description: 'how long the oldest entry of the audit has waited for its seal',
            }),
            isStandingStill: Type.Boolean({
              description: 'nothing is sealed, so privileged acts are refused; evaluations are taken',
            }),
          }),
        ),
        drill: nullable(
          shape({
            lastPassedAt: nullable(instant),
            isMissing: Type.Boolean({
              description:
                'the drill that was due last has not passed in its time: a bad evaluation may not come through, which is an incident',
            }),
          }),
          { description: 'the daily drill 系统拨测: a one-star evaluation through every channel' },
        ),
        lastBackupAt: nullable(instant),
        downgrades: Type.Array(oneOf(downgrades), {
          description: 'what this site does without, compared with a large one; it works all the same',
        }),
      },
      { $id: 'Status' },
    ),
  },
  refusals: ['MALFORMED'],
})
