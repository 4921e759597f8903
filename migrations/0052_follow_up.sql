-- 回访话术: what whoever calls back says and asks. It is policy, so that a region words it, everybody may read it, and nobody is asked to change a grade.
insert into policy (word, division_id, effective_from, version, source, body)
select 'follow-up', d.id, '2019-12-03', 1,
  '回访核实、不得诱导或要求修改评价：国办发〔2019〕51号、打分制评价办法（电话、短信、消息、上门回访）；话术文字：产品默认，由各地规定',
  '{"script": {
      "contact": [
        {"zh-CN": "您好，我是政务服务大厅的工作人员，就您前几天办事时反映的情况与您联系。现在方便说几分钟吗？", "en": "Hello, I work for the service hall and call about what you told us of your visit. Do you have a few minutes?", "onlyIfReasonPending": false},
        {"zh-CN": "通话是为了把事情办好，您的身份窗口人员不会知道，不愿多谈也没有关系。", "en": "This is to put things right. The staff at the window will not learn who you are, and you need not talk about it.", "onlyIfReasonPending": false},
        {"zh-CN": "您当时没有写原因。能说说是哪一步让您不方便吗？", "en": "You gave no reason. Would you say what went wrong?", "onlyIfReasonPending": true},
        {"zh-CN": "您的事情现在办好了吗？您希望我们怎么解决？", "en": "Is your matter settled by now? What would you like us to do?", "onlyIfReasonPending": false},
        {"zh-CN": "我们会在规定的期限内答复您，凭回执码可以随时查看进展。谢谢您告诉我们。", "en": "You will have an answer in time, and can follow it with your receipt code. Thank you for telling us.", "onlyIfReasonPending": false}],
      "feedBack": [
        {"zh-CN": "您好，您反映的情况已经核实，处理结果是这样的……", "en": "Hello, what you told us has been looked into. This is what was done …", "onlyIfReasonPending": false},
        {"zh-CN": "还有没有解决的地方吗？如果没有解决，您可以要求重新办理。", "en": "Is anything left open? If it is not solved you can have it taken up again.", "onlyIfReasonPending": false},
        {"zh-CN": "办理得怎么样由您来打分，您怎么想就怎么打，我们不会过问。", "en": "You say how it was handled, just as you see it. Nobody will ask you about it.", "onlyIfReasonPending": false}]},
    "neverSays": ["好评", "改评", "修改评价", "五星", "满分", "撤销评价", "撤回评价", "帮个忙", "红包", "礼品", "five star", "change your", "withdraw", "gift"]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
