/** Something long that is under way beside the serving, and how far it is. */
export interface Undertaking {
  readonly name: string
  readonly done: number
  readonly of: number
}

/** What is under way, for whoever asks how it stands. What has ended is not here. */
export class Undertakings {
  readonly #underWay = new Map<string, Undertaking>()

  tell(undertaking: Undertaking): void {
    this.#underWay.set(undertaking.name, undertaking)
  }

  end(name: string): void {
    this.#underWay.delete(name)
  }

  list(): readonly Undertaking[] {
    return [...this.#underWay.values()]
  }
}
