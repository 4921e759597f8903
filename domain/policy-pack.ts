import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { RuleSource, RuleSources } from './policy.ts'

/**
 * 政策包: what one document of one region says of one policy, as data. It names the rules that the document sets; everything else stays as it is
 * above. Shipped ones stand in the table `policy_pack`.
 */
export interface PackRule extends RuleSource {
  /** JSON pointer to the rule. */
  readonly at: string
  readonly value: unknown
}

export interface Composed {
  readonly body: unknown
  readonly sources: RuleSources
}

/**
 * A policy with some of its rules set anew, each with its source. A rule that is set may be one that was not there before (a clock), but not a
 * member of something that is not there. What stays keeps its source: the document of the policy that it comes from, where it has none of its own.
 */
export function composePolicy(
  before: Composed & { readonly source: string },
  rules: readonly PackRule[],
): Decision<Composed, 'RULE_UNKNOWN'> {
  let { body } = before
  const document = { text: before.source, publishedOn: null, url: null, mayBeLaxer: false }
  const sources: Record<string, RuleSource> = {
    ...Object.fromEntries(Object.keys(before.body ?? {}).map((name) => [`/${escaped(name)}`, document])),
    ...before.sources,
  }
  for (const { at, value, ...source } of rules) {
    const changed = setAt(body, partsOf(at), value)
    if (changed === undefined) return refuse('RULE_UNKNOWN', at)
    body = changed
    sources[at] = source
  }
  return grant({ body, sources })
}

function setAt(body: unknown, parts: readonly string[], value: unknown): unknown {
  const [first, ...rest] = parts
  if (first === undefined) return value
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const member: unknown = (body as Record<string, unknown>)[first]
  const inner = rest.length === 0 ? value : setAt(member, rest, value)
  return inner === undefined ? undefined : { ...body, [first]: inner }
}

/**
 * The rules of a policy, each by its JSON pointer: a number, a word, a list, or a limit with its unit, which is one rule. What is nested deeper is
 * taken apart.
 */
export function rulesOf(body: unknown, at = ''): ReadonlyMap<string, unknown> {
  if (!isNested(body)) return new Map([[at, body]])
  return new Map(Object.entries(body).flatMap(([name, member]) => [...rulesOf(member, `${at}/${escaped(name)}`)]))
}

function isNested(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && !('count' in body && 'unit' in body)
}

export function ruleAt(body: unknown, pointer: string): unknown {
  let found = body
  for (const part of partsOf(pointer)) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<string, unknown>)[part]
  }
  return found
}

/** The source of a rule: its own, or that of the nearest whole that it is part of. */
export function sourceOf(sources: RuleSources, pointer: string): RuleSource | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const source = sources[at]
    if (source !== undefined) return source
  }
  return undefined
}

export function isSameSource(one: RuleSource, other: RuleSource): boolean {
  return one.text === other.text && one.publishedOn === other.publishedOn && one.url === other.url
}

/** Rules of the second that are not those of the first, each by its pointer; what is gone counts as well. */
export function changedRules(before: unknown, after: unknown): readonly string[] {
  const [old, fresh] = [rulesOf(before), rulesOf(after)]
  const pointers = new Set([...old.keys(), ...fresh.keys()])
  return [...pointers].filter((at) => toText(old.get(at)) !== toText(fresh.get(at)))
}

/** The same whatever the order of members: PostgreSQL keeps them in its own. */
function toText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value))
  if (Array.isArray(value)) return `[${value.map(toText).join()}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${toText(member)}`).join()}}`
}

function partsOf(pointer: string): readonly string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
