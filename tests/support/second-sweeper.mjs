// A second server, in a process of its own, that looks after the orders when it is told to: to be killed at will.
import process from 'node:process'

// As it is built: no source of ours is read by a process without the test runner.
const built = (name) => import(new URL(`../../build/server/${name}`, import.meta.url).href)
const [{ lookAfterOrders }, { run }] = await Promise.all([built('handling-order/index.js'), built('run.js')])

const { now, ...options } = JSON.parse(process.env.SWEEPER ?? '')
const running = await run({ ...options, now: () => now, publicUrl: (port) => `http://127.0.0.1:${port}` })
process.send?.('ready')
process.once('message', async () => {
  await lookAfterOrders({ world: running.world, rules: running.app.rules })
  await running.stop()
  process.disconnect?.()
})
