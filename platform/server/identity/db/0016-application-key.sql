-- 应用密钥: a program calls in the name of one person of the agency, who agrees first. Rows are never deleted and never changed but
-- for what happens to them: agreed, used, ended. What was agreed to is what stands here.
create table office.application_key (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  person_id uuid not null,
  assignment_id uuid not null,
  -- SHA-256 of the secret half of the key; the key itself is kept nowhere
  secret_hash text not null,
  may_read boolean not null,
  may_start boolean not null,
  -- ids of applications; never searched, read as a whole
  application_ids jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  -- not agreed to by then: over
  agree_by timestamptz not null,
  agreed_at timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  last_used_at timestamptz,
  -- when somebody last came with this key although it is no longer or not yet good
  last_refused_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references office.person (agency_id, id),
  foreign key (agency_id, assignment_id) references office.assignment (agency_id, id),
  foreign key (agency_id, made_by) references office.person (agency_id, id),
  foreign key (agency_id, ended_by) references office.person (agency_id, id),
  check (may_read or may_start),
  check (made_by <> person_id),
  check ((ended_at is null) = (ended_by is null))
);
select office.agency_table('application_key', 'select, insert, update');
create index application_key_person on office.application_key (agency_id, person_id);
