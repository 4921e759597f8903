import type { Scope } from '../../../contracts/route.ts'

export interface ApiKeyTexts {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly more: string
  readonly back: string
  readonly gone: string
  readonly make: string
  readonly columns: {
    readonly name: string
    readonly place: string
    readonly state: string
    readonly scopes: string
    readonly expires: string
    readonly used: string
    readonly act: string
  }
  readonly states: { readonly GOOD: string; readonly EXPIRED: string; readonly REVOKED: string }
  readonly soon: string
  readonly see: (name: string) => string
  readonly seeShort: string
  readonly never: string
  readonly everyHall: string
  readonly scopes: { readonly [Each in Scope]: string }
  readonly facts: {
    readonly keyName: string
    readonly source: string
    readonly signature: string
    readonly signs: string
    readonly doesNotSign: string
    readonly created: string
    readonly revoked: string
    readonly credentials: string
    readonly secret: string
    readonly publicKey: (key: string) => string
    readonly made: (time: string) => string
    readonly ends: (time: string) => string
    readonly endsWithKey: string
    readonly usedAt: (time: string) => string
  }
  readonly form: {
    readonly title: string
    readonly name: string
    readonly nameHint: string
    readonly scopes: string
    readonly source: string
    readonly expires: string
    readonly publicKey: string
    readonly publicKeyHint: string
    readonly submit: string
    readonly lack: string
  }
  readonly secret: {
    readonly title: string
    readonly hint: string
    readonly signsTitle: string
    readonly signsHint: string
    readonly copy: string
    readonly copied: string
    readonly copyByHand: string
    readonly seen: string
  }
  readonly rotation: {
    readonly title: string
    readonly hint: string
    readonly overlap: string
    readonly overlapHint: string
    readonly submit: string
    readonly wrongHours: string
  }
  readonly revoke: string
  readonly revokeSure: string
  readonly revokedDone: string
}

export const zh: ApiKeyTexts = {
  title: '接口密钥',
  hint: '业务系统用密钥调用开放接口。密钥按用途和地点授权，密文只在生成时显示一次。',
  none: '管辖范围内还没有密钥。',
  more: '显示更多',
  back: '返回密钥列表',
  gone: '没有找到这个密钥，或者不在本岗位的管辖范围内。',
  make: '新建密钥',
  columns: {
    name: '使用者',
    place: '地点',
    state: '状态',
    scopes: '用途',
    expires: '到期',
    used: '最近使用',
    act: '操作',
  },
  states: { GOOD: '有效', EXPIRED: '已到期', REVOKED: '已撤销' },
  soon: '即将到期',
  see: (name) => `查看 ${name}`,
  seeShort: '查看',
  never: '从未',
  everyHall: '所有大厅',
  scopes: {
    'cases:write': '报送办件',
    'cases:drill': '报送演练办件',
    'complaints:write': '转来投诉',
    'devices:pair': '配对和停用设备',
    'devices:read': '查看设备',
    'catalogue:read': '读取目录',
    'catalogue:write': '维护目录',
    'imports:run': '导入文件',
    'do-not-call:write': '登记不再联系',
    'participation:read': '查看参评情况',
    'embed:link': '生成嵌入链接',
  },
  facts: {
    keyName: '密钥编号',
    source: '数据来源',
    signature: '签名',
    signs: '每次调用都必须签名（RFC 9421），没有可以泄露的密文',
    doesNotSign: '不要求签名，凭密文调用',
    created: '生成时间',
    revoked: '撤销时间',
    credentials: '有效凭据',
    secret: '密文',
    publicKey: (key) => `公钥 ${key}`,
    made: (time) => `${time} 生成`,
    ends: (time) => `${time} 失效`,
    endsWithKey: '与密钥同时到期',
    usedAt: (time) => `最近使用 ${time}`,
  },
  form: {
    title: '新建密钥',
    name: '使用者',
    nameHint: '哪个系统使用，例如“叫号系统”。不要写个人姓名。',
    scopes: '用途（只选需要的）',
    source: '数据来源',
    expires: '到期日期',
    publicKey: '公钥（选填）',
    publicKeyHint: 'Ed25519 公钥，32 字节的 base64url（43 个字符）。填写后该密钥的每次调用都必须签名，不再有密文。',
    submit: '生成密钥',
    lack: '请填写使用者、至少一项用途、地点、数据来源和到期日期。',
  },
  secret: {
    title: '密钥（只显示这一次）',
    hint: '请立即交给使用的系统妥善保存。平台只保存它的摘要，离开本页后任何人都无法再看到。',
    signsTitle: '密钥编号',
    signsHint: '该密钥凭签名调用，没有密文；签名时使用这个编号。',
    copy: '复制',
    copied: '已复制',
    copyByHand: '请选中后手工复制',
    seen: '已经保存，隐藏',
  },
  rotation: {
    title: '更换密文',
    hint: '生成新的密文，旧的在并行时间内继续有效，业务系统可以不停机切换。',
    overlap: '新旧并行（小时）',
    overlapHint: '不填按规定；填 0 表示旧的立即失效（怀疑泄露时使用）。',
    submit: '更换',
    wrongHours: '并行时间请填写整数小时。',
  },
  revoke: '撤销密钥',
  revokeSure: '撤销立即生效且不能恢复，使用它的业务系统会马上中断。确定撤销吗？',
  revokedDone: '密钥已撤销。',
}
