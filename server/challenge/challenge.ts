import { hash, randomInt, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { seeChallenge } from '../../contracts/challenge.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { findNumberMax } from '../../domain/challenge.ts'
import { randomBytes } from '../platform/dice.ts'
import { clientOf, type RateLimits } from '../platform/rate-limits.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { PolicyBody, RuleBook } from '../policy/index.ts'
import { spendChallenge } from './store.ts'

export interface ChallengeDeps {
  readonly world: Pick<World, 'app' | 'vault' | 'now'>
  readonly rules: RuleBook
  readonly limits: RateLimits
}

export interface ChallengedPlace {
  readonly divisionId: number
  readonly hallCode: string
  readonly windowCode: string
}

interface Solved {
  readonly solution: string | undefined
  readonly idempotencyKeyHash: Buffer
}

type Challenge = AnswerOf<typeof seeChallenge>
const partsMax = 400

/**
 * The protocol of ALTCHA (https://altcha.org), SHA-256: the number is found whose hash with the salt is the challenge. What we have
 * asked is signed and not kept; what was solved is spent once.
 */
export class Challenges {
  readonly #deps: ChallengeDeps

  constructor(deps: ChallengeDeps) {
    this.#deps = deps
  }

  make(request: FastifyRequest, place: ChallengedPlace): Challenge {
    const { world } = this.#deps
    const policy = this.#policy(place)
    const numberMax = this.#numberMax(request, place, policy) ?? policy.numberMaxBase
    const expires = Math.floor(world.now() / 1000) + policy.validSeconds
    const salt = `${randomBytes(12).toString('hex')}?expires=${expires}&max=${numberMax}&at=${place.hallCode}/${place.windowCode}`
    const challenge = hash('sha256', `${salt}${randomInt(numberMax)}`)
    return { algorithm: 'SHA-256', challenge, salt, signature: this.#sign(challenge, salt), maxnumber: numberMax }
  }

  /**
   * Counts a comment, and lets it through where few came, or where a challenge was solved for it.
   * @throws CHALLENGE_NEEDED
   */
  async pass(request: FastifyRequest, place: ChallengedPlace, solved: Solved): Promise<void> {
    const { limits } = this.#deps
    limits.count(clientName(request))
    if (this.#numberMax(request, place, this.#policy(place)) !== undefined) await this.#spend(place, solved)
    // Those alone that are let through: who is refused makes it dearer for himself and for nobody else.
    limits.count(windowName(place))
  }

  async #spend(place: ChallengedPlace, solved: Solved): Promise<void> {
    const { world } = this.#deps
    const solution = readSolution(solved.solution)
    if (solution === undefined) throw new Refused('CHALLENGE_NEEDED')
    const { challenge, salt, number, signature } = solution
    const said = /^[0-9a-f]{24}\?expires=(\d{1,12})&max=(\d{1,9})&at=([0-9A-Za-z-]+\/[0-9A-Za-z-]+)$/.exec(salt)
    const expiresAt = Number(said?.[1]) * 1000
    // Pressure may have risen since it was asked: what was asked then is enough, for as long as it is valid.
    const isOurs =
      isSame(signature, this.#sign(challenge, salt)) && said?.[3] === `${place.hallCode}/${place.windowCode}`
    const isSolved = isOurs && world.now() < expiresAt && hash('sha256', `${salt}${number}`) === challenge
    if (!isSolved) throw new Refused('CHALLENGE_NEEDED')
    const challengeHash = Buffer.from(challenge, 'hex').subarray(0, 16)
    const spent = { challengeHash, idempotencyKeyHash: solved.idempotencyKeyHash, expiresAt: new Date(expiresAt) }
    if (!(await spendChallenge(world.app, spent))) throw new Refused('CHALLENGE_NEEDED')
  }

  #policy({ divisionId }: ChallengedPlace): PolicyBody<'challenge'> {
    return this.#deps.rules.loadPolicy('challenge', divisionId, this.#deps.world.now()).body
  }

  #numberMax(request: FastifyRequest, place: ChallengedPlace, policy: PolicyBody<'challenge'>): number | undefined {
    const { limits } = this.#deps
    return findNumberMax(
      { fromClient: limits.peek(clientName(request)), atWindow: limits.peek(windowName(place)) + 1 },
      policy,
    )
  }

  #sign(challenge: string, salt: string): string {
    return this.#deps.world.vault.blindIndex('challenge', `${challenge}|${salt}`).toString('hex')
  }
}

const clientName = (request: FastifyRequest) => `${clientOf(request)}|comment`
const windowName = ({ hallCode, windowCode }: ChallengedPlace) => `${hallCode}/${windowCode}|comment-at-window`

interface Solution {
  readonly challenge: string
  readonly salt: string
  readonly number: number
  readonly signature: string
}

function readSolution(text: string | undefined): Solution | undefined {
  if (text === undefined || text.length > 2 * partsMax) return undefined
  try {
    const { challenge, salt, number, signature } = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Solution
    const isRead =
      /^[0-9a-f]{64}$/.test(challenge) &&
      Number.isSafeInteger(number) &&
      number >= 0 &&
      /^[0-9a-f]{32}$/.test(signature)
    return isRead && typeof salt === 'string' && salt.length <= partsMax
      ? { challenge, salt, number, signature }
      : undefined
  } catch {
    return undefined
  }
}

function isSame(sent: string, own: string): boolean {
  return sent.length === own.length && timingSafeEqual(Buffer.from(sent), Buffer.from(own))
}
