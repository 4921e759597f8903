import type { EvidenceMediaType } from '../../domain/evidence-file.ts'

/** A file as it is handed in; of its name nothing is told. */
export interface Picked {
  readonly mediaType: EvidenceMediaType
  /** In base64. */
  readonly content: string
  readonly bytes: number
}

/** What a file field lets people choose. Telephones then hand their own formats over as JPEG. */
export const pickable = 'image/jpeg,image/png,application/pdf'
/** What is certainly taken; a larger photo is made smaller before it is sent. */
const bytesMax = 4 * 1_048_576
const edgeMax = 3000

/** undefined where it is nothing that is taken or cannot be read. */
export async function pick(file: File): Promise<Picked | undefined> {
  if (!isTaken(file.type)) return undefined
  const small = file.size > bytesMax && file.type !== 'application/pdf' ? await shrink(file) : undefined
  const sent = small ?? file
  try {
    const content = (await readAsUrl(sent)).split(',')[1]
    return content === undefined || content === ''
      ? undefined
      : { mediaType: small === undefined ? file.type : 'image/jpeg', content, bytes: sent.size }
  } catch {
    return undefined
  }
}

const isTaken = (type: string): type is EvidenceMediaType => type !== '' && pickable.split(',').includes(type)

/** Drawn anew; where a browser cannot, it is sent as it is and judged there. */
async function shrink(file: File): Promise<Blob | undefined> {
  try {
    const drawn = await createImageBitmap(file)
    const scale = Math.min(1, edgeMax / Math.max(drawn.width, drawn.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(drawn.width * scale)
    canvas.height = Math.round(drawn.height * scale)
    canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.85))
  } catch {
    return undefined
  }
}

/** As an address that holds the bytes themselves: pages of ours show no others. */
export function readAsUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('not readable'))
    reader.readAsDataURL(blob)
  })
}

export const sayKilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} KB`
