-- 升级在办事项的表单: running matters of an older version of a form go on by a newer one, each by itself. Steps are data
-- (`UpgradeStep` of the forms package); no value of a matter is kept here.
create table office.matter_form_upgrade (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  form_id uuid not null,
  from_version_id uuid not null,
  to_version_id uuid not null,
  steps jsonb not null,
  -- The matter also goes on by the version of its process that its kind has when its turn comes.
  with_process boolean not null,
  reason text not null,
  person_id uuid not null,
  assignment_id uuid not null,
  at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by uuid,
  primary key (agency_id, id),
  foreign key (agency_id, from_version_id) references office.form_version (agency_id, id),
  foreign key (agency_id, to_version_id) references office.form_version (agency_id, id)
);
select office.agency_table('matter_form_upgrade', 'select, insert, update');
create index matter_form_upgrade_form on office.matter_form_upgrade (agency_id, form_id, at desc, id desc);

create table office.matter_form_upgrade_item (
  agency_id uuid not null references office.agency (id),
  upgrade_id uuid not null,
  matter_id uuid not null,
  done_at timestamptz,
  -- Why it stayed with its version, in words without a value; null = it went over.
  refused text,
  primary key (agency_id, upgrade_id, matter_id),
  foreign key (agency_id, upgrade_id) references office.matter_form_upgrade (agency_id, id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_form_upgrade_item', 'select, insert, update');
create index matter_form_upgrade_item_left on office.matter_form_upgrade_item (agency_id, upgrade_id, matter_id) where done_at is null;

-- Which running matters are filled in on which version.
create index matter_running_form on office.matter (agency_id, form_version_id, id) where state = 'RUNNING';
