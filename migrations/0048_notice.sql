-- 告知: a letter that tells a citizen that there is something about what he said: an answer, a message, an appeal to which he may object, the one question of the closure audit. It goes through the
-- outbox of letters. Its row names the order and nothing else: neither service nor person. To whom it goes is opened from the vault when it is written (is
-- there a way at all?) and again when it is sent, and stands nowhere; the image by which letters to one person keep their order is one of the order here,
-- so that no row joins somebody’s invitation and somebody’s bad evaluation.
alter table letter alter column occurrence_id drop not null;
alter table letter alter column window_id drop not null;
alter table letter alter column revision_id drop not null;
alter table letter alter column sealed_field drop not null;
alter table letter add column order_id uuid references handling_order;
alter table letter add column notice text;
alter table letter add column notice_key text check (length(notice_key) between 1 and 60);
alter table letter add column code_hash bytea unique check (length(code_hash) = 16);
alter table letter add constraint about_a_service_or_an_order check (
  case when order_id is null
    then num_nulls(occurrence_id, window_id, revision_id, sealed_field) = 0 and num_nonnulls(notice, notice_key, code_hash) = 0
    else num_nonnulls(occurrence_id, window_id, revision_id, sealed_field, other_index) = 0 and num_nulls(notice, notice_key, code_hash) = 0 and turn = 1 end);
alter table letter add constraint notice_is_known check (notice in ('ANSWERED', 'WROTE', 'APPEALED', 'ASKED', 'ENTERED'));
create unique index letter_notice_once on letter (order_id, notice_key) where order_id is not null;
comment on column letter.order_id is 'of a notice: what is told about; recipient_index is then an image of the order, not of the address';
comment on column letter.code_hash is 'of the code in the link of a notice, which opens the page of one’s own order until the letter expires';

insert into policy (word, division_id, effective_from, version, source, body)
select 'notice', d.id, '2019-12-03', 1,
  '差评回访、整改结果反馈须逐件告知评价人：国办发〔2019〕51号、打分制评价办法（电话、短信、消息、上门）；评价人对申诉有五个工作日提出异议：申诉规则；告知种类、有效期和措辞：产品默认，由各地规定',
  '{"kinds": ["ANSWERED", "WROTE", "APPEALED", "ASKED", "ENTERED"], "validNaturalDays": 30,
    "wording": {
      "ANSWERED": {"zh-CN": "您{day}在{hall}反映的情况已有办理答复，可查看、评价办理情况或要求重新办理：{link} 不再接收请点：{stop}",
                   "en": "What you told us about {hall} on {day} has been answered. Read it, say how it was handled, or have it taken up again: {link} No more messages: {stop}"},
      "WROTE": {"zh-CN": "关于您{day}在{hall}反映的情况，办理单位给您留言，可查看和回复：{link} 不再接收请点：{stop}",
                "en": "There is a message for you about what you told us about {hall} on {day}. Read and answer it: {link} No more messages: {stop}"},
      "APPEALED": {"zh-CN": "被评价单位对您{day}在{hall}的评价提出申诉，您可在期限内说明意见，不回复不视为同意：{link} 不再接收请点：{stop}",
                   "en": "The unit has appealed against your evaluation at {hall} on {day}. You may say what you think; silence is not consent: {link} No more messages: {stop}"},
      "ASKED": {"zh-CN": "您{day}在{hall}反映的事已办结。真的解决了吗？请照实说一句，只问这一次，不答也可以：{link} 不再接收请点：{stop}",
                "en": "What you told us about {hall} on {day} was closed as settled. Is it? We ask once, and you need not answer: {link} No more messages: {stop}"},
      "ENTERED": {"zh-CN": "您{day}在{hall}的评价经裁定拟作登记，理由和提出异议的办法请看，异议期内不生效，不影响您再评价：{link} 不再接收请点：{stop}",
                  "en": "Your evaluation at {hall} on {day} is to be entered in a register. Read why and how to object; until then it has no effect, and you may go on evaluating: {link} No more messages: {stop}"}},
    "neverSays": ["好评", "五星", "满分", "满意", "务必", "必须", "红包", "抽奖", "奖品", "礼品", "积分", "优惠", "否则", "考核",
      "five star", "positive", "satisfied", "gift", "prize", "reward", "discount", "must"]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
