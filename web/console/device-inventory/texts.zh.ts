import type { InventoryDevice } from '../../../contracts/device.ts'
import type { DeviceCondition } from '../../../domain/terminal-entry.ts'

export interface DeviceTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly noneFits: string
  readonly shown: (shown: string, all: string) => string
  readonly line: { readonly CONNECTING: string; readonly LIVE: string; readonly LOST: string }
  readonly filter: {
    readonly label: string
    readonly hall: string
    readonly everyHall: string
    readonly condition: string
    readonly everyCondition: string
    readonly gaps: string
  }
  readonly columns: {
    readonly name: string
    readonly place: string
    readonly condition: string
    readonly heard: string
    readonly queue: string
    readonly missing: string
    readonly version: string
    readonly act: string
  }
  readonly see: (name: string) => string
  readonly seeShort: string
  readonly kinds: { readonly [Kind in InventoryDevice['kind']]: string }
  readonly conditions: { readonly [Each in DeviceCondition]: string }
  readonly hallWide: string
  readonly seconds: (count: string) => string
  readonly minutes: (count: string) => string
  readonly never: string
  readonly unknown: string
  readonly back: string
  readonly gone: string
  readonly facts: {
    readonly screen: string
    readonly visible: string
    readonly hidden: string
    readonly brightness: (percent: string) => string
    readonly clock: string
    readonly clockFast: (seconds: string) => string
    readonly clockSlow: (seconds: string) => string
    readonly clockRight: string
    readonly paired: string
    readonly revoked: string
    readonly lastNumber: string
    readonly entries: string
    readonly entriesSaid: (kept: string, refused: string, waiting: string) => string
    readonly unfitting: (count: string) => string
    readonly lossy: string
    readonly drivers: string
    readonly noDrivers: string
    readonly driverWorks: (name: string) => string
    readonly driverFails: (name: string) => string
    readonly handedIn: string
  }
  readonly driverNames: { readonly [Kind in InventoryDevice['drivers'][number]['kind']]: string }
  readonly gaps: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly one: (number: string) => string
    readonly many: (first: string, last: string) => string
    readonly atEnd: (count: string) => string
    readonly wentBack: (from: string, to: string) => string
  }
  readonly events: {
    readonly title: string
    readonly none: string
    readonly more: string
    readonly kinds: Readonly<Record<string, string>>
  }
  readonly pairing: {
    readonly start: string
    readonly title: string
    readonly hint: string
    readonly hall: string
    readonly window: string
    readonly noWindow: string
    readonly kind: string
    readonly layout: string
    readonly layouts: { readonly OPEN: string; readonly SHIELDED: string }
    readonly edition: string
    readonly editions: { readonly ordinary: string; readonly elderly: string }
    readonly language: string
    readonly languages: { readonly 'zh-CN': string; readonly en: string }
    readonly submit: string
    readonly lack: string
    readonly code: string
    readonly until: (time: string) => string
    readonly codeHint: string
    readonly copy: string
    readonly copied: string
    readonly copyByHand: string
  }
  readonly acts: {
    readonly revoke: string
    readonly revokeSure: string
    readonly repair: string
    readonly repairSure: string
    readonly revokedDone: string
  }
}

export const zh: DeviceTexts = {
  title: '设备',
  hint: '本岗位管辖范围内的评价终端和显示屏。状态由设备的心跳报告，几秒内更新。',
  none: '这里还没有设备。',
  noneFits: '没有符合条件的设备。',
  shown: (shown, all) => `显示 ${shown} 台，共 ${all} 台`,
  line: { CONNECTING: '正在连接…', LIVE: '实时', LOST: '连接中断，显示的是断开前的状态' },
  filter: {
    label: '筛选',
    hall: '大厅',
    everyHall: '所有大厅',
    condition: '状态',
    everyCondition: '所有状态',
    gaps: '缺号的设备',
  },
  columns: {
    name: '设备',
    place: '位置',
    condition: '状态',
    heard: '最近心跳',
    queue: '待送',
    missing: '缺号',
    version: '版本',
    act: '操作',
  },
  see: (name) => `查看 ${name}`,
  seeShort: '查看',
  kinds: { SCREEN: '显示屏', TABLET: '评价平板', KIOSK: '自助评价机', KEYPAD: '按键评价器' },
  conditions: { ONLINE: '在线', SILENT: '失联', NEVER_HEARD: '未上线', REVOKED: '已停用' },
  hallWide: '整个大厅',
  seconds: (count) => `${count} 秒前`,
  minutes: (count) => `${count} 分钟前`,
  never: '从未',
  unknown: '未知',
  back: '返回设备列表',
  gone: '没有找到这台设备，或者不在本岗位的管辖范围内。',
  facts: {
    screen: '屏幕',
    visible: '评价页面在前台',
    hidden: '评价页面不在前台',
    brightness: (percent) => `亮度 ${percent}%`,
    clock: '时钟',
    clockFast: (seconds) => `快 ${seconds} 秒`,
    clockSlow: (seconds) => `慢 ${seconds} 秒`,
    clockRight: '准确',
    paired: '配对时间',
    revoked: '停用时间',
    lastNumber: '已收到的最大编号',
    entries: '离线评价',
    entriesSaid: (kept, refused, waiting) => `收下 ${kept} 条，退回 ${refused} 条，等待办件 ${waiting} 条`,
    unfitting: (count) => `${count} 条与前一条衔接不上`,
    lossy: '按键不足五级，评价会标为有损',
    drivers: '外接部件',
    noDrivers: '没有配置',
    driverWorks: (name) => `${name}（正常）`,
    driverFails: (name) => `${name}（未就绪）`,
    handedIn: '剩余数据已由重新配对后的设备交回',
  },
  driverNames: { idReader: '身份证读卡器', face: '人脸识别', signature: '签字板', printer: '打印机', screen: '副屏' },
  gaps: {
    title: '编号缺口',
    hint: '终端为每条评价连续编号。缺号表示有评价没有送到，可能被删除或设备存储受损。',
    none: '没有缺号。',
    one: (number) => `缺 ${number} 号`,
    many: (first, last) => `缺 ${first} 至 ${last} 号`,
    atEnd: (count) => `末尾还缺 ${count} 条`,
    wentBack: (from, to) => `编号从 ${from} 退回到 ${to}：设备被重置，或存储被恢复、复制`,
  },
  events: {
    title: '最近发生的事',
    none: '还没有记录。',
    more: '显示更早的',
    kinds: {
      STARTED: '启动',
      VISIBLE: '评价页面回到前台',
      HIDDEN: '评价页面离开前台',
      BRIGHTNESS: '亮度改变',
      ONLINE: '网络恢复',
      OFFLINE: '网络中断',
      CLOCK_MOVED: '时钟被调整',
      DRIVER_FAILED: '外接部件故障',
      REVOKED: '停用',
      NUMBERS_WENT_BACK: '编号倒退',
      HANDED_IN_BY: '剩余数据由新配对的设备交回',
    },
  },
  pairing: {
    start: '配对新设备',
    title: '配对新设备',
    hint: '选择设备摆放的位置，生成配对码，在设备上输入。',
    hall: '大厅',
    window: '窗口',
    noWindow: '不属于某个窗口',
    kind: '设备类型',
    layout: '屏幕布局',
    layouts: { OPEN: '普通', SHIELDED: '遮蔽（工作人员看不到评价等级）' },
    edition: '字号',
    editions: { ordinary: '标准版', elderly: '长辈版' },
    language: '语言',
    languages: { 'zh-CN': '中文', en: '英文' },
    submit: '生成配对码',
    lack: '请选择大厅。',
    code: '配对码',
    until: (time) => `有效期至 ${time}，只能用一次`,
    codeHint: '在设备的浏览器里打开 /terminal，输入配对码。离开本页后无法再看到。',
    copy: '复制配对码',
    copied: '已复制',
    copyByHand: '请选中后手工复制',
  },
  acts: {
    revoke: '停用设备',
    revokeSure: '停用立即生效且不能恢复；设备里没有送出的评价，可在重新配对后交回。确定停用吗？',
    repair: '重新配对',
    repairSure: '会停用现在的配对，并按原来的位置和设置生成新的配对码。确定吗？',
    revokedDone: '设备已停用。',
  },
}
