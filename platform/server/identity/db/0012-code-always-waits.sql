-- Every code waits for the security administrator, also one that opens a first account: rights of a post hold for who has it,
-- whether work lies with him or not. Only codes made while an agency is set up need nobody's consent: there is nobody yet who
-- could give it. Codes that are out already wait like new ones. `with_work` is no longer read and goes in a later release.
alter table office.access_code add column needs_consent boolean not null default true;
