-- A file taken over from another agency keeps its ciphertext, and every chunk of it is bound to the id it was sealed
-- under. Empty: its own id.
alter table office.file_object add column sealed_as uuid;
