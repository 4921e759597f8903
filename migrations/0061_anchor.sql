-- Anchors: what was published of the log, told to places that whoever runs the platform cannot take back. One row for each checkpoint and anchor: it
-- waits, and is tried until the anchor has it. What an anchor has taken is never changed here.
create table ledger.anchoring (
  anchor text not null check (anchor ~ '^[a-z][a-z0-9-]{0,30}$'),
  kind text not null check (kind ~ '^[a-z][a-z-]{1,30}$'),
  hash ledger.hash_name not null,
  size bigint not null check (size > 0),
  root bytea not null check (length(root) = 32),
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'DISPUTED')),
  -- What the anchor says against the log, or the log against the anchor; not gone on with by itself until they agree.
  finding text check (finding in ('FORK', 'AHEAD', 'WENT_BACK', 'BROKEN')),
  tries integer not null default 0 check (tries >= 0),
  -- Why the last try came to nothing: a code, never a text of somebody else.
  fault text check (fault ~ '^[A-Z][A-Z0-9_]{0,60}$'),
  written_at timestamptz not null,
  next_try_at timestamptz not null,
  claimed_until timestamptz,
  receipt jsonb check (jsonb_typeof(receipt) = 'object' and octet_length(receipt::text) <= 2000),
  done_at timestamptz,
  primary key (anchor, hash, size),
  foreign key (hash, size) references ledger.checkpoint,
  check ((state = 'DONE') = (receipt is not null) and (state = 'DONE') = (done_at is not null)),
  check ((state = 'DISPUTED') = (finding is not null))
);
create unique index anchoring_open on ledger.anchoring (anchor, hash) where state <> 'DONE';
comment on column ledger.anchoring.written_at is 'when this anchor was due';
comment on column ledger.anchoring.claimed_until is 'until then one server is at it, and no other';

create function ledger.anchored_is_a_fact() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.state = 'DONE' or new.anchor <> old.anchor or new.hash <> old.hash or new.size < old.size then
    raise exception 'what was anchored stays' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger anchored_is_a_fact before update or delete on ledger.anchoring for each row execute function ledger.anchored_is_a_fact();
create trigger anchoring_never_emptied before truncate on ledger.anchoring execute function ledger.never_emptied();

grant select, insert on ledger.anchoring to yiping_sealer;
grant update (size, root, state, finding, tries, fault, next_try_at, claimed_until, receipt, done_at) on ledger.anchoring to yiping_sealer;
grant select on ledger.anchoring to yiping_app;
