/**
 * Characters of dialects and frequent slips behind the character that the features read instead, one for one; in features alone, the text
 * stays as it is written.
 */
export const dialectCharacters =
  '不唔勿弗伐 没冇 的嘅噶嗰 他佢伊渠 了咗嗮 看睇 来嚟 在喺 给畀俾 拿攞 找揾搵 都嘟 那哋 站企 说讲話话 很忒贼 些啲 这咁搿迭 西嘢 吗嘛麽 啊吖呀哈 我俺咱偶 你侬恁您 弄整搞 她它 的得地 做作 帐账 点奌 钟鈡'

/** Words of dialects behind the word that they are read as. */
export const dialectConcepts = {
  dialectNo: '莫得 没得 冇得 没有 呒没 唔得 木有 么得 莫有 无得 不中 不成 不得行 不来事 唔得掂 搞唔掂 不赖 不孬',
  dialectWhat:
    '啥子 么事 么子 乜嘢 乜 点解 咋个 咋 咋子 咋整 做么事 搞么 为么 何解 啥 嘎哈 干啥 弄啥 做啥 啥辰光 几多 点样',
  dialectAngry:
    '恼火 气杀 触气 戳气 火冒 肝火 嬲 激气 劳气 扑街 瓜娃子 哈戳戳 球 锤子 扯淡 扯拐 冒得卵 板眼 鬼火 膈应 埋汰 憋屈 二球 日弄 日鬼 日怪 怄气 怄火 呕 造孽 作孽 恁娘 癫 黐线 吊儿郎当 稀烂 撇脱 麻批 霉 讨嫌 腻歪 急眼',
  dialectGood:
    '巴适 安逸 要得 得劲 中 嘹 美滴 老灵 灵光 嗲 结棍 赞格 得意 劲揪 冇得弹 没得弹 冇得讲 正 好犀利 顶呱呱 攒劲 带劲 杠杠 老好了 嘎嘎 尊 克里马擦 撇脱 蛮扎实 霸蛮 韵味 蛮熨帖 熨帖 勒是 盘得好 麻溜 一马溜 利索 立整',
  dialectVery:
    '老 贼 蛮 好鬼 几 交关 邪气 硬是 死 忒 嘎嘎 可 怪 血 恁 真个 邪 齁 老鼻子 得不得了 不得了 要死 得很 滴很 很很 惨了',
} as const
