import { DuplicateIndex, minhashOf, shinglesOf } from '../../../language/minhash.ts'
import { normalise } from '../../../language/normalise.ts'
import { seededDice } from '../train/dice.ts'

/** Changes a share of the characters: another character, one more, one less. */
function edited(text: string, share: number, signs: string, dice: () => number): string {
  const list = [...text]
  const edits = Math.max(1, Math.round(list.length * share))
  for (let edit = 0; edit < edits; edit++) {
    const at = Math.floor(dice() * list.length)
    const sign = signs[Math.floor(dice() * signs.length)] ?? '的'
    const kind = Math.floor(dice() * 3)
    if (kind === 0) list[at] = sign
    else if (kind === 1) list.splice(at, 0, sign)
    else list.splice(at, 1)
  }
  return list.join('')
}

export interface DuplicateScore {
  readonly pairs: number
  readonly found: number
  /** Of all pairs of different texts, how many were joined. */
  readonly falseJoins: number
  readonly differentPairs: number
}

/** @param texts different ones, of twelve characters at least: two edits are more than 12 % of a shorter one */
export function scoreDuplicates(texts: readonly string[], share: number, seed: number): DuplicateScore {
  const dice = seededDice(seed)
  const signs = texts.join('').slice(0, 5000)
  const printOf = (text: string) => {
    const normal = normalise(text)
    const shingles = shinglesOf(normal.units, normal.length)
    return { shingles, signature: minhashOf(shingles) }
  }
  const index = new DuplicateIndex()
  for (const text of texts) index.add(printOf(text))
  const clusters = new Map<number, number>()
  texts.forEach((_, at) => {
    const cluster = index.clusterOf(at)
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + 1)
  })
  const falseJoins = [...clusters.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  let found = 0
  for (const text of texts) {
    const pair = new DuplicateIndex()
    pair.add(printOf(text))
    if (pair.add(printOf(edited(text, share, signs, dice))) === 0) found++
  }
  return { pairs: texts.length, found, falseJoins, differentPairs: (texts.length * (texts.length - 1)) / 2 }
}
