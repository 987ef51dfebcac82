-- The key of each agency, wrapped by the key-encryption key that never stands in the database.
create table office.agency_key (
  agency_id uuid primary key references office.agency (id),
  wrapped_key bytea not null,
  wrapped_by text not null,
  created_at timestamptz not null
);
select office.platform_table('agency_key', 'wrapped keys are re-wrapped for all agencies when the key-encryption key changes', 'select, insert, update');

-- One encrypted file. The name, and who may read it, belong to the component that keeps it.
-- PENDING: uploaded, nobody has kept it yet. DISCARDED: about to be removed from the disk.
create table office.file_object (
  agency_id uuid not null references office.agency (id),
  id uuid not null,
  wrapped_key bytea not null,
  algorithm text not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'KEPT', 'DISCARDED')),
  bytes bigint,
  sm3 text check (sm3 ~ '^[0-9a-f]{64}$'),
  media_type text,
  created_at timestamptz not null,
  primary key (agency_id, id),
  check (state <> 'KEPT' or (bytes is not null and sm3 is not null and media_type is not null))
);
select office.agency_table('file_object', 'select, insert, update, delete');
