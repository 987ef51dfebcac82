-- What the fields that a kind names held before somebody changed them, once the matter had left its starter: an opinion on the
-- slip was given to what stood then.
create table office.matter_value_change (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  matter_id uuid not null,
  field text not null,
  -- Null: it was not filled in.
  before jsonb,
  -- Null: nobody, a clock or a receipt.
  person_id uuid,
  person_name text not null,
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, matter_id) references office.matter (agency_id, id)
);
select office.agency_table('matter_value_change', 'select, insert');
create index matter_value_change_matter on office.matter_value_change (agency_id, matter_id, at);
