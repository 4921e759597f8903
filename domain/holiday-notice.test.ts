import { describe, expect, test } from 'vitest'
import { findNoticeFaults, type NoticeDay, readHolidayNotice } from './holiday-notice.ts'
import type { PlainDate } from './kernel/plain-date.ts'

/** 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）. */
const notice2026 = `经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

const spans = (days: readonly NoticeDay[], kind: NoticeDay['kind']) =>
  days.filter((each) => each.kind === kind).map(({ day }) => day.slice(5))

describe('a notice is read as it is written', () => {
  const { days, faults } = readHolidayNotice(notice2026, 2026)

  test('with every holiday and every day that is made up for', () => {
    expect(faults).toEqual([])
    expect(spans(days, 'ADJUSTED_WORKDAY')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
    expect(spans(days, 'HOLIDAY')).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7)
    expect(days.find(({ day }) => day === '2026-02-23')).toMatchObject({ kind: 'HOLIDAY', name: '春节' })
  })

  test('also across New Year, without brackets, and where one day is a whole holiday', () => {
    const { days: read } = readHolidayNotice(
      `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
三、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
四、清明节：4月5日放假，共1天。`,
      2023,
    )
    expect(spans(read, 'HOLIDAY').slice(0, 3)).toEqual(['12-31', '01-01', '01-02'])
    expect(spans(read, 'ADJUSTED_WORKDAY')).toEqual(['04-23', '05-06', '10-07', '10-08'])
    expect(read.filter(({ name }) => name === '清明节').map(({ day }) => day)).toEqual(['2023-04-05'])
  })

  test.each([
    ['nothing', '', 'NOTHING_FOUND'],
    ['another year', notice2026.replace('1月1日（周四）至3日', '2027年1月1日至3日'), 'OUTSIDE_YEAR'],
    ['a day that is not that day of the week', notice2026.replace('（周四）至3日', '（周五）至3日'), 'WEEKDAY_WRONG'],
    ['a count that is another', notice2026.replace('共9天', '共8天'), 'COUNT_WRONG'],
    ['a day that there is not', notice2026.replace('至6日（周一）', '至31日'), 'NO_SUCH_DAY'],
    ['work on a Wednesday', notice2026.replace('5月9日（周六）上班', '5月13日上班'), 'WORKDAY_NOT_ON_WEEKEND'],
    ['a day twice', notice2026.replace('6月19日（周五）至21日（周日）放假，共3天', '5月5日放假'), 'TWICE'],
    ['no National Day', notice2026.replace('10月1日（周四）至7日（周三）放假调休，共7天', ''), 'FESTIVAL_MISSING'],
  ])('and what does not agree with itself is told: %s', (_what, text, code) => {
    expect(readHolidayNotice(text, 2026).faults.map((fault) => fault.code)).toContain(code)
  })
})

test('days that come without a text are checked by the same rules', () => {
  const day = (text: string, kind: NoticeDay['kind'] = 'HOLIDAY') => ({ day: text as PlainDate, kind, name: '节' })
  const good = [day('2027-01-01'), day('2027-05-01'), day('2027-10-01'), day('2026-12-31')]
  expect(findNoticeFaults(good, 2027)).toEqual([])
  expect(findNoticeFaults([...good, day('2027-10-11', 'ADJUSTED_WORKDAY')], 2027)).toEqual([
    { code: 'WORKDAY_NOT_ON_WEEKEND', about: '2027-10-11' },
  ])
})
