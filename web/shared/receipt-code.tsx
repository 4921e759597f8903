import QRCode from 'qrcode'

/** Its edge has to be four modules wide, or cameras do not find it. */
const edge = 4

/** The receipt as a picture that a phone can take along. The encoder is heavy: to be loaded when there is one to show. */
export function ReceiptCode({ label, url }: { readonly label: string; readonly url: string }) {
  const { size, data } = QRCode.create(url, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (bit, at) =>
    bit ? `M${(at % size) + edge} ${Math.floor(at / size) + edge}h1v1h-1z` : '',
  )
  const whole = size + 2 * edge
  return (
    <svg
      class="receipt-code"
      viewBox={`0 0 ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={whole} height={whole} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
