-- 意见分析: what was read from the words of citizens. No fact: everything in it can be read again from what is sealed in the vault, and goes with it.
create type comment_origin as enum ('EVALUATION', 'ADDED', 'LATER', 'PUBLIC');
create type comment_polarity as enum ('POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED');

-- Where words of citizens lie, each with the record under which they are sealed. Drills are nobody’s.
create view comment_source as
  select e.id as record_id, e.id as evaluation_id, 'EVALUATION'::comment_origin as origin, e.division_id, e.hall_id, e.window_id, e.item_id,
    e.grade, e.received_at as said_at
  from evaluation e where e.has_comment and e.origin <> 'DRILL'
  union all
  select r.record_id, e.id, 'ADDED', e.division_id, e.hall_id, e.window_id, e.item_id, e.grade, r.received_at
  from evaluation_reason r join evaluation e on e.id = r.evaluation_id where r.has_comment and e.origin <> 'DRILL'
  union all
  select s.record_id, e.id, 'LATER', e.division_id, e.hall_id, e.window_id, e.item_id, s.grade, s.given_at
  from evaluation_supplement s join evaluation e on e.id = s.evaluation_id where s.has_comment and e.origin <> 'DRILL'
  union all
  select c.id, null, 'PUBLIC', c.division_id, c.hall_id, c.window_id, null, c.grade, c.received_at
  from public_comment c where c.has_comment;
comment on view comment_source is 'asked by record_id; the words are in vault.sealed_field, field comment';
grant select on comment_source to yiping_app;

create table comment_reading (
  record_id uuid not null,
  reader text not null,
  id uuid not null unique default gen_random_uuid(),
  evaluation_id uuid,
  origin comment_origin not null,
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null,
  item_id integer,
  grade smallint check (grade between 1 and 5),
  said_at timestamptz not null,
  is_unreadable boolean not null,
  labels text[] not null default '{}',
  polarity comment_polarity,
  evidence integer[] not null default '{}' check (cardinality(evidence) % 2 = 0),
  keywords text[] not null default '{}',
  minhash bytea,
  review text,
  read_at timestamptz not null,
  primary key (record_id, reader),
  check (not is_unreadable or (polarity is null and minhash is null and review is null
    and cardinality(labels) + cardinality(evidence) + cardinality(keywords) = 0)),
  check (is_unreadable or (polarity is not null and minhash is not null)),
  check ((evaluation_id is null) = (origin = 'PUBLIC'))
);
comment on table comment_reading is 'no words of anybody: labels, places of what shows them, and words of the model’s own list';
comment on column comment_reading.id is 'how a reading is spoken of outside: it tells nothing of the record, whose id says when it was given';
comment on column comment_reading.reader is 'version of the model and of the table of labels';
comment on column comment_reading.is_unreadable is 'erased, or sealed under a key that was destroyed: not asked for again';
comment on column comment_reading.evidence is 'pairs of start and end in UTF-16 units of the original text';
create index comment_reading_by_hall on comment_reading (hall_id, said_at);
create index comment_reading_to_review on comment_reading (hall_id, said_at) where review is not null;
call scope_rows('comment_reading');
grant select, insert on comment_reading to yiping_app;
grant select on comment_reading to yiping_staff;

-- How far each reader has come: up to the watermark everything that came anew is read, and from the cursor on back to the first what was there before.
create table comment_reader (
  reader text primary key,
  begun_at timestamptz not null,
  watermark uuid not null,
  backlog_before uuid not null,
  backlog_read bigint not null default 0,
  done_at timestamptz
);
comment on column comment_reader.watermark is 'a little before it is looked through again: ids are minted before their rows are committed';
grant select, insert, update on comment_reader to yiping_app;
grant select on comment_reader to yiping_staff;

-- Somebody who read a comment says what it says: the newest holds over every reader.
create table comment_correction (
  id uuid primary key,
  record_id uuid not null,
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  reader text not null,
  old_labels text[] not null,
  old_polarity comment_polarity not null,
  labels text[] not null,
  polarity comment_polarity not null,
  corrected_at timestamptz not null
);
create index comment_correction_by_record on comment_correction (record_id, id);
call protect_facts('comment_correction');
call scope_rows('comment_correction');
grant select, insert on comment_correction to yiping_app;
grant select on comment_correction to yiping_staff;
call ledger.log_facts('comment_correction', 9, 'id record_id division_id hall_id account_id reader old_labels old_polarity labels polarity corrected_at');

insert into policy (word, division_id, effective_from, version, source, body)
select 'comment-reading', d.id, '2019-12-03', 1,
  '评价意见分析、发现共性问题：国务院办公厅关于建立政务服务“好差评”制度的意见（国办发〔2019〕51号）；最小组、比较周数、新话题条数与倍数：产品默认',
  '{"smallestGroup": 5, "weeksBefore": 8, "topicCommentsMin": 4, "topicLiftMin": 2, "listedTopics": 20}'::jsonb
from administrative_division d where d.division_code = '000000000000';
