-- Embedded evaluation. A signed link is sealed and not stored: only how long it holds is kept here.
insert into policy (word, division_id, effective_from, version, source, body)
select 'embed', id, '2019-12-03', 1,
  '产品默认：国办发〔2019〕51号要求在办事系统内提供在线评价功能，未规定链接时限；取足够点开一次的 15 分钟，转发出去的链接随即失效',
  '{"linkValidMinutes": 15}'::jsonb
from administrative_division where division_code = '000000000000';

-- The page of a window: which items are handled there, what each needs and costs, and when the hall and the window are open.
-- Dated like the rest of the catalogue; what nobody has entered is unknown, and the page says so.
create table window_item (
  id integer generated always as identity primary key,
  window_id integer not null references service_window,
  item_id integer not null references service_item,
  unique (window_id, item_id)
);
create table window_item_version (
  window_item_id integer not null references window_item,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (window_item_id, effective_from, revision)
);
comment on table window_item is 'which items a window handles; a window without a row has not been described';

create table item_guide_version (
  item_id integer not null references service_item,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  materials jsonb check (jsonb_typeof(materials) = 'array'),
  fees jsonb check (jsonb_typeof(fees) = 'array'),
  recorded_at timestamptz not null default now(),
  primary key (item_id, effective_from, revision)
);
comment on table item_guide_version is '办事指南: materials and fees of an item. Null: not entered; an empty list: none needed, nothing charged';
comment on column item_guide_version.fees is 'amounts in fen, with the document they are charged by';

create table hall_hours_version (
  hall_id integer not null references service_hall,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  hours jsonb not null check (jsonb_typeof(hours) = 'array'),
  recorded_at timestamptz not null default now(),
  primary key (hall_id, effective_from, revision)
);
comment on table hall_hours_version is 'weekly opening hours of a hall, weekday 1 (Monday) to 7; public holidays are the calendar''s';

create table window_hours_version (
  window_id integer not null references service_window,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  hours jsonb check (jsonb_typeof(hours) = 'array'),
  recorded_at timestamptz not null default now(),
  primary key (window_id, effective_from, revision)
);
comment on table window_hours_version is 'where a window keeps other hours than its hall; null: the hall''s again';

insert into policy (word, division_id, effective_from, version, source, body)
select 'window-page', id, '2019-12-03', 1,
  '产品默认：公开窗口等候时间的口径未见规定；取最近 60 分钟内业务系统报送的等候分钟数的中位数，不足 3 笔不公布',
  '{"waitingOverMinutes": 60, "waitingReportsMin": 3}'::jsonb
from administrative_division where division_code = '000000000000';

do $$
declare
  fact text;
begin
  foreach fact in array array['window_item_version', 'item_guide_version', 'hall_hours_version', 'window_hours_version'] loop
    call protect_facts(fact::regclass);
  end loop;
end
$$;
grant select, insert on window_item, window_item_version, item_guide_version, hall_hours_version, window_hours_version to yiping_app;
