-- The log: leaves that were taken in, the trees over them, how far each has come, and what was signed of it. Only the sequencer writes here; whoever
-- serves reads. What was written is never changed: a tile only grows, a head only moves on.
create type ledger.hash_name as enum ('SHA256', 'SM3');

-- One log for each hash, over the same leaves. The origin is its name for ever; the row is what sequencers wait for each other at.
create table ledger.head (
  hash ledger.hash_name primary key,
  origin text not null unique check (origin ~ '^[a-z0-9][a-z0-9./-]{2,99}$'),
  size bigint not null default 0 check (size >= 0),
  root bytea not null check (length(root) = 32),
  moved_at timestamptz not null default now()
);

create table ledger.leaf (
  index bigint primary key check (index >= 0),
  leaf bytea not null check (length(leaf) = 34),
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  taken_at timestamptz not null default now()
);
create index leaf_by_hash on ledger.leaf using hash (leaf_hash);
comment on column ledger.leaf.leaf_hash is 'by SHA-256, as in the first tree and in every receipt';
call protect_facts('ledger.leaf');

-- C2SP tlog-tiles: 256 hashes, fewer at the right edge.
create table ledger.tile (
  hash ledger.hash_name not null,
  level smallint not null check (level between 0 and 7),
  index bigint not null check (index >= 0),
  width smallint not null check (width between 1 and 256),
  hashes bytea not null check (length(hashes) = 32 * width),
  primary key (hash, level, index)
);
alter table ledger.tile alter column hashes set storage external;

-- What was signed, by the log and by enough witnesses, and so may be shown. The greatest size is the one that is served.
create table ledger.checkpoint (
  hash ledger.hash_name not null,
  size bigint not null check (size >= 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  published_at timestamptz not null default now(),
  primary key (hash, size)
);
call protect_facts('ledger.checkpoint');

-- Nothing that was served of a tree may look different afterwards, whoever writes it.
create function ledger.head_only_moves_on() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.hash <> old.hash or new.origin <> old.origin or new.size < old.size
    or (new.size = old.size and new.root <> old.root) then
    raise exception 'a head only moves on' using errcode = '42501';
  end if;
  return new;
end
$$;
create function ledger.tile_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.width < old.width or substr(new.hashes, 1, length(old.hashes)) <> old.hashes then
    raise exception 'a tile only grows' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger head_only_moves_on before update or delete on ledger.head for each row execute function ledger.head_only_moves_on();
create trigger tile_only_grows before update or delete on ledger.tile for each row execute function ledger.tile_only_grows();
create function ledger.never_emptied() returns trigger language plpgsql as $$
begin
  raise exception '% is never emptied', tg_table_name using errcode = '42501';
end
$$;
create trigger head_never_emptied before truncate on ledger.head execute function ledger.never_emptied();
create trigger tile_never_emptied before truncate on ledger.tile execute function ledger.never_emptied();

grant select, insert, update on ledger.head to yiping_sealer;
grant select, insert on ledger.leaf, ledger.checkpoint to yiping_sealer;
grant select, insert, update on ledger.tile to yiping_sealer;
grant select on ledger.head, ledger.leaf, ledger.tile, ledger.checkpoint, ledger.pending_leaf to yiping_app;
alter table ledger.pending_leaf add column appended_at timestamptz not null default now();

insert into policy (word, division_id, effective_from, version, source, body)
select 'ledger', d.id, '2019-12-03', 1,
  '产品默认：记入公开日志的承诺时间、公开字段的时间和最小人数没有上位规定，由各地规定',
  '{"promiseSeconds": 60, "alarmSeconds": 30, "openAfterDays": 1, "smallestGroup": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';
