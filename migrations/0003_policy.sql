-- The policy kernel: every number that comes from a regulation, with region, day of effect, version and source.
-- In force for a place on a day: the nearest division up the tree, the latest effective_from not after the day, the highest version.
create table policy (
  id integer generated always as identity primary key,
  word text not null check (word ~ '^[a-z][a-z-]{1,40}$'),
  division_id integer not null references administrative_division,
  effective_from date not null,
  version integer not null check (version >= 1),
  source text not null check (length(source) > 0),
  body jsonb not null,
  recorded_at timestamptz not null default now(),
  unique (word, division_id, effective_from, version)
);
call protect_facts('policy');
grant select on policy to yiping_app, yiping_intake, yiping_vault, yiping_sealer, yiping_sweep;

-- 评价内容: the national reasons. A label belongs to one grade; sets are versioned, may be put out of force, are never
-- deleted, and cannot be added to locally. The wire code is not the key: a code may return in a later set.
create table evaluation_tag_set (
  id smallint primary key,
  code text not null unique,
  in_force_from date,
  in_force_to date,
  source text not null,
  check (in_force_to is null or in_force_from is not null)
);

create table evaluation_tag (
  id smallint primary key,
  tag_set_id smallint not null references evaluation_tag_set,
  norm_code text not null check (norm_code ~ '^[1-5][0-9]{2}$'),
  grade smallint not null check (grade between 1 and 5),
  is_base boolean not null,
  name_zh text not null,
  name_en text not null,
  unique (tag_set_id, norm_code),
  check (left(norm_code, 1) = grade::text)
);
call protect_facts('evaluation_tag_set');
call protect_facts('evaluation_tag');
grant select on evaluation_tag_set, evaluation_tag to yiping_app, yiping_intake, yiping_vault;
