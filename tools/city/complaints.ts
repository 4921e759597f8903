import type { ComplaintChannel } from '../../domain/complaint.ts'
import { type InstantMs, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { PastComplaint } from '../../server/complaint/index.ts'
import { isOpen } from './calendar.ts'
import type { CityHall } from './city.ts'
import { type Dice, diceOf } from './dice.ts'
import type { Rated } from './evaluating.ts'
import type { PlantedCity } from './plants.ts'

/** A complaint on its way: where it happened, and how it reaches us. */
export interface CityComplaint extends PastComplaint {
  readonly rated: Rated
  /** Written down at a desk of the hall, and not passed on by another system. */
  readonly isAtDesk: boolean
}

const minuteMs = 60_000
/** Far fewer complain than evaluate badly: one a day, or a little more, in the whole city. */
const perWindowDay = 0.01
/** Most call the hotline; the windows for what could not be done are few. */
const channelWeights: Readonly<Record<ComplaintChannel, number>> = {
  HOTLINE_12345: 55,
  SUGGESTION_BOX: 15,
  UNRESOLVED_MATTER: 18,
  IN_PERSON: 12,
}
/** Of a hundred so many leave a phone. */
const contactPercent: Readonly<Record<ComplaintChannel, number>> = {
  HOTLINE_12345: 85,
  SUGGESTION_BOX: 20,
  UNRESOLVED_MATTER: 70,
  IN_PERSON: 40,
}
const wordsOf: Readonly<Record<ComplaintChannel, readonly string[]>> = {
  HOTLINE_12345: [
    '打了三次电话都说在办，一直没有结果',
    '窗口说系统故障，让改天再来，没有说哪天',
    '材料要了两遍，前后说法不一样',
  ],
  SUGGESTION_BOX: ['取号等了一个多小时，希望多开窗口', '告知单上的材料和窗口要的不一样', '休息区没有座位，老人站着等'],
  UNRESOLVED_MATTER: [
    '跑了四趟没有办成，每次缺的都不同',
    '两个单位互相推，不知道归谁办',
    '网上显示受理，窗口说没有收到',
  ],
  IN_PERSON: ['窗口人员没有解释就把材料退了回来', '排到我时说下班了', '叫号过了没有补叫'],
}

/** What is complained of on a day, hall by hall. Desks write down what is said while the hall is open; the hotline never closes. */
export function complaintsOn(city: PlantedCity, day: PlainDate): readonly CityComplaint[] {
  return city.halls
    .flatMap((hall) => {
      const dice = diceOf(city.parameters.seed, day, hall.plan.code, 'complaints')
      const count = dice.poisson(perWindowDay * hall.windows.length)
      return Array.from({ length: count }, (_, at) => complaintAt(hall, day, at + 1, dice)).filter(
        ({ isAtDesk }) => !isAtDesk || isOpen(day),
      )
    })
    .sort((a, b) => a.at - b.at)
}

function complaintAt(hall: CityHall, day: PlainDate, number: number, dice: Dice): CityComplaint {
  const channel = channelOf(hall, dice)
  const isAtDesk = channel !== 'HOTLINE_12345'
  const at = startOfDay(day) + (isAtDesk ? dice.whole(9 * 60, 17 * 60) : dice.whole(8 * 60, 21 * 60)) * minuteMs
  const said = at + dice.whole(0, minuteMs - 1)
  const window = dice.pick(hall.windows.filter(({ items }) => items.length > 0))
  const item = dice.weighted(window.items, ({ demand }) => demand)
  const { hallCode, code: windowCode } = window
  const phone = `154${String(dice.whole(0, 99_999_999)).padStart(8, '0')}`
  const isNamed = dice.chance(contactPercent[channel] / 100)
  return {
    complaintNo: `${hall.plan.code}-${day}-${number}`,
    at: said,
    isAtDesk,
    rated: { hallCode, windowCode, itemCode: item.code, department: item.department },
    sent: {
      ...{ hallCode, windowCode, itemCode: item.code, channel },
      words: dice.pick(wordsOf[channel]),
      receivedAt: new Date(receivedAt(channel, said, dice)).toISOString(),
      ...(isNamed ? { contact: { phone } } : {}),
    },
  }
}

function channelOf({ windows }: CityHall, dice: Dice): ComplaintChannel {
  const channel = dice.weighted(Object.keys(channelWeights) as ComplaintChannel[], (one) => channelWeights[one])
  const isThere = channel !== 'UNRESOLVED_MATTER' || windows.some(({ kind }) => kind === 'UNRESOLVED_MATTER')
  return isThere ? channel : 'IN_PERSON'
}

/** The hotline passes on within hours, the box is opened within days, and at a desk it is written down at once. */
function receivedAt(channel: ComplaintChannel, at: InstantMs, dice: Dice): InstantMs {
  if (channel === 'HOTLINE_12345') return at - dice.whole(20, 600) * minuteMs
  return channel === 'SUGGESTION_BOX' ? at - dice.whole(1, 3) * 24 * 60 * minuteMs : at
}
