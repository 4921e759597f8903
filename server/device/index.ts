export { type DeviceDeps, issuePairingCode, toJwk } from './actions.ts'
export { admitDevice, deviceOf } from './door.ts'
export { serveDevices } from './routes.ts'
export { type DeviceRow, findDeviceById, findRevoked, type TerminalSettings } from './store.ts'
