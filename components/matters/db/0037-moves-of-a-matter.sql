-- Asked by the matter (what became of its moves) and by the version (batches of a process); both were read through all moves.
create index matter_migration_matter on office.matter_migration (agency_id, matter_id);
create index matter_migration_version on office.matter_migration (agency_id, process_version_id, at desc);
