import { runUnder } from '../lib/node-major.mjs'

export const title = 'Node 22'
export const run = ({ print }) => runUnder(22, print)
