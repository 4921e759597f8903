import { uuidV7 } from '../platform/uuid.ts'
import { trialGuide } from './guide/guide.ts'
import type { TrialCatalogue } from './store.ts'

/** An invented district of an invented city: no code, name or number here belongs to anybody. */
const divisionCode = '990102000000'
const bureau = '11990102MB0000001A'
const market = '11990102MB0000002B'
const publicSecurity = '11990102MB0000003C'
const socialSecurity = '11990102MB0000004D'

/** Whose matters are most often dealt with in the trial: its department handler handles for it. */
export const trialHandlerOrganization = publicSecurity

export const trialHallCode = 'YP-TRIAL-01'
export const trialDivisionCode = divisionCode

/** @param now only gives the staff's record ids their month */
export function trialHall(now: number): TrialCatalogue {
  return {
    since: '2026-01-01',
    divisions: [
      { code: '990000000000', name: '试用省', level: 'PROVINCE', parentCode: '000000000000' },
      { code: '990100000000', name: '以评市', level: 'CITY', parentCode: '990000000000' },
      { code: divisionCode, name: '和畅区', level: 'DISTRICT', parentCode: '990100000000' },
    ],
    organizations: [
      { uscc: bureau, name: '和畅区政务服务管理局', divisionCode },
      { uscc: market, name: '和畅区市场监督管理局', divisionCode },
      { uscc: publicSecurity, name: '和畅区公安分局', divisionCode },
      { uscc: socialSecurity, name: '和畅区人力资源和社会保障局', divisionCode },
    ],
    halls: [
      {
        code: trialHallCode,
        name: '和畅区政务服务大厅',
        divisionCode,
        managedBy: bureau,
        address: '和畅区惠民路 1 号',
        windows: [
          { code: 'A01', name: '综合窗口 1 号', kind: 'COMPREHENSIVE' },
          { code: 'A02', name: '综合窗口 2 号', kind: 'COMPREHENSIVE' },
          { code: 'B01', name: '企业开办专窗', kind: 'SPECIALIST' },
          { code: 'B02', name: '社保医保专窗', kind: 'SPECIALIST' },
          { code: 'C01', name: '老年人服务专窗', kind: 'ELDERLY' },
          { code: 'D01', name: '帮办代办窗口', kind: 'ASSISTED' },
          { code: 'Z01', name: '自助服务区', kind: 'SELF_SERVICE' },
          { code: 'N01', name: '网上办事', kind: 'ONLINE' },
        ],
        staff: ['1001', '1002', '1003', '1004', '1005', '1006'].map((no, index) => ({
          no,
          employedBy: [bureau, bureau, market, socialSecurity, publicSecurity, bureau][index] ?? bureau,
          recordId: uuidV7(now),
        })),
      },
    ],
    items: [
      item(1, '内资公司设立登记', '01', market, 'COMMITTED', 1, false, true),
      item(2, '居民身份证换领', '20', publicSecurity, 'COMMITTED', 10, true, false),
      item(3, '社会保险费缴费申报', '20', socialSecurity, 'IMMEDIATE', null, true, true),
      item(4, '食品经营许可', '01', market, 'COMMITTED', 5, false, true),
      item(5, '老年优待证办理', '07', socialSecurity, 'IMMEDIATE', null, true, false),
      item(6, '户口登记项目变更', '07', publicSecurity, 'COMMITTED', 3, true, false),
    ],
    guide: trialGuide(trialHallCode, trialItemCode),
  }
}

function item(
  serial: number,
  name: string,
  taskType: string,
  uscc: string,
  caseType: string,
  days: number | null,
  forCitizens: boolean,
  forEnterprises: boolean,
) {
  return { code: trialItemCode(serial), name, taskType, uscc, caseType, days, forCitizens, forEnterprises }
}

/** 31 characters, as the national catalogue writes them. */
export function trialItemCode(serial: number): string {
  return `11990102MB0000000T1000000000${String(serial).padStart(3, '0')}`
}
