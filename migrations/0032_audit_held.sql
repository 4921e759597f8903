-- What stops somebody (a key, a device, a session, an account, a post) is not held up by a log that takes nothing in. Its entry is
-- kept here, in the act's own transaction, and goes into the log as soon as that can be: a sweep tries again and again. Here it
-- counts as one that waits for its seal, so that this is an alarm like any other.
create table audit_held (
  like audit_entry including constraints including defaults,
  held_at timestamptz not null default clock_timestamp(),
  primary key (id)
);
call scope_rows('audit_held');
grant insert (id, at, actor_kind, actor_id, post_id, role, command, act, target_kind, target_id, result, division_id, hall_id, from_address,
  request_id, detail) on audit_held to yiping_app;
grant select (held_at) on audit_held to yiping_app, yiping_sweep;
grant select, delete on audit_held to yiping_sweep;
