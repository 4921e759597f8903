-- 测评表 窗口服务礼仪测评: 10 indicators. Wording of indicators and anchors is ours; where they come from stands in the source.
call ship_assessment_form('window-etiquette', '《红旗窗口活动实施方案》2.2“一个微笑”（服务礼仪标准化）；《服务窗口评价实施方案》4.2“工作人员着装规范”、6.1 行为锚定。各项指标、权重、分档和锚定为本平台所拟', '{
  "title": {"zh": "窗口服务礼仪测评", "en": "Etiquette at the window"},
  "unit": "WINDOW", "location": "REQUIRED",
  "indicators": [
    {"code": "attire", "group": {"zh": "仪容仪表", "en": "Appearance"}, "title": {"zh": "着装", "en": "Attire"},
     "weight": 800, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "着装随意或不整洁", "en": "Careless or untidy"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "着装不统一，或缺少规定的部分", "en": "Not as the others, or part of it missing"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "着装统一、整洁", "en": "As the others, and neat"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "着装统一整洁，仪容得体，不戴影响工作的饰物", "en": "As the others and neat, well groomed, nothing worn that hinders the work"}}]},
    {"code": "badge", "group": {"zh": "仪容仪表", "en": "Appearance"}, "title": {"zh": "亮明身份", "en": "Known by name"},
     "weight": 700, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "没有工号牌，问也不说", "en": "No number, and none told when asked"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "没有工号牌，问了才说", "en": "No number, told when asked"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "佩戴工号牌，可看清", "en": "A number is worn and can be read"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "佩戴工号牌，台面有对应公示", "en": "A number is worn, and the counter shows whose it is"}}]},
    {"code": "desk", "group": {"zh": "仪容仪表", "en": "Appearance"}, "title": {"zh": "台面", "en": "The counter"},
     "weight": 700, "evidence": "PHOTO", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "台面堆放食物、私人物品", "en": "Food or private things lie on it"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "台面凌乱，影响递接材料", "en": "So untidy that papers are hard to hand over"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "台面整洁", "en": "Tidy"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "台面整洁，服务提示、笔、指南齐全", "en": "Tidy, with notices, pens and guides at hand"}}]},
    {"code": "greeting", "group": {"zh": "接待", "en": "Receiving"}, "title": {"zh": "问候", "en": "Greeting"},
     "weight": 1200, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "不抬头、不回应", "en": "Does not look up or answer"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "只说“什么事”一类的话，语气生硬", "en": "“What is it?” or the like, curtly"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "有礼貌用语", "en": "A polite greeting"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "主动问候、目光接触，请坐或示意稍候", "en": "Greets first, looks at the citizen, offers a seat or says that it takes a moment"}}]},
    {"code": "listening", "group": {"zh": "接待", "en": "Receiving"}, "title": {"zh": "倾听", "en": "Listening"},
     "weight": 1200, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "打断、抢白群众", "en": "Interrupts and snubs"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "边听边做别的事", "en": "Does other things while listening"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "听完再答", "en": "Hears the citizen out"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "听完并复述确认需要", "en": "Hears the citizen out and says back what is needed"}}]},
    {"code": "focus", "group": {"zh": "接待", "en": "Receiving"}, "title": {"zh": "专注", "en": "Attention"},
     "weight": 1000, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "接待中闲聊或玩手机", "en": "Chats or uses a phone meanwhile"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "中途离开，不作说明", "en": "Leaves without a word"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "全程专注", "en": "Attentive throughout"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "全程专注，确需离开时致歉并说明时间", "en": "Attentive; where he has to leave, excuses himself and says for how long"}}]},
    {"code": "speech", "group": {"zh": "言语", "en": "Words"}, "title": {"zh": "文明用语", "en": "Civil words"},
     "weight": 1300, "evidence": "RECORDING", "evidenceBelow": 4000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "有训斥、讥讽或禁忌用语", "en": "Scolds, mocks, or uses words that are forbidden"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "语气生硬、不耐烦", "en": "Curt or impatient"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "用语文明", "en": "Civil"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "用语文明，语速、音量照顾对方", "en": "Civil, and speaks as slowly and loudly as the other needs"}}]},
    {"code": "plain", "group": {"zh": "言语", "en": "Words"}, "title": {"zh": "通俗易懂", "en": "Plain words"},
     "weight": 1000, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "只念条文，不解释", "en": "Reads out rules and explains nothing"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "多用术语，追问后才解释", "en": "Full of terms, explained when asked"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "解释清楚", "en": "Explains clearly"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "用举例或样表解释，并确认对方听懂", "en": "Explains by example or sample form, and makes sure that it was understood"}}]},
    {"code": "handing", "group": {"zh": "办结", "en": "Finishing"}, "title": {"zh": "递接材料", "en": "Handing over"},
     "weight": 900, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "扔、摔材料", "en": "Throws papers"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "推给群众，不作说明", "en": "Pushes them over without a word"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "双手或礼貌递接", "en": "Hands them over politely"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "礼貌递接，逐件说明", "en": "Hands them over politely and says what each is"}}]},
    {"code": "farewell", "group": {"zh": "办结", "en": "Finishing"}, "title": {"zh": "送别与邀评", "en": "Farewell and invitation"},
     "weight": 1200, "evidence": "WORDS", "evidenceBelow": 7000, "mayNotApply": false, "scale": [
      {"mark": 1, "points": 0, "anchor": {"zh": "催促离开，或要求给好评", "en": "Hurries the citizen off, or asks for praise"}},
      {"mark": 2, "points": 4000, "anchor": {"zh": "没有道别，也不邀请评价", "en": "Neither a farewell nor an invitation to evaluate"}},
      {"mark": 3, "points": 7000, "anchor": {"zh": "道别，并提示可以评价", "en": "A farewell, and a word that one may evaluate"}},
      {"mark": 4, "points": 10000, "anchor": {"zh": "道别、提示后续步骤，中性邀请评价并回避", "en": "A farewell, the next steps, a neutral invitation, and leaves the citizen alone with it"}}]}
  ]
}');
