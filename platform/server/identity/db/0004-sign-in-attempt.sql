-- Wrong attempts at sign-in names, those that nobody has included: both are counted in the same place, so that neither
-- the lock nor the time it takes tells which names exist. The columns failed_attempts and locked_until of
-- office.credential are no longer read.
create table office.sign_in_attempt (
  name_digest text primary key,
  failures int not null check (failures > 0),
  locked_until timestamptz,
  last_at timestamptz not null
);
select office.platform_table('sign_in_attempt', 'guesses at a name are counted before anybody is known; the name itself is not kept', 'select, insert, update, delete');
create index sign_in_attempt_last on office.sign_in_attempt (last_at);
