import { createHash } from 'node:crypto'

/**
 * Requests as phones send them. Everything follows from a serial number: the database is filled with the same tokens in SQL
 * (see tokens.ts), so that hundreds of thousands of them need not travel between processes.
 */
function tokenOf(serial: number): string {
  return createHash('md5').update(`bench:${serial}`).digest('base64url')
}

const tagsByGrade: Readonly<Record<number, readonly string[]>> = {
  1: ['108', '109', '110', '111', '112', '113', '114', '115'],
  2: ['207', '208', '209', '210', '211', '212', '213', '214'],
  3: ['307', '308', '309', '310', '311', '312', '313', '314'],
  4: ['406', '407', '408', '409', '410', '411', '412', '413'],
  5: ['510', '511', '512', '513', '514', '515', '516', '517'],
}
const channels = ['QR_CODE', 'QR_CODE', 'MOBILE', 'HALL_TABLET', 'WEB']
const words = ['窗口人员耐心细致', '材料一次讲清楚了', '等候时间比预想的短', '流程还可以再简单些', '环境整洁有序']

/** Of ten citizens six are very satisfied and one is not at all; every fifth writes about thirty characters. */
function gradeOf(serial: number): number {
  return [5, 5, 5, 5, 5, 5, 4, 4, 3, 1 + (Math.floor(serial / 10) % 2)][serial % 10] as number
}

function bodyOf(serial: number, token: string, deviceTime: string): string {
  const grade = gradeOf(serial)
  const tags = tagsByGrade[grade] as readonly string[]
  const at = (serial * 7) % 8
  const comment =
    serial % 5 === 0
      ? `,"comment":"${words[serial % 5]}，${words[(serial >> 3) % 5]}，${words[(serial >> 5) % 5]}。第${serial}次办理"`
      : ''
  return `{"token":"${token}","grade":${grade},"tags":["${tags[at]}","${tags[(at + 3) % 8]}"]${comment},"channel":"${channels[serial % channels.length]}","deviceTime":"${deviceTime}"}`
}

/** One HTTP/1.1 request with a token and a key of its own. */
export function evaluationRequest(host: string, serial: number, deviceTime: string): string {
  const body = bodyOf(serial, tokenOf(serial), deviceTime)
  return (
    `POST /api/v1/evaluations HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\ncontent-type: application/json\r\n` +
    `idempotency-key: bench-${serial}-7f3a5c\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  )
}

export const boardRequest = (host: string, hallCode: string): string =>
  pathRequest(host, `/api/v1/halls/${hallCode}/board`)

export function pathRequest(host: string, path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: */*\r\n\r\n`
}
