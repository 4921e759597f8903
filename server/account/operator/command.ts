import { parseArgs } from 'node:util'
import type { Role } from '../../../domain/access.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { findDivisions } from '../../catalogue/index.ts'
import { isUniqueViolation } from '../../platform/database.ts'
import { findUnplainText } from '../../platform/plain-text.ts'
import {
  type Appointment,
  appoint,
  endAccount,
  findHelpers,
  link,
  lostThings,
  type OperatorWorld,
  part,
  recover,
  unlock,
} from './actions.ts'
import { findNamed, type ListedRow, listEveryAccount, type NamedRow } from './store.ts'

export interface CommandWorld extends OperatorWorld {
  /** One line from whoever sits at the machine. */
  ask(question: string): Promise<string>
  /** The provider of OIDC_ISSUER; null: nobody signs on through one. */
  readonly issuer: string | null
}

/** A wish that cannot be granted as it was written; its message is for whoever wrote it. */
export class WrongWish extends Error {}

const everywhere = '000000000000'

export const accountHelp = `npm run account -- create [--system USERNAME] [--security USERNAME] [--audit USERNAME] [--division CODE]
npm run account -- list
npm run account -- end USERNAME
npm run account -- unlock USERNAME
npm run account -- reset USERNAME --lost password|factor [--although-others-could]
npm run account -- link USERNAME
npm run account -- part USERNAME

  create   opens the accounts of the first administrators: a system, a security and an audit administrator, three people. The name
           of each is asked for and read from standard input. Everybody else gets his account from them, in the console. A role
           that somebody holds already is refused. Run it once for each of them, with its holder before the screen.
  list     every account: name of the account, family, state, posts, second factors, last use
  end      closes an account; its sessions end at once
  unlock   takes away the wait after failures
  reset    breaks the glass: a one-time password for whoever has lost his (--lost password), or his second factor (--lost factor,
           which is taken off). Refused while another administrator could do it in the console. It is an alarm in the log.
  link     whom the provider of OIDC_ISSUER knows may sign on to this account. His subject there is asked for and read from standard
           input; it is often a phone or certificate number, and only a keyed image of it is kept
  part     takes that back; sessions of the account end at once

  --division  12 digits: what the administrators reach, with everything below [${everywhere}, everything]
`

const verbs: Readonly<Record<string, (world: CommandWorld, argv: readonly string[]) => Promise<string>>> = {
  create,
  list,
  end: (world, argv) => withOne(world, argv, sayEnded),
  unlock: (world, argv) => withOne(world, argv, sayUnlocked),
  reset,
  link: (world, argv) => withOne(world, argv, sayLinked),
  part: (world, argv) => withOne(world, argv, sayParted),
}

/** @returns what to print; a first password stands in it once, when it is made */
export async function runAccountCommand(world: CommandWorld, argv: readonly string[]): Promise<string> {
  const [verb = '', ...rest] = argv
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (run === undefined) throw new WrongWish(`say create, list, end, unlock, reset, link or part\n\n${accountHelp}`)
  return run(world, rest)
}

const rolesByOption = { system: 'SYSTEM_ADMIN', security: 'SECURITY_ADMIN', audit: 'AUDIT_ADMIN' } as const
const optionNames = ['system', 'security', 'audit'] as const

async function create(world: CommandWorld, argv: readonly string[]): Promise<string> {
  const values = parsed(argv, {
    system: { type: 'string' },
    security: { type: 'string' },
    audit: { type: 'string' },
    division: { type: 'string', default: everywhere },
  })
  const usernames = optionNames.flatMap((option) => {
    const username = values[option]
    return typeof username === 'string' ? [{ option, username: toUsername(username, `--${option}`) }] : []
  })
  if (usernames.length === 0) throw new WrongWish('create: name at least one of --system, --security, --audit')
  if (new Set(usernames.map(({ username }) => username)).size < usernames.length)
    throw new WrongWish('the three administrators are three people with an account each')
  const [division] = await findDivisions(world.app, [String(values.division)])
  if (division === undefined) throw new WrongWish(`--division: there is no division ${values.division}`)
  const wishes: Appointment[] = []
  for (const { option, username } of usernames) {
    const name = toName(await world.ask(`name of the ${option} administrator, who is to use ${username}`))
    if (wishes.some((other) => other.name === name))
      throw new WrongWish('one person holds one of the three roles: two of the names are the same')
    wishes.push({ role: rolesByOption[option], username, name })
  }
  return sayAppointed(world, division.id, wishes)
}

async function sayAppointed(world: CommandWorld, divisionId: number, wishes: readonly Appointment[]): Promise<string> {
  const answer = await appoint(world, divisionId, wishes).catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new WrongWish('one of these user names is taken')
    throw error
  })
  if ('held' in answer) {
    const holders = [...new Set(answer.held.map(({ username }) => username))].join(', ')
    throw new WrongWish(
      `${holders}: already in office there. Further administrators are made in the console; if he has left, end his account first`,
    )
  }
  const lines = answer.appointed.map(
    ({ role, username, firstPassword }) => `${sayRole(role)}  ${username}  ${firstPassword}`,
  )
  return `${lines.join('\n')}\n\n${oneTime(world, divisionId)}`
}

const sayRole = (role: Role) => role.toLowerCase().replace('_admin', ' administrator').padEnd(22)

/** What whoever reads a one-time password has to know. */
function oneTime({ rules, now }: CommandWorld, divisionId: number): string {
  const { firstPasswordValidHours: hours } = rules.loadPolicy('account', divisionId, now()).body
  return (
    `One-time passwords: shown this once, good for ${hours} hours and for one thing only, setting another at /console/.\n` +
    'A second factor is enrolled there as well. Hand each to its holder alone: nobody should know two of them.\n'
  )
}

async function list(world: CommandWorld, argv: readonly string[]): Promise<string> {
  parsed(argv, {})
  const rows = await listEveryAccount(world.app, toPlainDate(world.now()))
  const lines = rows.map((row) =>
    [
      row.username,
      row.family,
      stateOf(world, row),
      row.posts.join(',') || 'no post',
      row.factors.join(',') || 'no second factor',
      row.lastSeenAt === null ? 'never used' : `last used ${toPlainDate(row.lastSeenAt.getTime())}`,
    ].join('  '),
  )
  return lines.length === 0 ? 'There is no account yet.\n' : `${lines.join('\n')}\n`
}

const hourMs = 3_600_000

function stateOf({ rules, now }: CommandWorld, row: ListedRow): string {
  if (row.disabledAt !== null) return 'closed'
  if (row.expiresAt !== null && row.expiresAt.getTime() <= now()) return 'expired'
  if (!row.isFirstPassword) return 'open'
  const { firstPasswordValidHours } = rules.loadPolicy('account', row.divisionId, now()).body
  const isOver = now() >= row.passwordSetAt.getTime() + firstPasswordValidHours * hourMs
  return isOver ? 'one-time password out of date' : 'waits for its holder'
}

async function withOne(
  world: CommandWorld,
  argv: readonly string[],
  act: (world: CommandWorld, account: NamedRow) => Promise<string>,
): Promise<string> {
  const [wanted = '', ...more] = argv
  if (more.length > 0) throw new WrongWish('give one user name')
  return act(world, await loadNamed(world, wanted))
}

async function loadNamed({ app }: CommandWorld, wanted: string): Promise<NamedRow> {
  const account = await findNamed(app, toUsername(wanted, 'user name'))
  if (account === undefined) throw new WrongWish(`there is no account ${wanted}`)
  return account
}

async function sayEnded(world: CommandWorld, account: NamedRow): Promise<string> {
  if (account.disabledAt !== null) throw new WrongWish(`${account.username} is closed already`)
  const sessions = await endAccount(world, account)
  return `${account.username} is closed; sessions that ended with it: ${sessions}.\n`
}

async function sayUnlocked(world: CommandWorld, account: NamedRow): Promise<string> {
  await unlock(world, account)
  return `${account.username} need not wait any more.\n`
}

const subjectCharactersMax = 255

async function sayLinked(world: CommandWorld, account: NamedRow): Promise<string> {
  const { issuer } = world
  if (issuer === null) throw new WrongWish('nobody signs on through a provider: OIDC_ISSUER is not set')
  const subject = (await world.ask(`subject of the holder of ${account.username} at ${issuer}`)).trim()
  if (!/^[\x21-\x7e]+$/.test(subject) || subject.length > subjectCharactersMax)
    throw new WrongWish(`a subject has from 1 to ${subjectCharactersMax} ASCII characters without spaces`)
  await link(world, account, issuer, subject).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new WrongWish(
        `${account.username} is linked already, or this subject is, to another account: part them first`,
      )
    throw error
  })
  return `${account.username} may sign on through ${issuer}.\n`
}

async function sayParted(world: CommandWorld, account: NamedRow): Promise<string> {
  if (!(await part(world, account))) throw new WrongWish(`${account.username} is not linked`)
  return `${account.username} signs in with his password only.\n`
}

async function reset(world: CommandWorld, argv: readonly string[]): Promise<string> {
  const [wanted = '', ...rest] = argv
  const values = parsed(rest, { lost: { type: 'string' }, 'although-others-could': { type: 'boolean' } })
  const lost = lostThings.find((each) => each === values.lost)
  if (lost === undefined) throw new WrongWish('--lost: password or factor')
  const account = await loadNamed(world, wanted)
  if (account.disabledAt !== null) throw new WrongWish(`${account.username} is closed`)
  const helpers = await findHelpers(world, account, lost)
  if (helpers.length > 0 && values['although-others-could'] !== true) {
    const names = helpers.map(({ username }) => username).join(', ')
    throw new WrongWish(
      `${names} could do this in the console, where it is seen. If none of them can be reached: --although-others-could`,
    )
  }
  const firstPassword = await recover(world, account, lost)
  return `${account.username}  ${firstPassword}\n\n${oneTime(world, account.divisionId)}It stands in the audit and is an alarm in the log.\n`
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options']

function parsed(argv: readonly string[], options: NonNullable<Options>): Readonly<Record<string, unknown>> {
  try {
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    throw new WrongWish((error as Error).message)
  }
}

function toUsername(text: string, what: string): string {
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(text))
    throw new WrongWish(`${what}: from 3 to 40 of a–z, 0–9, dot, hyphen and underscore, beginning with a letter`)
  return text
}

const nameCodePointsMax = 60

function toName(text: string): string {
  const name = text.trim().replaceAll(/\s+/g, ' ').normalize('NFC')
  if (name === '' || [...name].length > nameCodePointsMax || findUnplainText(name) !== undefined)
    throw new WrongWish(`a name has from 1 to ${nameCodePointsMax} characters of plain text`)
  return name
}
