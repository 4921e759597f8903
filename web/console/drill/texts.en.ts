import type { DrillTexts } from './texts.zh.ts'

export const en: DrillTexts = {
  title: 'Daily drill',
  hint: 'Each day the platform gives itself “very dissatisfied” through every channel, at a window kept for that, and looks whether it is taken, counted among the drills, opens an order and is found by its receipt. A drill is in nobody’s figures.',
  none: 'No drill yet. It begins at its time of the day, once the platform runs.',
  refresh: 'Refresh',
  passed: (time) => `all passed ${time}`,
  notPassed: 'not all have passed',
  channel: 'Channel',
  attempt: (attempt) => `try ${attempt}`,
  channels: {
    WEB: 'Web page',
    MOBILE: 'Phone app',
    QR_CODE: 'QR code',
    HALL_TABLET: 'Tablet at the window',
    KIOSK: 'Kiosk',
    PHONE: 'Telephone',
    SMS: 'Text message',
    PAPER: 'Paper',
    KEYPAD: 'Keypad',
  },
  hops: {
    REPORTED: 'Service reported',
    ASKED: 'Invitation opens',
    TAKEN: 'Evaluation taken',
    TALLIED: 'Counted as a drill',
    ORDER_OPENED: 'Order opened',
    FOUND_AGAIN: 'Found by its receipt',
  },
  reached: (time) => `passed ${time}`,
  failed: (time, fault) => `failed (${fault}) ${time}`,
  notReached: 'not come to',
}
