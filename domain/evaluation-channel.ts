/** 评价渠道. Our own words; the wire codes of provinces (where 6 and 7 conflict) belong to adapters. */
export const evaluationChannels = [
  'WEB',
  'MOBILE',
  'QR_CODE',
  'HALL_TABLET',
  'KIOSK',
  'PHONE',
  'SMS',
  'PAPER',
  'KEYPAD',
] as const
export type EvaluationChannel = (typeof evaluationChannels)[number]
