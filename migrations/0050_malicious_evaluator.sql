-- 恶意评价人员信息库: off by default. An entry is about one evaluation whose appeal as malicious was upheld, and has a number instead of a person. By what
-- the same person would be known again stands apart: a keyed image of an address, which is deleted when the entry ends. Reasons and objections are sealed.
create table malicious_entry (
  id uuid primary key,
  number bigint generated always as identity unique,
  appeal_id uuid not null unique references appeal,
  evaluation_id uuid not null unique,
  register_id integer not null references administrative_division,
  division_id integer not null,
  hall_id integer not null,
  policy_id integer not null references policy,
  proposed_at timestamptz not null
);
comment on column malicious_entry.number is 'by which it is spoken of: nobody is named';
comment on column malicious_entry.register_id is 'whose register it is: the region whose policy keeps one';
comment on column malicious_entry.policy_id is 'how long it lasts and until when one may object: as it was when it was proposed';
call protect_facts('malicious_entry');

create table malicious_entry_event (
  entry_id uuid not null references malicious_entry,
  sequence integer not null check (sequence >= 1),
  division_id integer not null,
  hall_id integer not null,
  kind text not null check (kind in ('PROPOSED', 'CONFIRMED', 'DECLINED', 'OBJECTED', 'JUDGED', 'ENDED')),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('ACCOUNT', 'CITIZEN', 'PLATFORM')),
  account_id uuid references account,
  facts jsonb not null default '{}',
  record_id uuid unique,
  primary key (entry_id, sequence),
  check ((actor_kind = 'ACCOUNT') = (account_id is not null))
);
comment on table malicious_entry_event is 'two who decide at once collide on (entry_id, sequence): one wins, the other is told';
create unique index malicious_entry_confirmed_once on malicious_entry_event (entry_id) where kind in ('CONFIRMED', 'DECLINED');
call protect_facts('malicious_entry_event');

create table malicious_entry_image (
  entry_id uuid not null references malicious_entry,
  image bytea not null check (length(image) = 16),
  division_id integer not null,
  hall_id integer not null,
  primary key (entry_id, image)
);
comment on table malicious_entry_image is 'keyed images of the addresses at which whoever evaluated could be reached; they go when the entry ends';
create index malicious_entry_image_by_image on malicious_entry_image (image);

call scope_rows('malicious_entry');
call scope_rows('malicious_entry_event');
call scope_rows('malicious_entry_image');
grant select, insert on malicious_entry, malicious_entry_event to yiping_app;
grant select, insert, delete on malicious_entry_image to yiping_app;
grant select on malicious_entry, malicious_entry_event to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'malicious-evaluator', d.id, '2019-12-03', 1,
  '恶意评价人员信息库：个别地区早期规定，不普遍；产品默认不建。须建立的，由该地区规定明文写明；保存不超过十二个月、异议期限（15 个工作日）：产品默认',
  '{"isKept": false, "keptMonths": 6, "objectWithin": {"count": 15, "unit": "WORKING_DAYS"}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
