-- Who changed which form field last, and with which version of the matter: { key: { version, personId, by } }. A page that is
-- older than a colleague's value is then merged with it field by field. The key '' stands for all fields whose last change
-- nobody noted (an earlier release wrote it); null: nothing is noted yet.
alter table office.matter_content add column field_changes jsonb;
