-- 数据字典: lists of words for the forms of an agency. A form that takes one holds a copy of its words in each version, so that
-- a version says by itself what it offers; a changed dictionary makes the next version of each form that takes it.
create table office.dictionary (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  -- `[{value, label, retired?}]` in their order. Never searched: read as a whole.
  entries jsonb not null,
  -- Out of use: no form takes it any more, those that have it keep it.
  retired boolean not null default false,
  version int not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (agency_id, id),
  unique (agency_id, name)
);
select office.agency_table('dictionary', 'select, insert, update');
