-- 邀评用语与诱导: what staff may say when they ask somebody to evaluate, what counts as inducing, and by what it is shown. It is looked up by whoever is at a window, and
-- a finding or deduction names a kind of inducing by its code.
insert into policy (word, division_id, effective_from, version, source, body)
select 'invitation-wording', d.id, '2019-12-03', 1,
  '窗口工作人员主动邀请评价、不得诱导或代评，评价时回避：服务窗口评价实施方案 三（一）、2.3；用语、诱导情形与所需证据的具体写法为本平台的建议（2026-11），由各地规定',
  '{"sentences": [
      {"zh-CN": "您的事办到这里。请您按自己的真实感受评价一次，评什么、评不评都由您决定。",
        "en": "That is all for today. Please say how it was for you. What you say, and whether you say anything, is up to you."},
      {"zh-CN": "评价屏在您面前，我看不到您选了什么。", "en": "The screen is in front of you; I cannot see what you choose."},
      {"zh-CN": "也可以回去以后扫回执上的二维码评价，在回执写明的日期之前都可以。", "en": "You can also do it later with the code on your slip, until the day that stands on it."},
      {"zh-CN": "哪里没办好，请直接写下来，会有人处理并答复您。", "en": "If something was not right, please write it down: somebody will deal with it and answer you."}],
    "inducing": [
      {"code": "ASKS_FOR_GRADE", "zh-CN": "指名要某一档，或教群众怎么选", "en": "Asks for a certain grade, or says which to choose",
        "evidence": {"zh-CN": "现场录音或录像、同一窗口两名以上群众的陈述、抽查电话记录", "en": "A recording of the scene, statements of two or more citizens of one window, notes of audit calls"}},
      {"code": "GIVES_OR_PROMISES", "zh-CN": "以礼品、优惠、加快办理等换取评价", "en": "Gives or promises something for it: gifts, favours, being served sooner",
        "evidence": {"zh-CN": "实物或照片、群众陈述、后台加急记录", "en": "The thing or a photo, statements of citizens, records of cases that were moved up"}},
      {"code": "PRESSES", "zh-CN": "以不给材料、不办下一步或追问理由施压", "en": "Presses: keeps papers back, does not go on, asks why a bad grade was given",
        "evidence": {"zh-CN": "录音或录像、群众陈述、办件时间记录", "en": "A recording, statements of citizens, times of the case"}},
      {"code": "WATCHES", "zh-CN": "看着群众评价，或把屏幕转向自己", "en": "Watches while somebody evaluates, or turns the screen to himself",
        "evidence": {"zh-CN": "录像、现场检查照片、神秘顾客记录", "en": "A recording, photos of an inspection, notes of a mystery shopper"}},
      {"code": "EVALUATES_FOR", "zh-CN": "拿群众手机代评，或由本单位人员评价", "en": "Takes the citizen’s phone and evaluates for him, or has colleagues do it",
        "evidence": {"zh-CN": "抽查时本人否认、录像、设备与时间异常记录", "en": "He denies it when asked, a recording, unusual devices and times"}},
      {"code": "CHOOSES_WHOM", "zh-CN": "只邀请预计满意的群众，办不成的不邀请", "en": "Invites only those who are likely to be pleased, and not those who were refused",
        "evidence": {"zh-CN": "邀评率与办理结果的对照、录像", "en": "Invitations held against outcomes, a recording"}}],
    "neverSays": ["好评", "五星", "满分", "给个满意", "务必", "必须", "红包", "抽奖", "奖品", "礼品", "积分", "优惠", "否则", "考核", "扣钱", "帮帮忙",
      "five stars", "full marks", "gift", "discount", "must"]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
