import { runUnder } from '../lib/node-major.mjs'

export const title = 'Node 24'
export const run = ({ print }) => runUnder(24, print)
