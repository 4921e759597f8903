import { constants, createPrivateKey, hash, privateEncrypt, randomBytes } from 'node:crypto'
import { blindMessage, finaliseSignature, toBlindKey, toNumber } from '../ledger/blind-rsa.ts'
import { tokenMessage } from '../ledger/blind-token.ts'
import { isSignedBy } from '../server/blind-token/redeem.ts'
import { makeKeyPair, signBlindly } from '../server/blind-token/secret.ts'
import { nodeLedger } from '../signing/node-ledger.ts'
import { bars } from './bars.ts'
import type { Measured } from './measure.ts'
import type { Plan } from './runs.ts'
import { spreadOf } from './statistics.ts'

const keyId = 'A'.repeat(22)
const platform = { sha384: (bytes: Uint8Array) => hash('sha384', bytes, 'buffer') }
const draftsInTurn = 40

/** What signing costs the server beside the bare operation of the key, turn about, and what it costs the device. */
export async function blindTokens({ rounds }: Plan): Promise<Measured> {
  const { modulus, secret } = await makeKeyPair()
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })
  const publicKey = toBlindKey(modulus)
  const draft = () => {
    const message = tokenMessage(nodeLedger, keyId, randomBytes(32))
    const drawn = { salt: randomBytes(48), factor: toNumber(randomBytes(384)) % publicKey.modulus }
    return { message, ...blindMessage(platform, publicKey, message, drawn) }
  }
  const [drafted, drafts] = timed(() => draft())
  const sign = (each: (typeof drafts)[number]) => signBlindly(key, Buffer.from(each.blinded), modulus)
  const plain = (each: (typeof drafts)[number]) =>
    privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, each.blinded)
  const turns = Array.from(
    { length: rounds + 1 },
    () => [perCall(drafts, sign), perCall(drafts, plain)] as const,
  ).slice(1)
  const signed = drafts.map((each) => ({ ...each, blindSignature: sign(each) as Buffer }))
  const finished = perCall(signed, (each) => finaliseSignature(platform, publicKey, each.message, each))
  const tokens = signed.map((each) => ({
    message: each.message,
    signature: Buffer.from(finaliseSignature(platform, publicKey, each.message, each) as Uint8Array),
  }))
  const checked = perCall(tokens, (each) => isSignedBy(modulus, each.message, each.signature))
  const bare = spreadOf(turns.map(([, baseline]) => baseline)).median
  const ratio = spreadOf(turns.map(([ours, baseline]) => ours / baseline)).median
  const device = `blind ${ms(drafted)}, finalise ${ms(finished)}`
  return {
    rows: [
      {
        bar: bars.blindIssue,
        values: turns.map(([ours]) => ours),
        note: `the bare privateEncrypt ${ms(bare)} in the same run, ${ratio.toFixed(2)} × of it with the check of the result`,
      },
      { bar: bars.blindCheck, values: [checked], note: `by node:crypto; on the device, in Node’s BigInt: ${device}` },
    ],
    asides: [],
  }
}

const ms = (value: number) => `${value.toFixed(2)} ms`

function timed<T>(make: () => T): readonly [number, readonly T[]] {
  const began = processorMs()
  const made = Array.from({ length: draftsInTurn }, make)
  return [(processorMs() - began) / draftsInTurn, made]
}

/** Milliseconds of one call, on average over a turn. */
function perCall<T>(all: readonly T[], work: (each: T) => unknown): number {
  const began = processorMs()
  for (const each of all) work(each)
  return (processorMs() - began) / all.length
}

/** By the processor’s clock: neighbours on a busy machine make a turn longer, not the work. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
