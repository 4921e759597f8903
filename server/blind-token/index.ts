export { checkBlindToken, spendBlindToken } from './redeem.ts'
export { serveBlindTokens } from './routes.ts'
export { blindKeySweep } from './sweep.ts'
