import type { Problem } from '../../contracts/problem.ts'
import { issueApiKey } from '../../server/api-key/index.ts'
import { caseReport, type TestPlatform } from './platform.ts'

type Json = Record<string, unknown>

/** An answer, read to its end. */
export interface Heard<Body = Json> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

export async function hear<Body = Json>(answer: Promise<Response>): Promise<Heard<Body>> {
  const response = await answer
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Body }
}

/** Status, code and pointer of a refusal, in one line that is easy to compare. */
export function refusal({ status, body }: Heard<unknown>): string {
  const { code, at } = (body ?? {}) as Partial<Problem>
  return [status, code, at].filter((part) => part !== undefined).join(' ')
}

export interface Evaluated {
  readonly id: string
  readonly receipt: string
  readonly receivedAt: string
  readonly reasonPending: boolean
}

export interface CaseKept {
  readonly caseId: string
  readonly revision: number
  readonly created: boolean
  readonly changed: boolean
  readonly dataQuality: readonly string[]
  readonly occurrences: readonly {
    readonly sequence: number
    readonly invitation: { readonly token: string; readonly url: string; readonly expiresAt: string } | null
  }[]
}

/** The calls of the main job, as somebody outside makes them. */
export type Calls = ReturnType<typeof callsOf>
export function callsOf(platform: TestPlatform) {
  let keys = 0
  const post = <Body = Json>(path: string, body: unknown, headers: Record<string, string> = {}) =>
    hear<Body>(platform.post(path, body, headers))
  const get = <Body = Json>(path: string) => hear<Body>(fetch(platform.base + path))
  return {
    post,
    get,
    /** A key that nobody has used before. */
    freshKey: () => {
      keys += 1
      return `fresh-key-${keys}`
    },
    give: (token: string, grade: number, key: string, more: Json = {}) =>
      post<Evaluated>('/api/v1/evaluations', { token, grade, channel: 'QR_CODE', ...more }, { 'idempotency-key': key }),
    addReasons: (id: string, body: Json, key: string) =>
      post(`/api/v1/evaluations/${id}/reasons`, body, { 'idempotency-key': key }),
    lookUp: (receipt: string) => post('/api/v1/evaluations/look-up', { receipt }),
    comment: (body: Json, key: string) =>
      post<{ id: string; receipt: string; receivedAt: string }>(
        '/api/v1/public-comments',
        { hallCode: 'YP-TRIAL-01', windowCode: 'A01', channel: 'WEB', ...body },
        { 'idempotency-key': key },
      ),
    putCase: (caseNo: string, over: Json = {}, apiKey = platform.trial.apiKey) =>
      hear<CaseKept>(
        fetch(`${platform.base}/api/v1/cases/${caseNo}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
          body: JSON.stringify({ ...caseReport(platform.running.world.now()), ...over }),
        }),
      ),
    board: async () => (await get<Board>('/api/v1/halls/YP-TRIAL-01/board')).body,
    /** A key of a business system, as an administrator would make it. */
    async apiKey(over: Partial<Parameters<typeof issueApiKey>[1]> = {}) {
      const issued = await issueApiKey(platform.running.world, {
        name: '测试业务系统',
        scopes: ['cases:write', 'devices:pair'],
        divisionCode: '990102000000',
        hallCode: null,
        sourceCode: 'yiping',
        expiresAt: new Date(platform.running.world.now() + 86_400_000),
        ...over,
      })
      if (issued === undefined) throw new Error('no such place for a key')
      return issued
    },
  }
}

export interface Board {
  readonly day: string
  readonly smallestGroup: number
  readonly today: {
    readonly evaluations: number
    readonly grades: Record<string, number> | null
    readonly publicComments: number
  }
  readonly windows: readonly {
    readonly windowCode: string
    readonly evaluationsToday: number
    readonly recent: { readonly evaluations: number; readonly grades: Record<string, number> } | null
  }[]
}

/** One service of the trial hall, to be bent by a test. */
export function occurrenceOf(now: number, over: Json = {}): Json {
  return { ...(caseReport(now).occurrences[0] as Json), ...over }
}
