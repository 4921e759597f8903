import QRCode from 'qrcode'

const options = { errorCorrectionLevel: 'M', margin: 2 } as const

export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...options, type: 'svg' })
}

export function qrPng(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { ...options, type: 'png', scale: 8 })
}
