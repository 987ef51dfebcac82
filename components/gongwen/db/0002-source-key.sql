-- A paper or an electronic document may arrive twice: what was registered is found by its sender and its number, both
-- in one spelling. Confirmed: somebody looked and says that a document with this key is another one.
alter table office.document add column source_key text, add column duplicate_confirmed text;
create index document_source on office.document (agency_id, source_key) where source_key is not null;
