import { bringAssessment, bringVisit } from '../support/assessment.ts'
import { somePhoto } from '../support/evidence-file.ts'
import type { TestPlatform } from '../support/platform.ts'
import { freshCookie } from '../support/staff.ts'
import type { Pools } from './generate.ts'

const role = 'WINDOW_SUPERVISOR'
const best = { clean: { mark: 5 }, ramp: { mark: null }, greeting: { mark: 5 }, 'one-time-notice': { mark: 5 } }

/** Visits of the supervisor to his own hall, each at the step that a call about it asks for. */
export async function bringVisits(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const bring = async () => (await bringVisit(platform, { role })).visitId
  const [photographed, submitted, open, ended] = [await bring(), await bring(), await bring(), await bring()]
  const at = new Date(platform.running.world.now()).toISOString()
  const found = {
    arrivedAt: [at],
    leftAt: [at],
    position: [{ latitudeThousandths: 30_274, longitudeThousandths: 120_155 }],
    answers: [best],
  }
  const cookie = await freshCookie(platform, role)
  const post = async (path: string, payload: object, headers: object = {}) => {
    const url = `/api/v1/own-visits/${submitted}/${path}`
    const answer = await platform.running.http.inject({
      ...{ method: 'POST', url, payload },
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
    })
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.payload}`)
    return answer.json()
  }
  const { fileId } = await post('files', { indicator: 'clean', ...somePhoto })
  const answers = { ...best, clean: { mark: 1, fileIds: [fileId] } }
  const position = found.position[0]
  await post('assessment', { arrivedAt: at, leftAt: at, position, answers }, { 'idempotency-key': 'fuzz-visit' })
  const photo = { indicator: ['clean'], mediaType: [somePhoto.mediaType], content: [somePhoto.content] }
  const published = await bringAssessment(platform, { hallCode: 'YP-TRIAL-01', divisionCode: '990102000000' })
  return {
    listAssessments: { after: [published], limit: ['100', '1'] },
    keepVisitFile: { visitId: [photographed], ...photo },
    readVisitFile: { visitId: [submitted], fileId: [fileId] },
    submitAssessment: { visitId: [open], ...found },
    seeOwnAssessment: { visitId: [submitted] },
    endOwnVisit: { visitId: [ended], reason: ['窗口没有开放'] },
  }
}
