/** Which methods each address answers, so that one asked with another can name them (RFC 9110, 15.5.6). */
export class Methods {
  readonly #routes: { readonly segments: readonly string[]; readonly methods: readonly string[] }[] = []

  /** @param pattern as the router knows it, `:name` for a parameter; below a wildcard nothing is promised, and it is left out */
  add(pattern: string, methods: string | readonly string[]): void {
    if (pattern.includes('*')) return
    this.#routes.push({ segments: pattern.split('/'), methods: [methods].flat() })
  }

  /** @param url with or without its query */
  of(url: string): readonly string[] {
    const segments = (url.split(/[?#]/, 1)[0] ?? '').split('/')
    const fits = (pattern: readonly string[]) =>
      pattern.length === segments.length &&
      pattern.every((part, at) => (part.startsWith(':') ? segments[at] !== '' : part === segments[at]))
    return [...new Set(this.#routes.filter((route) => fits(route.segments)).flatMap((route) => route.methods))].sort()
  }
}
