import { brokenBodies, contentTypes, pathJunk } from './generate.ts'

export interface Call {
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload: string | Buffer | undefined
}

/** As much of an operation as decides what can be wrong with a call of it. */
interface Called {
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: unknown
}

const pick = <T>(list: readonly T[], which: number): T => list[which % list.length] as T

/** One thing wrong with the call: mostly its body, else its form, its headers, its address. */
export function badCall(operation: Called, call: Call, wrong: unknown, dice: number, which: number): Call {
  const hasBody = operation.requestBody !== undefined
  if (hasBody && dice < 55) return { ...call, payload: JSON.stringify(wrong) ?? 'undefined' }
  if (hasBody && dice < 65) return { ...call, payload: pick(brokenBodies, which) }
  if (hasBody && dice < 70) return { ...call, headers: { ...call.headers, 'content-type': pick(contentTypes, which) } }
  if (dice < 75)
    return {
      ...call,
      url: `${call.url}${call.url.includes('?') ? '&' : '?'}${pick(['colour=red', 'a[]=1', '%zz', 'format=gif', '__proto__=1'], which)}`,
    }
  if (dice < 85)
    return {
      ...call,
      headers: { ...call.headers, 'idempotency-key': pick(['', 'short', 'x'.repeat(200), 'a b c d e'], which) },
    }
  if (dice < 90)
    return {
      ...call,
      headers: {
        ...call.headers,
        authorization: pick(['', 'Bearer', 'Bearer x', `Bearer ${'y'.repeat(9000)}`], which),
      },
    }
  const [parameter] = operation.parameters.filter((one) => one.in === 'path')
  const path = parameter
    ? operation.path.replace(`{${parameter.name}}`, pick(pathJunk, which))
    : `${operation.path}/${pick(pathJunk, which)}`
  return { ...call, url: path.replaceAll(/\{\w+\}/g, 'A01') }
}
