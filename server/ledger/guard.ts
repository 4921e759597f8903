import { LedgerAlarm } from './alarm.ts'
import type { Head } from './store.ts'
import type { Tiles } from './tiles.ts'

/** What somebody outside of this database says of the log. `OTHER`: what he has seen at this size is not what stands here. */
export interface SeenOutside {
  readonly who: string
  readonly seen:
    | { readonly kind: 'UP_TO'; readonly size: number; readonly root?: Uint8Array }
    | { readonly kind: 'OTHER'; readonly size: number }
    | { readonly kind: 'NOTHING' }
    | { readonly kind: 'SILENT' }
}

/** Asks those outside; who saw nothing and who does not answer are told apart. */
export type Outside = (head: Head) => Promise<readonly SeenOutside[]>

/**
 * Lets nothing be taken in before it is certain that this database has not forgotten what others have seen. A log that was put back from a backup and written on
 * would have two histories, and the witnesses would refuse it for ever.
 */
export class Guard {
  readonly #outsides: readonly Outside[]
  readonly #tiles: Tiles
  /** How many may be silent: more than that, and whoever saw most might be among them. */
  readonly #silentMax: number
  readonly #loadHead: () => Promise<Head | undefined>
  #isClear = false

  /** Until then nothing is signed either. */
  get isClear(): boolean {
    return this.#isClear
  }

  constructor(deps: {
    readonly outsides: readonly Outside[]
    readonly tiles: Tiles
    readonly silentMax: number
    readonly loadHead: () => Promise<Head | undefined>
  }) {
    this.#outsides = deps.outsides
    this.#tiles = deps.tiles
    this.#silentMax = deps.silentMax
    this.#loadHead = deps.loadHead
  }

  /** Something was seen that this log has not been: those outside are asked again before anything more is taken in. */
  close(): void {
    this.#isClear = false
  }

  /**
   * Asked once; asked again only until it is clear.
   * @param isRemembered whether this server itself has seen the head that the database has
   * @throws LedgerAlarm where somebody has seen more, or something else, or too few answer
   */
  async clear(head: Head, isRemembered: boolean): Promise<void> {
    if (this.#isClear) return
    const answers = (await Promise.all(this.#outsides.map((ask) => ask(head)))).flat()
    for (const answer of answers) await this.#compare(head, answer)
    const silent = answers.filter(({ seen }) => seen.kind === 'SILENT').length
    if (silent > this.#silentMax && !isRemembered)
      throw new LedgerAlarm(
        `${silent} of those who have seen the log do not answer, and this server has not seen its head: nothing is taken in until they do`,
      )
    this.#isClear = true
  }

  async #compare(head: Head, { who, seen }: SeenOutside): Promise<void> {
    if (seen.kind !== 'UP_TO' && seen.kind !== 'OTHER') return
    const isMore = seen.size > head.size
    // Another of our servers may have gone on since, on this very database.
    if (isMore && seen.kind === 'UP_TO' && seen.size <= ((await this.#loadHead())?.size ?? 0))
      return this.#compareRoot(head, who, seen)
    if (isMore)
      throw new LedgerAlarm(
        `${who} has seen the log at ${seen.size}, and it ends at ${head.size} here: nothing is taken in; see docs/operations.md, “The log”`,
      )
    await this.#compareRoot(head, who, seen)
  }

  async #compareRoot(
    { hash }: Head,
    who: string,
    seen: { readonly kind: 'UP_TO' | 'OTHER'; readonly size: number; readonly root?: Uint8Array },
  ): Promise<void> {
    const isOther =
      seen.kind === 'OTHER' ||
      (seen.root !== undefined && !(await this.#tiles.rootAt(hash, seen.size)).equals(seen.root))
    if (isOther)
      throw new LedgerAlarm(
        `${who} has seen another log of ${seen.size} leaves: this one was rewritten, or that one; nothing is taken in`,
      )
  }
}
