-- Moves by a plan: which step becomes which (old id → new id; null: by the same name, as before), and the version a matter was
-- moved from, for the way back.
alter table office.matter_migration add column nodes jsonb;
alter table office.matter_migration add column from_version_id uuid;
-- Histories and running matters of a version, the newest first.
create index matter_of_version on office.matter (agency_id, process_version_id, started_at desc, id desc) where state <> 'DRAFT';
